"""The one registry of words that can be typed: help, the nearest word, and docs/plain.md derive from it."""

from collections.abc import Sequence
from typing import Final

from sprint.plain.askwords import ASK_WORDS, STUCK
from sprint.plain.daywords import DAY, DAY_WORDS, LEADING
from sprint.plain.readwords import READ_WORDS, READING, TURN
from sprint.plain.tendwords import TEND_WORDS
from sprint.plain.word import Word

CLOCK: Final = "The clock"
NUMBER: Final = "Your number"
TEXT: Final = "Your text"
CIRCLE: Final = "The circle"
TOLD: Final = "What you are told"
GOING: Final = "Help and going"
GROUPS: Final = (CLOCK, NUMBER, TEXT, CIRCLE, STUCK, READING, TURN, DAY, LEADING, TOLD, GOING)

WORDS: Final = (
    Word("start", CLOCK, "start WHEN", "sets a sprint: its length in minutes, and when it starts.",
         ("start 15", "start 15 in 5", "start 25 at 19:45", "start at :30", "start 10-20",
          "start 3 x 15 break 5", "start up")),
    Word("begin", CLOCK, "begin", "starts the sprint that is set now."),
    Word("pause", CLOCK, "pause", "stops the clock."),
    Word("resume", CLOCK, "resume", "lets the clock go on."),
    Word("more", CLOCK, "more LENGTH", "moves the bell later; before the start, the start. more alone gives "
         "you thirty seconds more in your turn at a table, once.", ("more 5", "more 90s", "more")),
    Word("less", CLOCK, "less LENGTH", "moves the bell earlier; before the start, the start.", ("less 5",)),
    Word("end", CLOCK, "end", "rings the bell now, after a question."),
    Word("cancel", CLOCK, "cancel", "calls the sprint off, after a question."),
    Word("undo", CLOCK, "undo", "takes back what you last did to the clock, or to your result."),
    Word("time", CLOCK, "time", "tells the time left, and when the bell is."),
    Word("recur", CLOCK, "recur WHEN", "lets a sprint come again; recur alone tells which do.",
         ("recur 20 at 19:30 every day", "recur 20 at 19:30 every mon,thu")),
    Word("drop", CLOCK, "drop NUMBER", "ends what comes again; recur tells its number.", ("drop 1",)),
    Word("count", NUMBER, "count NUMBER", "gives the count of your whole text, written elsewhere; the number "
         "alone does too. count alone tells your count.", ("count 512", "512", "+40", "count")),
    Word("from", NUMBER, "from NUMBER", "puts the count right that you began with.", ("from 400",)),
    Word("settle", NUMBER, "settle NUMBER", "settles your number after the bell; settle alone takes it as it "
         "stands. Once the next round runs, it is for the one before.", ("settle", "settle 500")),
    Word("amend", NUMBER, "amend NUMBER", "puts your result right; undo takes that back.", ("amend 530",)),
    Word("goal", NUMBER, "goal NUMBER", "sets how much you aim for; goal none takes it away.",
         ("goal 500", "goal none")),
    Word("keep", NUMBER, "keep", "keeps a number that was asked about."),
    Word("fix", NUMBER, "fix", "drops a number that was asked about, so that you can give another."),
    Word("write", TEXT, "write", "lets you write right here: each line goes to your draft, until one that is "
         "only a dot."),
    Word("edit", TEXT, "edit", "opens your own editor on your draft; the count is read as you save."),
    Word("draft", TEXT, "draft", "tells where your draft lies."),
    Word("carry on", TEXT, "carry on", "goes on in the draft of last time."),
    Word("who", CIRCLE, "who", "tells who is here, how they are, and what they show."),
    Word("board", CIRCLE, "board", "tells what everybody wrote."),
    Word("rank", CIRCLE, "rank", "orders the circle's board by places."),
    Word("seats", CIRCLE, "seats", "orders the circle's board by seats."),
    Word("say", CIRCLE, "say TEXT", "says something to the circle.", ("say Half a page!",)),
    Word("cheer", CIRCLE, "cheer NAME", "cheers somebody on, or everybody without a name.",
         ("cheer", "cheer Ben")),
    Word("ready", CIRCLE, "ready", "shows that you are ready; ready no, that you are not yet.",
         ("ready", "ready no")),
    Word("shown", CIRCLE, "shown HOW", "chooses how others see your count: exact, rounded, only your state, "
         "or hidden until the bell.", ("shown rounded", "shown state", "shown hidden", "shown exact")),
    Word("remove", CIRCLE, "remove NAME", "closes the room to somebody, after a question, if you lead here: "
         "what they gave stays, and the invite is another one then.", ("remove Ben",)),
    Word("hide", CIRCLE, "hide NAME", "hides what somebody says, for you alone and for good; they are not "
         "told. hide alone tells whom you have hidden.", ("hide Ben", "hide")),
    Word("unhide", CIRCLE, "unhide NAME", "shows again what somebody says, and all that they said.",
         ("unhide Ben",)),
    Word("invite", CIRCLE, "invite", "tells the line that lets people in."),
    *ASK_WORDS,
    *READ_WORDS,
    *DAY_WORDS,
    *TEND_WORDS,
    Word("quiet", TOLD, "quiet", "while you write tells only of the clock, and the rest after the bell."),
    Word("loud", TOLD, "loud", "tells all as it comes; with a number, also the counts each so many minutes.",
         ("loud", "loud 5")),
    Word("help", GOING, "help WORD", "tells the words, or all about one.", ("help", "help start")),
    Word("yes", GOING, "yes", "does what was asked about; no leaves it. At a table it is your yes to a step, "
         "and a number there is your choice."),
    Word("no", GOING, "no", "leaves what was asked about as it is."),
    Word("quit", GOING, "quit", "ends; your seat, your draft and a sprint of your own are kept."),
    Word("leave", GOING, "leave", "leaves the room, after a question, and ends."),
    Word("close", GOING, "close", "closes the room for everyone, after a question, and ends."),
)  # fmt: skip

BY_NAME: Final = {word.name: word for word in WORDS}


def nearest(typed: str) -> Word | None:
    """The word that ``typed`` was probably meant to be."""
    # Imported late: most of what is typed is a word.
    from difflib import get_close_matches

    found = get_close_matches(typed, BY_NAME, 1, 0.6)
    return BY_NAME[found[0]] if found else None


def help_lines(typed: str = "", leader: str = "", shared: Sequence[str] = ()) -> list[str]:
    """What help says: the words in their groups, or all about one of them. Where ``leader`` leads, who is
    somebody else, they are named in the place of the words for that, but for those that are ``shared``.
    """
    if not typed:
        free = f"; {', '.join(shared)} are for everybody" if shared else ""
        groups = [
            f"{LEADING}: {leader} does that here{free}."
            if group == LEADING and leader
            else f"{group}: {', '.join(one.name for one in WORDS if one.group == group)}."
            for group in GROUPS
        ]
        return [*groups, "Type help and a word for more, for example help start."]
    word = BY_NAME.get(typed) or nearest(typed)
    if word is None:
        return [f"There is no word {typed}. help alone tells them all."]
    lines = [f"{word.usage}: {word.does}"]
    return [*lines, f"For example: {', or '.join(word.examples)}."] if word.examples else lines
