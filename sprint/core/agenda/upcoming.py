"""When a circle meets next, as far as its room knows: a planned day, a sprint that is set or comes again."""

import msgspec

from sprint.core.agenda.timetable import begins_at
from sprint.core.room import Room


class Upcoming(msgspec.Struct, frozen=True):
    """Something to come at the room time ``at``, None where no time was fixed; of a day it is the
    ``agenda``. ``meets`` says that it is at the date which the circle set.
    """

    at: int | None
    agenda: str = ""
    meets: bool = False


def upcoming(room: Room, after: int, meets_at: int | None = None) -> tuple[Upcoming, ...]:
    """What comes after the room time ``after``, the soonest first and what has no time last.

    ``meets_at`` is the date that the circle set, if any; a day that is planned without a time begins then.
    """
    if room.closed_at is not None:
        return ()
    found = [Upcoming(at) for one in room.recurring for at in one.starts if at > after]
    sprint, day = room.sprint, room.agenda
    if sprint is not None and sprint.phase == "scheduled" and sprint.starts_at > after:
        found.append(Upcoming(sprint.starts_at))
    if day is not None and day.phase == "planned":
        begins = begins_at(day.blocks)
        if begins is None and meets_at is not None and meets_at > after:
            found.append(Upcoming(meets_at, day.id, meets=True))
        elif begins is None or begins > after:
            found.append(Upcoming(begins, day.id))
    if meets_at is not None and meets_at > after and all(one.at != meets_at for one in found):
        found.append(Upcoming(meets_at, meets=True))
    return tuple(sorted(found, key=lambda one: (one.at is None, one.at or 0)))
