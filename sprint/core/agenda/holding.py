"""Which reading a day's part holds: the one that came with it, and after that what people call themselves.

Whoever calls a reading in a part for reading means it for that part, so it holds the day as the part's own
does: nobody is taken from a table because a clock elsewhere has run out, and where the day stands, so does
the table.
"""

from typing import Final

import msgspec

from sprint.core.agenda.blocks import LONGEST_LEAD_MS
from sprint.core.agenda.values import Agenda, Now
from sprint.core.reading import pausing
from sprint.core.reading.values import Reading
from sprint.core.room import Room, with_day

#: A reading for which pieces are gathered longer than any part can gather them is for another time.
LONGEST_GATHERING_MS: Final = LONGEST_LEAD_MS


def hold_reading(room: Room, at: int) -> Room:
    """The room with its part for reading holding a reading that was called in it, where its own is over."""
    day = room.day
    block = day.current if day is not None else None
    if day is None or day.now is None or block is None or block.kind != "read":
        return room
    if day.now.reading and room.reading(day.now.reading).live:
        return room
    called = [one for one in room.readings if _is_for(day.now, one)]
    if not called:
        return room
    reading = min(called, key=lambda one: one.phase != "tables")
    room = with_day(room, changed(day, day.now, reading=reading.id))
    if day.now.paused_at is None:
        return room
    stands = pausing.hold(reading, at)
    readings = tuple(stands if one.id == reading.id else one for one in room.readings)
    return msgspec.structs.replace(room, readings=readings)


def changed(day: Agenda, now: Now, **changes: object) -> Agenda:
    """The day with ``now``, its part under way, changed so."""
    return msgspec.structs.replace(day, now=msgspec.structs.replace(now, **changes))


def _is_for(now: Now, reading: Reading) -> bool:
    """Whether a reading that is not over was called in this part, for this part."""
    soon = reading.deals_at - reading.opened_at <= LONGEST_GATHERING_MS and not reading.ahead
    return reading.live and reading.opened_at >= now.started_at and soon
