"""Everybody in a room as those who lead it see them: one line each, in seat order."""

from collections.abc import Sequence

import msgspec
from rich.cells import cell_len

from sprint.core.cleaning import fit
from widgets.lines import Line, Lines, Manner, Piece

_STATE_CELLS = 8
_LEAST_NAME = 10


class PersonRow(msgspec.Struct, frozen=True):
    """A name, how they are (``away`` is faint), and facts; where room is scarce the first ones stay."""

    name: str
    state: str
    facts: tuple[str, ...] = ()
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

    def scroll(self, by: int) -> None:
        """Show rows further down, or up where ``by`` is below 0."""
        self._first = max(0, min(self._first + by, len(self._rows) - 1))
        self.refresh()

    def lines(self, width: int, height: int) -> list[Line]:
        """The rows in ``width`` cells; the last says how many follow."""
        names = min(max((cell_len(row.name) for row in self._rows), default=0), max(_LEAST_NAME, width // 3))
        shown = self._rows[self._first :]
        if len(shown) <= height:
            return [_line(row, names, width) for row in shown]
        more = len(shown) - height + 1
        rows = [_line(row, names, width) for row in shown[: height - 1]]
        return [*rows, (Piece(f"and {more} more; PgDn shows them", "ink--faint"),)]


def _line(row: PersonRow, name_cells: int, width: int) -> Line:
    name = fit(row.name, name_cells)
    ink: Manner = "ink--faint" if row.away else ""
    left = width - name_cells - _STATE_CELLS - 2
    facts = ""
    for fact in row.facts:
        joined = f"{facts} · {fact}" if facts else fact
        if fact and cell_len(joined) <= left:
            facts = joined
    return (
        Piece(name + " " * (name_cells - cell_len(name) + 1), ink),
        Piece(f"{row.state:<{_STATE_CELLS}} ", "ink--faint"),
        Piece(facts, ink),
    )
