"""The words for reading to each other; they stand in the one registry of ``sprint.plain.words``."""

from typing import Final

from sprint.plain.word import Word

READING: Final = "Reading to each other"
TURN: Final = "Your turn at a table"

READ_WORDS: Final = (
    Word("read", READING, "read PROTOCOL WHEN", "calls a reading; pieces are gathered until then. ahead lets "
         "them be read before.",
         ("read strong-lines in 5", "read round-robin at 19:45", "read four-steps ahead thu at 19:30")),
    Word("offer", READING, "offer FILE", "offers a piece, after a question. offer alone takes what you wrote "
         "in the sprint, or all of your draft; offer -- takes what you paste, until a line that is a dot.",
         ("offer", "offer chapter-1.txt", "offer --")),
    Word("title", READING, "title TEXT", "names the piece that you are asked about.", ("title Low tide",)),
    Word("form", READING, "form FORM", "says what it is: a poem keeps its lines.", ("form poem",)),
    Word("note", READING, "note TEXT", "puts a note on its content, for readers who want to know; note alone "
         "takes it away.", ("note a drowning",)),
    Word("welcome", READING, "welcome KINDS", "says which kinds of response you wish to hear.",
         ("welcome all but suggestions", "welcome praise and questions", "welcome all")),
    Word("withdraw", READING, "withdraw", "takes your piece back before its turn."),
    Word("sit in", READING, "sit in", "sits in without a piece; as you type, or on a day, by itself."),
    Word("sit out", READING, "sit out", "goes from the reading."),
    Word("deal", READING, "deal", "deals the tables now."),
    Word("adjourn", READING, "adjourn", "ends the reading, after a question."),
    Word("table", READING, "table", "tells who comes; at a table, whose turn it is and how long it takes."),
    Word("balance", READING, "balance", "tells what you gave and received; if you lead a reading, of all, "
         "to notice who waits to be heard."),
    Word("responses", READING, "responses", "tells all that was given to your newest piece."),
    Word("hear later", READING, "hear later", "keeps what is given to your piece until it has been heard."),
    Word("hear now", READING, "hear now", "tells what is given to your piece as it comes."),
    Word("thank", READING, "thank NAME", "thanks somebody for a response, with words after the name or "
         "without.", ("thank Ben", "thank Ben for the boats")),
    Word("stop reading", READING, "stop reading", "lets your piece be read no further, after a question."),
    Word("erase", READING, "erase TITLE", "lets the relay forget a piece of yours, after a question; erase "
         "alone means the newest.", ("erase", "erase Low tide")),
    Word("packet", READING, "packet FOLDER", "takes home your pieces with all responses, what you gave, and "
         "your results; packet alone makes a folder here.", ("packet", "packet november")),
    Word("piece", TURN, "piece LINES", "tells the piece before you with the numbers of its lines, twenty at "
         "a time.", ("piece", "piece 12", "piece 12-20")),
    Word("next", TURN, "next", "tells the next lines of it."),
    Word("mark", TURN, "mark LINES HOW", "marks lines: stayed, question, or note and its words. Your marks "
         "go along with your response.",
         ("mark 12", "mark 12-14 stayed", "mark 3 question", "mark 3 note Who speaks?")),
    Word("unmark", TURN, "unmark LINES", "takes your marks on lines away.", ("unmark 12",)),
    Word("respond", TURN, "respond TEXT", "gives your response. respond alone takes more lines, until one "
         "that is only a dot; a kind can stand before it, with a colon.",
         ("respond The boats stayed with me.", "respond question: Who speaks?", "respond")),
    Word("pass", TURN, "pass", "ends your turn with nothing to say."),
    Word("ditto", TURN, "ditto", "ends your turn: you feel the same."),
    Word("done", TURN, "done", "ends your turn: you have read, or said it aloud."),
    Word("decline", TURN, "decline", "reads a piece no further; nobody asks why."),
)  # fmt: skip
