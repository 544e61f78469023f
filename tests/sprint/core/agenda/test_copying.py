"""A day of a room as a plan again."""

from datetime import datetime, time
from itertools import count

import pytest
from msgspec.structs import replace

from sprint import agendas, protocols
from sprint.core.agenda.agendafile import read_day
from sprint.core.agenda.agendatext import write_day
from sprint.core.agenda.blocks import Block
from sprint.core.agenda.copying import plan_of
from sprint.core.agenda.dayplan import DayPlan
from sprint.core.agenda.making import to_blocks
from sprint.core.agenda.runsheet import as_ms, from_ms
from sprint.core.agenda.words import AgendaWords
from tests.sprint.core.agenda.badagendas import World
from tests.sprint.core.agenda.test_making import BERLIN

NOW = datetime(2026, 12, 5, 9, 0, tzinfo=BERLIN)


def clock(room_at: int) -> time:
    return from_ms(room_at, BERLIN).time()


def without_what_never_came(plan: DayPlan) -> DayPlan:
    """Without private notes, and with what a protocol's own file says beside its rules and words."""
    blocks = (
        replace(
            block,
            notes="",
            protocol=block.loaded.words.name if block.loaded else "",
            loaded=replace(block.loaded, protocol=block.rules, source="") if block.loaded else None,
            table=None,
        )
        for block in plan.blocks
    )
    return replace(plan, blocks=tuple(blocks))


@pytest.mark.parametrize("name", agendas.names())
def test_a_day_is_the_plan_that_it_was_made_of(name: str) -> None:
    plan = agendas.load(name)
    made = to_blocks(plan, map("{:032x}".format, count()), NOW, as_ms(NOW))
    assert plan_of(made.blocks, made.words, clock) == without_what_never_came(plan)


def test_a_day_without_words_can_be_kept() -> None:
    blocks = (
        Block("a" * 32, "gather", 1_499, lead_ms=5_000, slot_ms=5_000),
        Block("b" * 32, "read", 2_000, lead_ms=60_000, protocol=protocols.load("round-robin").protocol),
        Block("c" * 32, "talk", 60_000),
        Block("d" * 32, "sprint", 60_000, lead_ms=1_700),
    )
    plan = plan_of(blocks, AgendaWords(), clock)
    assert plan.title == "A day"
    assert [block.length_ms for block in plan.blocks] == [1_000, 2_000, 60_000, 60_000]
    assert [block.lead_ms for block in plan.blocks] == [0, 1_000, 0, 1_000]
    assert [block.slot_ms for block in plan.blocks] == [0, 0, 60_000, 0]
    assert len(read_day(write_day(plan), "kept", World()).blocks) == 4
