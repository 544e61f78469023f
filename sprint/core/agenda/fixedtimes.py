"""The times of day that are fixed in a plan, as moments of one day and perhaps the night after it."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final

import msgspec

from sprint.core.agenda.dayplan import PlannedBlock
from sprint.core.agenda.localtimes import moment_of, nearest_moment
from sprint.core.errors import BadSchedule

#: A time of day that is earlier than the one before is after midnight where the wait is not longer than this.
LONGEST_NIGHT: Final = timedelta(hours=12)
#: A day on which no clocks change, for plans without a date.
SOME_DAY: Final = date(2001, 1, 1)
_DAY: Final = timedelta(days=1)


class Fixed(msgspec.Struct, frozen=True):
    """The block at ``index`` begins ``at`` a time of day, so many ``days`` after the plan's first."""

    index: int
    at: time
    days: int = 0


def fixed_times(blocks: Iterable[PlannedBlock]) -> tuple[Fixed, ...]:
    """The fixed times in the order of the blocks, those after midnight on the day after."""
    found: list[Fixed] = []
    for index, block in enumerate(blocks):
        if block.at is None:
            continue
        days = found[-1].days if found else 0
        if found and block.at < found[-1].at and _between(found[-1].at, block.at) <= LONGEST_NIGHT:
            days += 1
        found.append(Fixed(index, block.at, days))
    return tuple(found)


def fixed_moments(blocks: Sequence[PlannedBlock], day: date, zone: tzinfo) -> dict[int, datetime]:
    """The moments of the fixed times by the index of their block, of two the first."""
    return {
        fixed.index: nearest_moment(day + fixed.days * _DAY, fixed.at, zone) for fixed in fixed_times(blocks)
    }


def misfits(blocks: Sequence[PlannedBlock], day: date | None, zone: tzinfo) -> list[tuple[int, str]]:
    """What is wrong with the fixed times: the index of the block, and a sentence on its time.

    With the ``day`` also what its clocks do not allow. Blocks between two fixed times are not looked at.
    """
    found: list[tuple[int, str]] = []
    before: tuple[PlannedBlock, datetime] | None = None
    for fixed in fixed_times(blocks):
        block = blocks[fixed.index]
        try:
            moment = moment_of((day or SOME_DAY) + fixed.days * _DAY, fixed.at, zone if day else UTC)
        except BadSchedule as error:
            found.append((fixed.index, str(error)))
            continue
        if before is not None and (why := _overlap(*before, moment)):
            found.append((fixed.index, why))
        before = (block, moment)
    return found


def _overlap(block: PlannedBlock, began: datetime, then: datetime) -> str:
    """Why the moment ``then`` cannot come after a block that began at its own, or nothing."""
    if then.timestamp() <= began.timestamp():
        return f"{then:%H:%M} does not come after {began:%H:%M}, the time of a block before it."
    ends = (began.astimezone(UTC) + timedelta(milliseconds=block.whole_ms)).astimezone(began.tzinfo)
    if then.timestamp() < ends.timestamp():
        return f"the block that begins at {began:%H:%M} lasts until {ends:%H:%M}; choose that or later."
    return ""


def _between(first: time, then: time) -> timedelta:
    """How long it is from one time of day to the next time that clocks show another."""
    return (datetime.combine(SOME_DAY, then) - datetime.combine(SOME_DAY, first)) % _DAY
