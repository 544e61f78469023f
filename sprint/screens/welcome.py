"""The kinds of response that an author wishes to hear: five toggles, on as many rows as they need."""

from collections.abc import Collection
from typing import Final

from rich.cells import cell_len

from sprint.core.reading.protocol import BROUGHT, Kind
from sprint.screens.toggles import Toggles
from widgets.lines import Line

WORDS: Final[dict[Kind, str]] = {
    "praise": "praise",
    "observation": "observations",
    "question": "questions",
    "suggestion": "suggestions",
    "opinion": "opinions",
}


class Welcome(Toggles[Kind]):
    """Which kinds are ``on``."""

    DEFAULT_CSS = """
    Welcome { height: 2; }
    """

    def __init__(self, on: Collection[Kind]) -> None:
        super().__init__([(kind, WORDS[kind]) for kind in BROUGHT], on)

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """Those that are on."""
        return tuple(self.on)

    def flip(self, kind: Kind) -> bool:
        """Switch one, and say whether it is on now."""
        on = set(self.on) ^ {kind}
        self.set_on(on)
        self.post_message(self.Switched())
        return kind in on

    def lines(self, width: int, height: int) -> list[Line]:
        """The kinds in rows of ``width`` cells."""
        rows: list[Line] = [()]
        room = width
        for index in range(len(BROUGHT)):
            piece = self.piece(index)
            cells = cell_len(piece.text)
            if cells > room and rows[-1]:
                rows.append(())
                room = width
            rows[-1] = (*rows[-1], piece)
            room -= cells
        return rows


def welcome_words(kinds: Collection[Kind]) -> str:
    """What is welcome, for those who read a piece; empty where everything is."""
    if len(kinds) == len(BROUGHT):
        return ""
    if not kinds:
        return "only to be read"
    left_out = [WORDS[kind] for kind in BROUGHT if kind not in kinds]
    if len(left_out) < len(kinds):
        return f"no {' and no '.join(left_out)}"
    return f"only {', '.join(WORDS[kind] for kind in BROUGHT if kind in kinds)}"
