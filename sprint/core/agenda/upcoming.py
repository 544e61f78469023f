"""When a circle meets next, as far as its room knows: a planned day, a sprint that is set or comes again."""

import msgspec

from sprint.core.agenda.values import Agenda
from sprint.core.room import Room


class Upcoming(msgspec.Struct, frozen=True):
    """Something to come at the room time ``at``, None where no time was fixed; of a day it is the
    ``agenda``.
    """

    at: int | None
    agenda: str = ""


def upcoming(room: Room, after: int) -> tuple[Upcoming, ...]:
    """What comes after the room time ``after``, the soonest first and what has no time last."""
    if room.closed_at is not None:
        return ()
    found = [Upcoming(at) for one in room.recurring for at in one.starts if at > after]
    sprint, day = room.sprint, room.agenda
    if sprint is not None and sprint.phase == "scheduled" and sprint.starts_at > after:
        found.append(Upcoming(sprint.starts_at))
    if day is not None and day.phase == "planned":
        begins = begins_at(day)
        if begins is None or begins > after:
            found.append(Upcoming(begins, day.id))
    return tuple(sorted(found, key=lambda one: (one.at is None, one.at or 0)))


def begins_at(day: Agenda) -> int | None:
    """When a planned day has to begin for its first fixed time to hold; None where none is fixed."""
    before_ms = 0
    for block in day.blocks:
        if block.starts_at is not None:
            return block.starts_at - before_ms
        before_ms += block.whole_ms
    return None
