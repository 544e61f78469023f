"""Everybody in a room as those who lead it see them: one line each, in seat order."""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec
from rich.cells import cell_len

from sprint.core.cleaning import fit
from widgets.lines import Line, Lines, Manner, Piece

_LEAST_NAME = 10
#: A count.
_LEAST_FACT = 5


class _Cells(NamedTuple):
    """How wide the columns are, of ``width`` in all."""

    name: int
    state: int
    pace: int
    width: int


class PersonRow(msgspec.Struct, frozen=True):
    """A name, how they are (``away`` is faint), and facts, each in one or more ways, the longest first: where
    room is scarce the first facts stay, in the way that fits. The ``pace`` has a column of its own.
    """

    name: str
    state: str
    facts: tuple[tuple[str, ...], ...] = ()
    pace: str = ""
    away: bool = False


class People(Lines):
    """The rows from the one that was scrolled to on."""

    DEFAULT_CSS = """
    People { height: 1fr; width: 1fr; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows: tuple[PersonRow, ...] = ()
        self._first = 0

    def show(self, rows: Sequence[PersonRow]) -> None:
        """Show these; cheap when they stand there."""
        rows = tuple(rows)
        if rows != self._rows:
            self._rows = rows
            self.show_changes()

    @property
    def length(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    def scroll(self, by: int) -> None:
        """Show rows further down, or up where ``by`` is below 0."""
        self._first = max(0, min(self._first + by, len(self._rows) - 1))
        self.refresh()

    def lines(self, width: int, height: int) -> list[Line]:
        """The rows in ``width`` cells; the last says how many follow."""
        names = min(max((cell_len(row.name) for row in self._rows), default=0), max(_LEAST_NAME, width // 3))
        states = max((cell_len(row.state) for row in self._rows), default=0)
        paces = max((cell_len(row.pace) for row in self._rows), default=0)
        if width - names - states - paces - 3 < _LEAST_FACT:
            paces = 0
        cells = _Cells(names, states, paces, width)
        shown = self._rows[self._first :]
        if len(shown) <= height:
            return [_line(row, cells) for row in shown]
        more = len(shown) - height + 1
        rows = [_line(row, cells) for row in shown[: height - 1]]
        return [*rows, (Piece(f"and {more} more; PgDn shows them", "ink--faint"),)]


def _line(row: PersonRow, cells: _Cells) -> Line:
    name = fit(row.name, cells.name)
    ink: Manner = "ink--faint" if row.away else ""
    pace = f"{row.pace:>{cells.pace}} " if cells.pace else ""
    left = cells.width - cells.name - cells.state - len(pace) - 2
    facts = ""
    for ways in row.facts:
        joined = (f"{facts} · {way}" if facts else way for way in ways if way)
        facts = next((one for one in joined if cell_len(one) <= left), facts)
    return (
        Piece(name + " " * (cells.name - cell_len(name) + 1), ink),
        Piece(f"{row.state:<{cells.state}} {pace}", "ink--faint"),
        Piece(facts, ink),
    )
