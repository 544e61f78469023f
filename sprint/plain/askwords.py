"""The words for when one is stuck; they stand in the one registry of ``sprint.plain.words``."""

from collections.abc import Callable
from typing import Final

from sprint.core.deck import read_kind
from sprint.plain import askcommands
from sprint.plain.askcommands import AskAction
from sprint.plain.word import Word

STUCK: Final = "When you are stuck"

ASK_WORDS: Final = (
    Word("stuck", STUCK, "stuck KIND", "draws a prompt that nobody else sees, of a kind if you name one: "
         "image, constraint, character, place, form, revision, other-genre.", ("stuck", "stuck image")),
    Word("ask", STUCK, "ask TEXT", "asks the circle for ideas while a sprint runs; what you are stuck with "
         "helps them, and ask alone will do.", ("ask she will not leave the room", "ask")),
    Word("asks", STUCK, "asks", "tells who is stuck, and the ideas that you were given."),
    Word("idea", STUCK, "idea TEXT", "gives a nudge to who is stuck, never the text itself; where several "
         "are, put a name and a colon before it.",
         ("idea Let the kettle boil", "idea Ben: let the kettle boil")),
    Word("going", STUCK, "going", "says thanks, and that you are going again; the bell does that, too."),
)  # fmt: skip

#: Words that stand alone or with more behind them.
ANYHOW: Final[dict[str, Callable[[str], AskAction]]] = {
    "stuck": lambda rest: askcommands.Draw(read_kind(rest) if rest else None),
    "ask": askcommands.Ask,
}
WITH_MORE: Final[dict[str, Callable[[str], AskAction]]] = {"idea": askcommands.Idea}
ALONE: Final[dict[str, AskAction]] = {"asks": askcommands.Asks(), "going": askcommands.Going()}
