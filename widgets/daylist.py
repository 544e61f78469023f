"""The blocks of a day as rows: what was, what is, what comes and when, with one of them marked."""

from collections.abc import Sequence
from typing import Literal

import msgspec
from rich.cells import cell_len

from sprint.core.cleaning import fit
from widgets.lines import Line, Lines, Manner, Piece

BlockState = Literal["past", "skipped", "now", "next", "later"]

_SIGNS: dict[BlockState, tuple[str, Manner]] = {
    "past": ("✓", "ink--faint"),
    "skipped": ("–", "ink--faint"),
    "now": ("▶", "ink--good"),
    "next": ("·", ""),
    "later": ("·", "ink--faint"),
}
_CLOCK_CELLS = 6
#: How much of a name there is at least; with less than the first of them, lengths make room for more.
_GOOD_NAME, _LEAST_NAME = 12, 8


class BlockRow(msgspec.Struct, frozen=True):
    """A block: its clock time, name and length; ``late`` where it cannot keep a time that was fixed."""

    state: BlockState
    clock: str
    name: str
    length: str
    late: bool = False


class DayList(Lines):
    """As many rows as there is room for, the marked one among them; without a ``mark`` that of now."""

    DEFAULT_CSS = """
    DayList { height: 1fr; width: 1fr; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows: tuple[BlockRow, ...] = ()
        self._mark: int | None = None

    def show(self, rows: Sequence[BlockRow], mark: int | None) -> None:
        """Show these; cheap when they stand there."""
        rows = tuple(rows)
        if (rows, mark) != (self._rows, self._mark):
            self._rows, self._mark = rows, mark
            self.show_changes()

    @property
    def length(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    def lines(self, width: int, height: int) -> list[Line]:
        """The rows in ``width`` cells."""
        now = next((at for at, row in enumerate(self._rows) if row.state == "now"), 0)
        at = now if self._mark is None else self._mark
        first = max(0, min(at - height // 2, len(self._rows) - height))
        lengths = max((cell_len(row.length) for row in self._rows), default=0) + 1
        # The times tell how long a part lasts, where its name has no room beside its length.
        if width - _CLOCK_CELLS - 4 - lengths < _GOOD_NAME:
            lengths = 0
        return [
            _line(row, width, lengths, marked=number == self._mark)
            for number, row in enumerate(self._rows[first : first + height], first)
        ]


def _line(row: BlockRow, width: int, lengths: int, *, marked: bool) -> Line:
    sign, manner = _SIGNS[row.state]
    name_cells = max(_LEAST_NAME, width - _CLOCK_CELLS - 4 - lengths)
    name = fit(row.name, name_cells)
    length = f"{row.length:>{lengths}}" if lengths else ""
    over = row.state in ("past", "skipped")
    ink: Manner = "ink--faint" if over else "ink--strong" if row.state == "now" else ""
    return (
        Piece("› " if marked else "  ", "ink--accent"),
        Piece(f"{sign} ", manner),
        Piece(f"{row.clock:<{_CLOCK_CELLS}}", "ink--warning" if row.late else ink),
        Piece(name, ink),
        Piece(" " * (name_cells - cell_len(name)) + length, "ink--faint"),
    )
