"""When the parts of a day are to come, reckoned with what the tables under way still need.

A part in which pieces are read lasts until the last table is done: what comes after it begins no sooner, and
that can be seen long before its time is over.
"""

import msgspec

from sprint.core.agenda.values import Agenda
from sprint.core.reading.lasting import lasts_until
from sprint.core.room import Room


def reckoned(room: Room, now: int) -> Agenda | None:
    """The newest agenda, with its part under way as long as the tables need, as it looks at ``now``."""
    agenda, more_ms = room.agenda, over_ms(room, now)
    if agenda is None or agenda.now is None or not more_ms:
        return agenda
    part = msgspec.structs.replace(agenda.now, ends_at=agenda.now.ends_at + more_ms)
    return msgspec.structs.replace(agenda, now=part)


def over_ms(room: Room, now: int) -> int:
    """How much longer than its part a reading lasts, where its tables need all their time; else 0."""
    part = room.day.now if room.day is not None else None
    reading = room.reading(part.reading) if part is not None and part.reading else None
    if part is None or reading is None or not reading.live:
        return 0
    return max(0, lasts_until(room, reading, now) - part.ends_at)
