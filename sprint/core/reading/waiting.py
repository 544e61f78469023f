"""How long a reading waits for pieces: in a part of a day for as long as the part could hear one of them.

A reading that no part holds is dealt at its time, or falls. In a part nothing else would happen: while too
few have offered it goes on gathering, and is dealt a little after the newest piece.
"""

from typing import Final

import msgspec

from sprint.core.reading.fitting import one_piece
from sprint.core.reading.looking import coming_to
from sprint.core.reading.values import Reading
from sprint.core.room import Room, with_day

#: So long after a piece the tables of a reading that has waited are dealt: another may come meanwhile.
AFTER_PIECE_MS: Final = 60_000


def enough(room: Room, reading: Reading) -> bool:
    """Whether there is something to deal, and somebody to deal it to."""
    authors, guests = coming_to(room, reading)
    return bool(authors) and len(authors) + len(guests) >= 2


def waits_until(room: Room, reading: Reading) -> int | None:
    """Until when a reading can wait for pieces: its part of the day could just hear one then. None for one
    that no part holds.
    """
    day = room.day
    if day is None or day.now is None or day.now.reading != reading.id:
        return None
    return day.lasts_until - one_piece(reading.protocol, 1, 1)


def dealt_at(room: Room, reading: Reading) -> int:
    """When a reading that gathers is dealt, or falls, as it looks now."""
    until = waits_until(room, reading)
    if not reading.waits or until is None:
        return reading.deals_at
    if not enough(room, reading):
        return until
    authors, _ = coming_to(room, reading)
    return min(until, max(piece.offered_at for piece in authors.values()) + AFTER_PIECE_MS)


def end_part(room: Room, reading: Reading, at: int) -> Room:
    """The part of the day that held a reading which fell is over: nobody waits in an empty one."""
    day = room.day
    if day is None or day.now is None or day.now.reading != reading.id:
        return room
    now = msgspec.structs.replace(day.now, ends_at=min(at, day.now.ends_at))
    return with_day(room, msgspec.structs.replace(day, now=now))
