"""The line that tells the truth about one's words: where they are now, and whether something is wrong."""

from typing import Literal

from sprint.core.cleaning import fit
from widgets.lines import Line, Lines, Manner, Piece

Whereabouts = Literal["on this disk", "sending", "safe in the room"]
_SIGNS: dict[Whereabouts, tuple[str, Manner]] = {
    "on this disk": ("▪", "ink--faint"),
    "sending": ("↑", "ink--faint"),
    "safe in the room": ("✓", "ink--good"),
}


class SaveState(Lines):
    """*on this disk*, *sending* or *safe in the room*, and after it a warning if there is one."""

    DEFAULT_CSS = """
    SaveState { height: 1; width: 1fr; }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._where: Whereabouts = "on this disk"
        self._warning = ""

    def show(self, where: Whereabouts, warning: str = "") -> None:
        """Say where the words are, and what is wrong in a few plain words."""
        self._where, self._warning = where, warning
        self.show_changes()

    def lines(self, width: int, height: int) -> list[Line]:
        """The line in ``width`` cells; a warning takes what room is left, and the first words of it stay."""
        sign, manner = _SIGNS[self._where]
        line: Line = (Piece(f"{sign} {self._where}", manner),)
        if self._warning:
            room = width - len(self._where) - 5
            line = (*line, Piece(" · ", "ink--faint"), Piece(fit(f"! {self._warning}", room), "ink--warning"))
        return [line]
