"""What a part of the day for reading waits for while nothing is read in it, for those who lead."""

from collections.abc import Callable

import msgspec

from sprint.core.reading.looking import coming_to
from sprint.core.reading.values import Reading
from sprint.core.reading.waiting import enough
from sprint.core.room import Room
from sprint.telling.moments import MINUTE_MS


class Ways(msgspec.Struct, frozen=True):
    """How the day goes on after a pause, and on to its next part, how a next date is set, a part gets more
    time, tables are dealt, a reading is called, and an idea is given: sentences, empty where there is no
    way to tell of.
    """

    go_on: str = ""
    to_next: str = ""
    date: str = ""
    longer: str = ""
    deal: str = ""
    call: str = ""
    idea: str = ""


def awaited(room: Room, now: int, clock: Callable[[int], str], ways: Ways) -> str:
    """What this part waits for, as a sentence; empty where it is under way, or is for something else."""
    day = room.day
    part, block = (day.now, day.current) if day is not None else (None, None)
    if day is None or part is None or block is None or block.kind != "read" or part.paused_at is not None:
        return ""
    reading = room.reading(part.reading) if part.reading else None
    if reading is None or not reading.live:
        # What is over in a moment needs nobody.
        left = day.lasts_until - now
        return _idle(reading, clock(day.lasts_until), ways) if left >= MINUTE_MS else ""
    return _gathering(room, reading, clock, ways) if reading.waits else ""


def _gathering(room: Room, reading: Reading, clock: Callable[[int], str], ways: Ways) -> str:
    until = clock(reading.deals_at)
    if enough(room, reading):
        return f"The tables are dealt at {until}, unless another piece comes. {ways.deal}".rstrip()
    if not coming_to(room, reading)[0]:
        return (
            f"Nobody has offered yet; this part waits for a piece until {until}, then it is over. "
            f"{ways.longer}"
        ).rstrip()
    return (
        f"One piece is there, and nobody to read it to; this part waits until {until}, then it is over. "
        f"{ways.longer}"
    ).rstrip()


def _idle(reading: Reading | None, until: str, ways: Ways) -> str:
    if reading is not None and reading.phase == "done":
        return f"All tables are done, and this part lasts until {until}. {ways.to_next}".rstrip()
    how = " ".join(filter(None, (ways.call, ways.to_next)))
    return f"Nothing is being read, and this part lasts until {until}. {how}".rstrip()
