"""Who is in a room and how they are; oneself with the count of this very moment."""

from collections.abc import Mapping
from typing import Literal

import msgspec

from sprint.core.counting import Unit
from sprint.core.results import written
from sprint.core.room import Room
from sprint.core.sprints import Entrant, Sprint
from sprint.core.wire import Standing as Live
from sprint.link.side import Side
from sprint.telling.phases import came_late, standing

State = Literal["ready", "writing", "resting", "hidden", "away", "here", "done"]


class Person(msgspec.Struct, frozen=True):
    """One member; ``count`` is None for who shows none."""

    seat: int
    name: str
    state: State
    count: int | None
    unit: Unit
    me: bool
    late: bool


def people(
    room: Room, side: Side, standings: Mapping[int, Live], me: str, own: int | None, now: int
) -> list[Person]:
    """Everybody in ``room`` at ``now``, in seat order; ``own`` is what this person wrote so far."""
    sprint = room.sprint
    shown = sprint is not None and standing(sprint, now) in ("running", "paused", "rung", "done")
    found = []
    for key, member in room.seated.items():
        live = standings.get(member.seat)
        entrant = sprint.entrants.get(key) if sprint is not None and shown else None
        found.append(
            Person(
                seat=member.seat,
                name=side.name(key),
                state=_state(sprint, entrant, live, key == me, now),
                count=_count(entrant, live, own if key == me else None),
                unit=entrant.unit if entrant else "words",
                me=key == me,
                late=sprint is not None and entrant is not None and came_late(sprint, entrant),
            )
        )
    return found


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


def _state(sprint: Sprint | None, entrant: Entrant | None, live: Live | None, me: bool, now: int) -> State:
    if live is None:
        return "here" if me else "away"
    if live.status == "away":
        return "away"
    if entrant is not None and entrant.result is not None and standing(sprint, now) == "rung":
        return "done"
    return live.status
