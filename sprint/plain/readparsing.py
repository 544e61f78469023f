"""From a typed line about reading to the command that it means; pure, and wrong words change nothing."""

import re
from collections.abc import Callable
from typing import Final, get_args

from sprint.core.errors import BadInput
from sprint.core.reading.marks import KINDS as MARK_KINDS
from sprint.core.reading.protocol import BROUGHT, Kind
from sprint.core.reading.when import USUAL
from sprint.plain import readcommands as commands
from sprint.plain.readcommands import ReadAction

_LINES: Final = re.compile(r"(\d{1,6})(?: ?[-–] ?(\d{1,6}))?(?: (.*))?")
_KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
_MEANT: Final[dict[str, Kind]] = {kind: kind for kind in _KINDS} | {f"{kind}s": kind for kind in _KINDS}


def call(rest: str) -> ReadAction:
    """``read strong-lines in 5``."""
    protocol, _, when = rest.partition(" ")
    words = [word for word in when.split() if word.lower() != "ahead"]
    ahead = len(words) < len(when.split())
    return commands.CallReading(protocol, " ".join(words) or USUAL, ahead)


def offer(rest: str) -> ReadAction:
    """``offer``, ``offer --``, ``offer chapter-1.txt``."""
    return commands.Offer(paste=True) if rest in ("--", "—") else commands.Offer(rest)


def form(rest: str) -> ReadAction:
    """``form poem``."""
    match rest.lower():
        case "poem" | "prose" as found:
            return commands.Shape(found)
    raise BadInput("Say form poem, or form prose.")


def welcome(rest: str) -> ReadAction:
    """``welcome all but suggestions``."""
    words = [word for word in re.split(r"[ ,]+", rest.lower()) if word and word != "and"]
    first, words = words[0] if words else "", words[1:]
    if first in ("all", "everything") and (not words or words[0] in ("but", "except")):
        less = _kinds(words[1:]) if words else set()
        return commands.Welcome(tuple(kind for kind in BROUGHT if kind not in less))
    if first in ("none", "nothing") and not words:
        return commands.Welcome(())
    wanted = _kinds([first, *words])
    return commands.Welcome(tuple(kind for kind in BROUGHT if kind in wanted))


def piece(rest: str) -> ReadAction:
    """``piece``, ``piece 12``, ``piece 12-20``."""
    if not rest:
        return commands.Piece()
    first, last, more = _lines(rest, "piece 12-20")
    if more:
        raise BadInput("Say which lines, for example piece 12-20.")
    return commands.Piece(first, last if "-" in rest or "–" in rest else 0)


def mark(rest: str) -> ReadAction:
    """``mark 12-14 stayed``, ``mark 3 note Who speaks?``."""
    first, last, more = _lines(rest, "mark 12-14 stayed")
    how, _, note = more.partition(" ")
    for kind in MARK_KINDS:
        if how.lower() in (kind, "") and (note or kind != "note"):
            return commands.MarkLines(first, last, kind, note)
    raise BadInput("Say how: mark 12 stayed, mark 12 question, or mark 12 note and its words.")


def unmark(rest: str) -> ReadAction:
    """``unmark 12-14``."""
    first, last, more = _lines(rest, "unmark 12")
    if more:
        raise BadInput("Say which lines, for example unmark 12.")
    return commands.Unmark(first, last)


def respond(rest: str) -> ReadAction:
    """``respond``, ``respond The boats.``, ``respond question: Who speaks?``."""
    head, colon, text = rest.partition(":")
    if colon and head.lower() in _MEANT:
        return commands.Respond(text.strip(), _MEANT[head.lower()])
    return commands.Respond(rest)


WITH_MORE: Final[dict[str, Callable[[str], ReadAction]]] = {
    "read": call,
    "title": commands.Title,
    "form": form,
    "welcome": welcome,
    "mark": mark,
    "unmark": unmark,
    "thank": commands.Thank,
}
ANYHOW: Final[dict[str, Callable[[str], ReadAction]]] = {
    "offer": offer,
    "note": commands.ContentNote,
    "piece": piece,
    "respond": respond,
    "erase": commands.Erase,
    "packet": commands.Packet,
}
ALONE: Final[dict[str, ReadAction]] = {
    "withdraw": commands.Withdraw(),
    "sit in": commands.SitIn(),
    "sit out": commands.SitIn(out=True),
    "deal": commands.Deal(),
    "adjourn": commands.Adjourn(),
    "table": commands.Table(),
    "balance": commands.Giving(),
    "responses": commands.Responses(),
    "hear later": commands.Hear(later=True),
    "hear now": commands.Hear(later=False),
    "stop reading": commands.StopReading(),
    "next": commands.Next(),
    "pass": commands.Finish("pass"),
    "ditto": commands.Finish("ditto"),
    "done": commands.Finish("done"),
    "decline": commands.Decline(),
}


def _kinds(words: list[str]) -> set[Kind]:
    kinds = {_MEANT.get(word) for word in words}
    if not kinds or not kinds <= set(BROUGHT):
        raise BadInput(
            "Kinds are praise, observations, questions, suggestions and opinions. Nothing was changed."
        )
    return {kind for kind in kinds if kind is not None}


def _lines(rest: str, example: str) -> tuple[int, int, str]:
    found = _LINES.fullmatch(rest)
    if found is None:
        raise BadInput(f"Say which lines, for example {example}.")
    first = int(found[1])
    return first, int(found[2] or first), found[3] or ""
