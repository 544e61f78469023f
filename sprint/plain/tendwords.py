"""The words for looking after the tables; they stand in the one registry of ``sprint.plain.words``."""

from collections.abc import Callable
from typing import Final

from sprint.core.errors import BadInput
from sprint.plain import tendcommands as commands
from sprint.plain.daywords import LEADING
from sprint.plain.tendcommands import TendAction
from sprint.plain.word import Word

TEND_WORDS: Final = (
    Word("tables", LEADING, "tables", "tells all open turns, and who sits where."),
    Word("give", LEADING, "give NAME", "gives somebody thirty seconds more in their turn.", ("give Ben",)),
    Word("skip", LEADING, "skip NAME", "passes over somebody's turn; it comes again at the end, with all its "
         "time.", ("skip Ben",)),
    Word("first", LEADING, "first NAME", "lets somebody speak first whose turn is still to come.",
         ("first Cara",)),
    Word("deal again", LEADING, "deal again", "deals all tables again with those who are here now, after a "
         "question, as long as nothing was given."),
    Word("move", LEADING, "move NAME TABLE", "moves somebody to another table, as long as nothing was given "
         "at either; both begin anew.", ("move Ben 2",)),
)  # fmt: skip


def move(rest: str) -> TendAction:
    """``move Ben 2``, ``move Anna Maria table 2``."""
    name, _, number = rest.rpartition(" ")
    name = name.removesuffix(" table")
    if not name or not (number.isascii() and number.isdigit()) or not 1 <= int(number[:4]) <= 200:
        raise BadInput("Say who, and to which table, for example move Ben 2. Nothing was done.")
    return commands.MoveTo(name, int(number))


WITH_MORE: Final[dict[str, Callable[[str], TendAction]]] = {
    "give": commands.Lengthen,
    "skip": commands.PassOver,
    "first": commands.First,
    "move": move,
}
ALONE: Final[dict[str, TendAction]] = {"tables": commands.Tables(), "deal again": commands.DealAgain()}
