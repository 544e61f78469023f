"""Who is here and how they are, as rows and as one line; oneself with the count of this very moment."""

from collections.abc import Mapping

from sprint.core.figures import named_count
from sprint.core.results import written
from sprint.core.room import Room
from sprint.core.sprints import Entrant, Sprint
from sprint.core.wire import Standing as Live
from sprint.link.side import Side
from sprint.screens.visit import Visit
from sprint.telling.phases import came_late, standing
from widgets.roster import RosterRow, RosterState

_ORDER = ("writing", "resting", "ready", "here", "away", "done")


def roster_of(visit: Visit) -> list[RosterRow]:
    """Everybody in the room, in seat order."""
    if visit.room is None:
        return []
    return roster(
        visit.room, visit.link.side, visit.link.standings, visit.me, visit.writer.written, visit.now()
    )


def roster(
    room: Room, side: Side, standings: Mapping[int, Live], me: str, own: int | None, now: int
) -> list[RosterRow]:
    """The rows of ``room`` at ``now``; ``own`` is what this person wrote so far."""
    sprint = room.sprint
    shown = sprint is not None and standing(sprint, now) in ("running", "paused", "rung", "done")
    rows = []
    for key, member in room.seated.items():
        live = standings.get(member.seat)
        entrant = sprint.entrants.get(key) if sprint is not None and shown else None
        count = _count(entrant, live, own if key == me else None)
        rows.append(
            RosterRow(
                seat=member.seat,
                name=side.name(key),
                state=_state(sprint, entrant, live, key == me, now),
                count=count,
                unit=entrant.unit if entrant else "words",
                me=key == me,
                note="late" if sprint and entrant and came_late(sprint, entrant) else "",
            )
        )
    return rows


def group_line(rows: list[RosterRow]) -> str:
    """The circle in one line: ``3 writing, 1 resting · 1,204 words together``."""
    states = [row.state for row in rows]
    here = [f"{states.count(state)} {state}" for state in _ORDER if state in states]
    sums = {
        unit: sum(row.count for row in rows if row.count is not None and row.unit == unit)
        for unit in ("words", "lines", "characters")
    }
    wrote = [named_count(amount, unit) for unit, amount in sums.items() if amount]  # type: ignore[arg-type]
    together = f" · {', '.join(wrote)} together" if wrote and len(rows) > 1 else ""
    return f"{', '.join(here)}{together}"


def _count(entrant: Entrant | None, live: Live | None, own: int | None) -> int | None:
    if entrant is None or not entrant.counts:
        return None
    if entrant.result is not None:
        return written(entrant)
    if own is not None:
        return own
    if live is not None and live.count is not None:
        return live.count
    return written(entrant)


def _state(
    sprint: Sprint | None, entrant: Entrant | None, live: Live | None, me: bool, now: int
) -> RosterState:
    if live is None:
        return "here" if me else "away"
    if live.status == "away":
        return "away"
    if entrant is not None and entrant.result is not None and standing(sprint, now) == "rung":
        return "done"
    return live.status
