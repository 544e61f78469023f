"""A line for each member on a board, of one sprint or of a chain: by seats, or by places where so chosen."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

import msgspec

from sprint.core.counting import Unit
from sprint.core.figures import named_count
from sprint.core.results import Row, RunningRow, Trend, board, places, running_board
from sprint.core.room import Room
from sprint.core.sprints import Sprint
from sprint.link.side import Side
from sprint.telling.moments import MINUTE_MS
from sprint.telling.phases import came_late
from sprint.telling.together import UNITS, rounds_rung

AnyRow = TypeVar("AnyRow", Row, RunningRow)
SHORT_MS = 3 * MINUTE_MS


class Line(msgspec.Struct, frozen=True):
    """One member: the place as ``2.`` where the board is ranked, name, what they wrote, a word about it."""

    place: str
    name: str
    wrote: str
    note: str
    me: bool


def board_lines(room: Room, sprint: Sprint, side: Side, me: str, *, tallying: bool) -> tuple[Line, ...]:
    """Everybody who took part in ``sprint``; ``tallying`` while numbers may still come in time."""
    rows = board(room, sprint)
    ranks = _ranks(room, rows)
    lines = []
    for row in _in_order(rows, ranks):
        wrote = "–" if row.written is None else named_count(row.written, row.unit)
        if tallying and row.standing == "nothing seen":
            wrote = "…"
        note = row_note(sprint, row, tallying=tallying)
        lines.append(Line(_place(row, ranks), side.name(row.member), wrote, note, row.member == me))
    return tuple(lines)


def chain_lines(room: Room, sprint: Sprint, side: Side, me: str) -> tuple[Line, ...]:
    """Everybody who has a number in a round of the chain that has rung, with the sum of them."""
    rows = running_board(room, sprint)
    ranks, rung = _ranks(room, rows), rounds_rung(room, sprint)
    return tuple(
        Line(
            _place(row, ranks),
            side.name(row.member),
            named_count(row.written, row.unit),
            f"in {row.rounds} of {rung} rounds" if row.rounds < rung else "",
            row.member == me,
        )
        for row in _in_order(rows, ranks)
    )


def _ranks(room: Room, rows: Iterable[Row | RunningRow]) -> dict[tuple[str, Unit], int]:
    return places(rows) if room.order == "ranks" else {}


def _in_order(rows: Sequence[AnyRow], ranks: dict[tuple[str, Unit], int]) -> list[AnyRow]:
    """By units and places where there are any, those without a number last; else as they are, by seats."""
    if not ranks:
        return list(rows)
    last = len(rows) + 1
    return sorted(
        rows,
        key=lambda row: (
            row.written is None,
            UNITS.index(row.unit),
            ranks.get((row.member, row.unit), last),
            row.seat,
        ),
    )


def _place(row: Row | RunningRow, ranks: dict[tuple[str, Unit], int]) -> str:
    place = ranks.get((row.member, row.unit))
    return "" if place is None else f"{place}."


# -- words about one row ---------------------------------------------------------------------------


def trend_words(amount: int, seen: Trend) -> str:
    """One's own number beside one's own past."""
    if amount == 0:
        return "Sitting down to it counts, too."
    if seen.pace is None:
        return "Every one of them is there now."
    if seen.usual is None:
        return f"That is {seen.pace:.0f} a minute, your first to look back on."
    if seen.best:
        return f"{seen.pace:.0f} a minute; usually it is {seen.usual:.0f}. Never so many before."
    return f"{seen.pace:.0f} a minute; usually it is {seen.usual:.0f}."


def in_own_time(row: Row) -> str:
    """`` in your 4 of 15 min`` for who came late, else nothing."""
    late = row.active_ms < row.whole_ms - MINUTE_MS
    return f" in your {_of_whole(row)}" if late else ""


def row_note(sprint: Sprint, row: Row, *, tallying: bool) -> str:
    """A word about a member's row, or nothing; ``tallying`` while their number may still come."""
    if row.standing == "no count":
        return "was there"
    notes = []
    if row.standing in ("last seen", "nothing seen"):
        notes.append(
            "counting…" if tallying else "last seen" if row.standing == "last seen" else "no number yet"
        )
    if row.standing == "late":
        notes.append("handed in late")
    if came_late(sprint, sprint.entrants[row.member]):
        notes.append(_of_whole(row))
    return ", ".join(notes)


def _of_whole(row: Row) -> str:
    if row.whole_ms < SHORT_MS:
        return f"{row.active_ms // 1000} of {row.whole_ms // 1000} s"
    return f"{row.active_ms // MINUTE_MS} of {row.whole_ms // MINUTE_MS} min"
