"""A plan made the blocks and words of a room's agenda: times of day become room times, notes stay behind."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final

import msgspec

from sprint.core.agenda.blocks import Block
from sprint.core.agenda.dayplan import DayPlan, PlannedBlock, whole_day_ms
from sprint.core.agenda.fixedtimes import SOME_DAY, fixed_moments, misfits
from sprint.core.agenda.recurring import days_of
from sprint.core.agenda.timetable import begins_at
from sprint.core.agenda.words import AgendaWords, BlockWords
from sprint.core.errors import BadSchedule
from sprint.core.fields import MAX_TIME

_TIMES: Final = 15


class ToLead(msgspec.Struct, frozen=True):
    """What an agenda is planned with, and the private ``notes`` by the id of their block."""

    blocks: tuple[Block, ...]
    words: AgendaWords
    notes: dict[str, str]


def to_blocks(plan: DayPlan, ids: Iterable[str], now: datetime, room_now: int) -> ToLead:
    """The blocks of ``plan`` with fresh ``ids``, as they are to be where it is led from ``now`` on.

    ``now`` is the local time in the zone of the plan, and ``room_now`` the room's at the same moment. Raises
    ``BadSchedule`` where the plan's day is over, or its clocks do not show one of its times.
    """
    day = day_of(plan, now)
    if plan.date is not None and _is_over(plan, day, now):
        raise BadSchedule(
            f"The day of this agenda was {day.day} {day:%B} {day.year}. Give it another date, or take its "
            "date out, and then start it."
        )
    made = on_day(plan, day, ids, now, room_now)
    if plan.date is None or begins_at(made.blocks) is not None:
        return made
    return msgspec.structs.replace(made, words=msgspec.structs.replace(made.words, date=day))


def on_day(plan: DayPlan, day: date, ids: Iterable[str], now: datetime, room_now: int) -> ToLead:
    """The same on this very day, be it over or not; raises ``BadSchedule`` for times that its clocks skip."""
    for index, sentence in misfits(plan.blocks, day, _zone(now)):
        raise BadSchedule(f"Block {index + 1} of this agenda cannot be on that day: {sentence}")
    fixed = fixed_moments(plan.blocks, day, _zone(now))
    at = {index: _room_time(moment, now, room_now) for index, moment in fixed.items()}
    named = iter(ids)
    both = [(next(named), block) for block in plan.blocks]
    return ToLead(
        tuple(_block(name, block, at.get(index)) for index, (name, block) in enumerate(both)),
        AgendaWords(plan.title, {name: _words(block) for name, block in both}),
        {name: block.notes for name, block in both if block.notes},
    )


def day_of(plan: DayPlan, now: datetime) -> date:
    """The day on which ``plan`` is led: its date, the next one of those on which it comes, else today.

    A plan without a date of which all times are over by ``now`` is for tomorrow.
    """
    today = now.date()
    if plan.date is None:
        return today + timedelta(days=1) if _is_over(plan, today, now) else today
    if plan.repeat is None:
        return plan.date
    last = plan.date
    for last in days_of(plan.repeat, plan.date):
        if last >= today - timedelta(days=1) and not _is_over(plan, last, now):
            return last
    return last


def begins(plan: DayPlan, day: date, zone: tzinfo) -> datetime | None:
    """When it has to begin on that day for its first fixed time to hold; None where none is fixed."""
    for index, moment in fixed_moments(plan.blocks, day, zone).items():
        return _later(moment, -whole_day_ms(plan.blocks[:index]))
    return None


def act_sizes(plan: DayPlan) -> tuple[int, int]:
    """The bytes that its blocks, and its words, have as they travel."""
    ids = (f"{number:032x}" for number in range(len(plan.blocks)))
    made = on_day(_timeless(plan), SOME_DAY, ids, datetime.combine(SOME_DAY, time()), 0)
    fixed = sum(block.at is not None for block in plan.blocks)
    rules = len(msgspec.json.encode(made.blocks)) + fixed * (_TIMES - len("null"))
    return rules, len(msgspec.json.encode(made.words))


def _timeless(plan: DayPlan) -> DayPlan:
    blocks = tuple(msgspec.structs.replace(block, at=None) for block in plan.blocks)
    return DayPlan(plan.title, blocks)


def _is_over(plan: DayPlan, day: date, now: datetime) -> bool:
    """Whether the last block that has a fixed time, and all after it, would be over by ``now``."""
    fixed = fixed_moments(plan.blocks, day, _zone(now))
    if not fixed:
        return False
    last = max(fixed)
    return _later(fixed[last], whole_day_ms(plan.blocks[last:])) <= now


def _zone(now: datetime) -> tzinfo:
    return now.tzinfo or UTC


def _later(moment: datetime, by_ms: int) -> datetime:
    """So much later in real time, whatever the clocks do meanwhile."""
    return datetime.fromtimestamp(moment.timestamp() + by_ms / 1_000, moment.tzinfo)


def _room_time(moment: datetime, now: datetime, room_now: int) -> int:
    at = room_now + round((moment.timestamp() - now.timestamp()) * 1_000)
    return min(max(at, 0), MAX_TIME)


def _block(name: str, block: PlannedBlock, starts_at: int | None) -> Block:
    return Block(
        name, block.kind, block.length_ms, starts_at, block.lead_ms, block.rules, block.slot_ms
    )  # fmt: skip


def _words(block: PlannedBlock) -> BlockWords:
    return BlockWords(block.title, block.prompt, block.loaded.words if block.loaded else None)
