"""Everybody in a room as those who lead it see them: a line each, in seat order; where there are more people
than rows they stand in two columns, each in short.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

import msgspec
from rich.cells import cell_len

from sprint.core.cleaning import fit
from widgets.lines import Line, Lines, Manner, Piece
from widgets.roster import STATE_SIGNS, RosterState

#: Stand for the words in brackets where names have little room.
ROLE_SIGNS: Final = {"leads": "★", "deputy": "☆"}
_LEAST_NAME = 10
#: A count.
_LEAST_FACT = 5
#: The least that a column takes in which people stand in short, from where on they stand whole, and the gap.
_SHORT, _WHOLE, _GAP = 14, 36, 2
#: How many minutes of a pace there is room for in short, and how much of a name stays beside a long fact.
_PACE, _SHORT_NAME = 3, 8


class _Cells(NamedTuple):
    """How wide the columns are, of ``width`` in all; ``signs`` where there is no room for a role in words."""

    name: int
    state: int
    pace: int
    width: int
    signs: bool


class PersonRow(msgspec.Struct, frozen=True):
    """A name, the role if any, how they are in words and as the kind of it, and facts, each in one or more
    ways, the longest first: where room is scarce the first facts stay, in the way that fits. The ``pace`` has
    a column of its own. ``brief`` is the one fact that stands where people stand in short.
    """

    name: str
    state: str
    facts: tuple[tuple[str, ...], ...] = ()
    pace: str = ""
    role: str = ""
    how: RosterState = "here"
    brief: tuple[str, ...] = ()


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
        column = (width - _GAP) // 2
        if len(self._rows) <= height or column < _SHORT:
            return _column(self._rows, self._rows[self._first :], width, height)
        shown = self._rows[self._first :]
        # Columns of one length, where all fit.
        longest = min(height, (len(shown) + 1) // 2)
        left, right = shown[:longest], shown[longest:]
        first, second = (_column(self._rows, part, column, longest) for part in (left, right))
        second += [()] * (len(first) - len(second))
        return [
            (*_filled(one, column), Piece(" " * _GAP), *two) for one, two in zip(first, second, strict=True)
        ]


def _column(
    everybody: Sequence[PersonRow], shown: Sequence[PersonRow], width: int, height: int
) -> list[Line]:
    """As many of the people ``shown`` as there is room for, laid out as all the others are."""
    more = len(shown) - height + 1 if len(shown) > height else 0
    rows = shown[: height - 1] if more else shown
    if width < _WHOLE and len(everybody) > height:
        lines = _short_lines(everybody, rows, width)
    else:
        cells = _cells(everybody, width)
        lines = [_line(row, cells) for row in rows]
    ways = (f"and {more} more; PgDn shows them", f"{more} more: PgDn")
    words = next((way for way in ways if len(way) <= width), ways[-1])
    return [*lines, (Piece(words, "ink--faint"),)] if more else lines


def _cells(rows: Sequence[PersonRow], width: int) -> _Cells:
    most = max(_LEAST_NAME, width // 3)
    whole = max((cell_len(_named(row, signs=False)) for row in rows), default=0)
    signs = whole > most
    names = min(max((cell_len(_named(row, signs=signs)) for row in rows), default=0), most)
    states = max((cell_len(row.state) for row in rows), default=0)
    paces = max((cell_len(row.pace) for row in rows), default=0)
    if width - names - states - paces - 3 < _LEAST_FACT:
        paces = 0
    return _Cells(names, states, paces, width, signs)


def _line(row: PersonRow, cells: _Cells) -> Line:
    ink = _ink(row)
    pace = f"{row.pace:>{cells.pace}} " if cells.pace else ""
    left = cells.width - cells.name - cells.state - len(pace) - 2
    facts = ""
    for ways in row.facts:
        joined = (f"{facts} · {way}" if facts else way for way in ways if way)
        facts = next((one for one in joined if cell_len(one) <= left), facts)
    return (
        Piece(f"{_padded(row, cells.name, signs=cells.signs)} ", ink),
        Piece(f"{row.state:<{cells.state}} {pace}", "ink--faint"),
        Piece(facts, ink),
    )


def _short_lines(everybody: Sequence[PersonRow], rows: Sequence[PersonRow], width: int) -> list[Line]:
    """A sign for how they are, the name, and the one fact at the end of the line; before it the last minutes
    of their pace, where there is room for that beside every name.
    """
    names = max((cell_len(_named(row, signs=True)) for row in everybody), default=0)
    counts = max((cell_len(row.brief[-1]) for row in everybody if row.pace and row.brief), default=0)
    paces = bool(counts) and 2 + names + 1 + _PACE + 1 + counts <= width
    lines: list[Line] = []
    for row in rows:
        sign, manner = STATE_SIGNS[row.how]
        room = width - 2
        fits = (way for way in row.brief if room - 1 - cell_len(way) >= min(names, _SHORT_NAME))
        fact = next(fits, row.brief[-1] if row.brief else "")
        beside = paces and row.pace and cell_len(fact) <= counts
        pace = f"{row.pace[-_PACE:]:>{_PACE}} {' ' * (counts - cell_len(fact))}" if beside else ""
        name_cells = room - cell_len(fact) - cell_len(pace) - 1
        lines.append(
            (
                Piece(f"{sign} ", manner),
                Piece(f"{_padded(row, name_cells, signs=True)} ", _ink(row)),
                Piece(pace, "ink--faint"),
                Piece(fact, "ink--faint" if fact in (row.state, "away") else _ink(row)),
            )
        )
    return lines


def _named(row: PersonRow, *, signs: bool) -> str:
    return f"{row.name}{_role(row, signs=signs)}"


def _role(row: PersonRow, *, signs: bool) -> str:
    if not row.role:
        return ""
    return f" {ROLE_SIGNS[row.role]}" if signs else f" ({row.role})"


def _padded(row: PersonRow, cells: int, *, signs: bool) -> str:
    """The name with its role, in exactly so many cells: the name is cut before the role is."""
    role = _role(row, signs=signs)
    named = f"{fit(row.name, max(1, cells - cell_len(role)))}{role}"
    return named + " " * (cells - cell_len(named))


def _ink(row: PersonRow) -> Manner:
    return "ink--faint" if row.how == "away" else ""


def _filled(line: Line, width: int) -> Line:
    return (*line, Piece(" " * max(0, width - sum(cell_len(piece.text) for piece in line))))
