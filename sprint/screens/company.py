"""Who is here and how they are, as rows and as one line; oneself with the count of this very moment."""

from collections.abc import Mapping
from typing import Final

import msgspec

from sprint.core.figures import named_count
from sprint.core.room import Room
from sprint.core.wire import Standing as Live
from sprint.link.hiding import SOMEBODY
from sprint.link.side import Side
from sprint.screens.visit import Visit
from sprint.telling.company import people
from widgets.roster import STATE_WORDS, RosterRow, RosterState

#: Where there is little room for a name.
HIDDEN: Final = "hidden by you"
_ORDER: Final[tuple[RosterState, ...]] = ("writing", "resting", "hidden", "ready", "here", "away", "done")


def roster_of(visit: Visit) -> list[RosterRow]:
    """Everybody in the room, in seat order."""
    if visit.room is None:
        return []
    now = visit.now()
    rows = roster(visit.room, visit.link.side, visit.link.standings, visit.me, visit.writer.written, now)
    cheered = visit.cheering.lately(now) - visit.link.side.hidden
    seats = {visit.room.members[key].seat for key in cheered if key in visit.room.members}
    return [msgspec.structs.replace(row, cheers=True) if row.seat in seats else row for row in rows]


def roster(
    room: Room, side: Side, standings: Mapping[int, Live], me: str, own: int | None, now: int
) -> list[RosterRow]:
    """The rows of ``room`` at ``now``; ``own`` is what this person wrote so far."""
    return [
        RosterRow(
            seat=person.seat,
            name=HIDDEN if person.name == SOMEBODY else person.name,
            state=person.state,
            count=person.count,
            unit=person.unit,
            me=person.me,
            note="late" if person.late else "",
        )
        for person in people(room, side, standings, me, own, now)
    ]


def group_line(rows: list[RosterRow]) -> str:
    """The circle in one line: ``3 writing, 1 resting · 1,204 words together``."""
    states = [row.state for row in rows]
    here = [f"{states.count(state)} {STATE_WORDS[state]}" for state in _ORDER if state in states]
    return f"{', '.join(here)}{_together(rows)}"


def group_ways(rows: list[RosterRow]) -> tuple[str, ...]:
    """The same, and shorter: without the states, which stand by the names, ``19 here, 1 away · 1,204 words``,
    and without who is away.
    """
    away = sum(row.state == "away" for row in rows)
    gone = f", {away} away" if away else ""
    here, wrote = f"{len(rows) - away} here", _together(rows).removesuffix(" together")
    return group_line(rows), f"{here}{gone}{wrote}", f"{here}{wrote}"


def _together(rows: list[RosterRow]) -> str:
    sums = {
        unit: sum(row.count for row in rows if row.count is not None and row.unit == unit)
        for unit in ("words", "lines", "characters")
    }
    wrote = [named_count(amount, unit) for unit, amount in sums.items() if amount]  # type: ignore[arg-type]
    return f" · {', '.join(wrote)} together" if wrote and len(rows) > 1 else ""
