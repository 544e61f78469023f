"""The words of a day; they stand in the one registry of ``sprint.plain.words``."""

from collections.abc import Callable
from typing import Final

from sprint.core.agenda.acts import Pledged
from sprint.core.errors import BadInput
from sprint.core.schedule import parse_length
from sprint.plain import daycommands as commands
from sprint.plain.daycommands import DayAction
from sprint.plain.word import Word

DAY: Final = "A day"
LEADING: Final = "Leading a day"
#: What stands with the words for leading, and is for everybody in a room in which all may plan.
SHARED: Final = ("announce", "clear view", "needs", "notes", "tables")

DAY_WORDS: Final = (
    Word("day", DAY, "day", "tells where the day is, what comes and when, and what is on view."),
    Word("hand", DAY, "hand", "puts you in line to speak in a talk."),
    Word("yield", DAY, "yield", "ends your time to speak, or takes you from the line; if you lead, it thanks "
         "who speaks, or takes from the line whom you name.", ("yield", "yield Ben")),
    Word("intention", DAY, "intention TEXT", "says what you mean to do; intention alone tells what everybody "
         "does, and none takes yours back.",
         ("intention finish the second scene", "intention", "intention none")),
    Word("report", DAY, "report TEXT", "says how it went; report alone tells how it did for everybody.",
         ("report two pages, and a title", "report")),
    Word("commit", DAY, "commit TEXT", "says what you will do next; commit alone tells what everybody will.",
         ("commit send it to Ben by Sunday", "commit")),
    Word("card", DAY, "card TEXT", "says who you are, what you write and where to find you; card alone tells "
         "everybody's.", ("card Ana, short stories, looking for readers", "card")),
    Word("topic", DAY, "topic TEXT", "puts a topic to talk about on the circle's board; topic alone tells "
         "those there are.", ("topic where to send poems", "topic")),
    Word("shelf", DAY, "shelf TEXT", "puts a link or a note on the circle's shelf; shelf alone tells what "
         "lies there.", ("shelf a list of journals: example.org", "shelf")),
    Word("strike", DAY, "strike NUMBER", "takes a topic or a note away that you put there, by its number.",
         ("strike 2",)),
    Word("view", DAY, "view TEXT", "tells what is on view; with words, and if you lead, it puts them there "
         "for everybody.", ("view", "view Write what the house remembers.")),
    Word("picture", DAY, "picture", "tells what the circle did on the day that closes, or was last: who was "
         "there, what was written, heard and given."),
    Word("announced", DAY, "announced", "tells again what was announced last, also by somebody whom you "
         "have hidden."),
    Word("meet", DAY, "meet WHEN", "tells when the circle meets next; with a day and a time, and if you "
         "lead, it sets that for everybody, in your zone or in the one you name; none takes it away.",
         ("meet", "meet sat 10:00", "meet 2026-12-05 10:00 Europe/Berlin", "meet none")),
    Word("calendar", DAY, "calendar", "saves the next date as a file for your calendar."),
    Word("plan", LEADING, "plan NAME", "plans a day after an agenda, by its name or its file; plan last "
         "takes the last day of this room again, and plan alone tells which there are.",
         ("plan", "plan last", "plan engagement-day", "plan tuesday.toml")),
    Word("go", LEADING, "go NUMBER", "begins the day, ahead of its time after a question; later goes on to "
         "the next part, or to the one of that number, after a question.", ("go", "go 4")),
    Word("hold", LEADING, "hold", "lets the day's clock stand, with the sprint or the tables in it."),
    Word("go on", LEADING, "go on", "lets the day's clock go on."),
    Word("longer", LEADING, "longer LENGTH", "makes this part longer; all that comes moves with it.",
         ("longer 5", "longer 90s")),
    Word("shorter", LEADING, "shorter LENGTH", "makes this part shorter.", ("shorter 5",)),
    Word("add", LEADING, "add PART", "puts a part in as the next: its kind (gather, sprint, break, read, "
         "talk or close), how long, and what it is called.", ("add sprint 20", "add break 10 Tea")),
    Word("change", LEADING, "change NUMBER PART", "makes a part that is to come another: its kind, how long, "
         "and what it is called; a prompt stays.", ("change 4 sprint 25 Second wind",)),
    Word("prompt", LEADING, "prompt NUMBER TEXT", "shows everybody these words while a part lasts that is to "
         "come; none takes them away, and a number alone tells them.",
         ("prompt 4 Write what the house remembers.", "prompt 4", "prompt 4 none")),
    Word("cut", LEADING, "cut NUMBER", "takes a part out that is to come; day tells its number.", ("cut 4",)),
    Word("earlier", LEADING, "earlier NUMBER", "lets a part come one place earlier.", ("earlier 5",)),
    Word("later", LEADING, "later NUMBER", "lets a part come one place later.", ("later 4",)),
    Word("end day", LEADING, "end day", "ends the day, after a question; or takes back the plan for one that "
         "has not begun."),
    Word("announce", LEADING, "announce TEXT", "tells everybody something.", ("announce Tea is ready.",)),
    Word("clear view", LEADING, "clear view", "takes away what was put on view."),
    Word("round", LEADING, "round", "puts everybody in line to speak who is here and was not heard yet, in "
         "seat order and yourself last; yield takes you out."),
    Word("needs", LEADING, "needs", "tells who needs you: who asked, who waits, who is new, what is late."),
    Word("notes", LEADING, "notes NUMBER TEXT", "tells your notes to yourself, with the numbers of their "
         "parts; with a number and words it keeps those, and none takes them away. Nobody else has them.",
         ("notes", "notes 4 Ask Ben about the tea.", "notes 4 none")),
    Word("lead", LEADING, "lead NAME", "hands the lead to somebody.", ("lead Ben",)),
    Word("deputy", LEADING, "deputy NAME", "makes somebody a deputy, who can do all that you can here.",
         ("deputy Ben",)),
    Word("undeputy", LEADING, "undeputy NAME", "makes somebody a deputy no more.", ("undeputy Ben",)),
    Word("mute", LEADING, "mute", "lets notes, cheers and ideas wait until the bell, or until this part is "
         "over; all of them are kept, and heard then."),
    Word("unmute", LEADING, "unmute", "lets notes be heard again, with all that waited."),
    Word("lock", LEADING, "lock", "lets nobody new in; whoever has a seat can come back."),
    Word("unlock", LEADING, "unlock", "lets people in again."),
)  # fmt: skip

