"""A plan laid out on a day, with the local time of every block: what is printed, and what calendars get."""

from datetime import date, datetime, time, tzinfo
from typing import Final

import msgspec

from sprint.core.agenda.blocks import Block
from sprint.core.agenda.dayplan import DayPlan, PlannedBlock
from sprint.core.agenda.localtimes import moment_of
from sprint.core.agenda.making import begins, day_of, on_day
from sprint.core.agenda.timetable import slated

_ROUND_S: Final = 300


class Row(msgspec.Struct, frozen=True):
    """One block, from when to when; with ``late_ms`` above 0 so much after its fixed time."""

    block: PlannedBlock
    starts: datetime
    ends: datetime
    late_ms: int = 0


class RunSheet(msgspec.Struct, frozen=True):
    """A plan on its ``day``. ``blocks`` are those of a room whose time is that of UTC."""

    plan: DayPlan
    day: date
    rows: tuple[Row, ...]
    blocks: tuple[Block, ...]

    @property
    def starts(self) -> datetime:
        """When the first block begins."""
        return self.rows[0].starts

    @property
    def ends(self) -> datetime:
        """When the last block ends."""
        return self.rows[-1].ends


def run_sheet(plan: DayPlan, now: datetime, day: date | None = None, at: time | None = None) -> RunSheet:
    """Lay out ``plan``, seen from the local time ``now`` in its zone.

    Without a ``day`` it is the one that comes next. It begins ``at`` that time; without one so that its first
    fixed time holds, else soon. Raises ``BadSchedule`` for times that the clocks of that day do not show.
    """
    day = day or day_of(plan, now)
    starts = _start(plan, now, day, at)
    ids = (f"{number:032x}" for number in range(len(plan.blocks)))
    made = on_day(plan, day, ids, starts, as_ms(starts))
    slots = slated(made.blocks, as_ms(starts))
    zone = starts.tzinfo
    rows = tuple(
        Row(block, from_ms(slot.starts_at, zone), from_ms(slot.ends_at, zone), slot.late_ms)
        for block, slot in zip(plan.blocks, slots, strict=True)
    )
    return RunSheet(plan, day, rows, made.blocks)


def as_ms(moment: datetime) -> int:
    """A moment in milliseconds since 1970, as the time of a room."""
    return round(moment.timestamp() * 1_000)


def from_ms(at: int, zone: tzinfo | None) -> datetime:
    """The moment at so many milliseconds since 1970, as clocks in ``zone`` show it."""
    return datetime.fromtimestamp(at / 1_000, zone)


def _start(plan: DayPlan, now: datetime, day: date, at: time | None) -> datetime:
    zone = now.tzinfo
    if at is not None and zone is not None:
        return moment_of(day, at, zone)
    fixed = begins(plan, day, zone) if zone is not None else None
    if fixed is not None:
        return fixed
    soon = datetime.fromtimestamp(-(-now.timestamp() // _ROUND_S) * _ROUND_S, zone)
    return soon if soon.date() == day else datetime.combine(day, soon.timetz())