#: What people say in more than one way.
SAID: Final = {"who needs me": "needs"}


def _number(word: str, rest: str) -> int:
    if not (rest.isascii() and rest.isdigit()) or not 1 <= int(rest[:4]) <= 99:
        raise BadInput(f"Say which part, for example {word} 4; day tells the numbers. Nothing was done.")
    return int(rest)


def _numbered(word: str, rest: str) -> tuple[int, str]:
    number, _, words = rest.partition(" ")
    return _number(word, number), words.strip()


def _or_none(words: str) -> str:
    return "" if words.lower() == "none" else words


def _change(rest: str) -> DayAction:
    number, part = _numbered("change", rest)
    if not part:
        raise BadInput("Say what it is to be, for example change 4 sprint 25 Second wind. Nothing was done.")
    return commands.ChangePart(number, part)


def _prompt(rest: str) -> DayAction:
    number, words = _numbered("prompt", rest)
    return commands.PromptPart(number, _or_none(words) if words else None)


def _notes(rest: str) -> DayAction:
    if not rest:
        return commands.Notes()
    number, words = _numbered("notes", rest)
    if not words:
        raise BadInput("Say what to note, for example notes 4 Ask Ben about tea; notes alone tells them.")
    return commands.KeepNote(number, _or_none(words))


def _strike(rest: str) -> DayAction:
    if not (rest.isascii() and rest.isdigit()) or len(rest) > 3:
        raise BadInput("Give its number, for example strike 2; topic and shelf alone tell the numbers.")
    return commands.Strike(int(rest))


def _pledge(of: Pledged) -> Callable[[str], DayAction]:
    def read(rest: str) -> DayAction:
        return commands.Pledge(of, _or_none(rest) if rest else None)

    return read


ANYHOW: Final[dict[str, Callable[[str], DayAction]]] = {
    "plan": commands.PlanDay,
    "go": lambda rest: commands.Go(_number("go", rest) if rest else 0),
    "notes": _notes,
    "yield": commands.GiveWay,
    "view": commands.View,
    "meet": commands.Meet,
    "intention": _pledge("intention"),
    "report": _pledge("report"),
    "commit": _pledge("commitment"),
    "card": _pledge("card"),
    "topic": lambda rest: commands.Jot("topic", rest or None),
    "shelf": lambda rest: commands.Jot("link", rest or None),
}
WITH_MORE: Final[dict[str, Callable[[str], DayAction]]] = {
    "longer": lambda rest: commands.Stretch(parse_length(rest.lower())),
    "shorter": lambda rest: commands.Stretch(-parse_length(rest.lower())),
    "add": commands.AddPart,
    "change": _change,
    "prompt": _prompt,
    "cut": lambda rest: commands.CutPart(_number("cut", rest)),
    "earlier": lambda rest: commands.ShiftPart(_number("earlier", rest), -1),
    "later": lambda rest: commands.ShiftPart(_number("later", rest), 1),
    "announce": commands.Announce,
    "strike": _strike,
    "lead": lambda rest: commands.Appoint(rest, "lead"),
    "deputy": lambda rest: commands.Appoint(rest, "deputy"),
    "undeputy": lambda rest: commands.Appoint(rest, "member"),
}
ALONE: Final[dict[str, DayAction]] = {
    "day": commands.Today(),
    "announced": commands.Announced(),
    "picture": commands.Picture(),
    "calendar": commands.Calendar(),
    "hold": commands.Hold(),
    "go on": commands.Proceed(),
    "end day": commands.EndDay(),
    "clear view": commands.ClearView(),
    "hand": commands.RaiseHand(),
    "round": commands.RaiseHand(all=True),
    "needs": commands.Needs(),
    "mute": commands.Mute(),
    "unmute": commands.Mute(off=True),
    "lock": commands.Lock(),
    "unlock": commands.Lock(open=True),
}
