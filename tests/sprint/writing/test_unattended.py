"""A day that nobody leads, in a room in memory: what ends it, and what does not."""

import asyncio
from datetime import date, time
from pathlib import Path

import pytest
from msgspec.structs import replace

from sprint import agendas
from sprint.core.agenda.acts import Move, Plan
from sprint.core.agenda.values import Agenda
from sprint.core.errors import BadSchedule
from sprint.desk.desk import Desk
from sprint.desk.folders import Folders
from sprint.writing.autoleading import AutoLead
from sprint.writing.unattended import Unattended
from tests.sprint.core.agenda.days import day
from tests.sprint.core.reading.hall import SEAL
from tests.sprint.core.world import ANA, World
from tests.sprint.screens.fakelink import FakeLink


def newest(world: World) -> Agenda:
    assert world.room.agenda is not None
    return world.room.agenda


async def test_the_day_of_last_week_ends_nothing_while_the_next_one_is_on_its_way() -> None:
    world = World()
    link = FakeLink(world)
    link.others(ANA, Plan(day("gather"), SEAL))
    link.others(ANA, Move(newest(world).id, 0, newest(world).blocks[0].id))
    link.others(ANA, Move(newest(world).id, 1))
    auto = AutoLead(link)
    await auto.look()
    assert not auto.over
    link.others(ANA, Plan(day("close"), SEAL))
    await auto.look()
    link.others(ANA, Move(newest(world).id, 0, newest(world).blocks[0].id))
    assert not auto.over
    link.others(ANA, Move(newest(world).id, 1))
    assert auto.over


async def test_where_no_day_can_be_planned_it_ends_and_says_why(tmp_path: Path) -> None:
    link = FakeLink(World())
    hour = agendas.load("hour")
    first = replace(hour.blocks[0], at=time(10))
    plan = replace(hour, date=date(2020, 1, 4), blocks=(first, *hour.blocks[1:]))
    with Desk.open(Folders.under(tmp_path)) as desk:
        unattended = Unattended(desk, link, plan, lambda _: None)
        with pytest.raises(BadSchedule, match="The day of this agenda was 4 January 2020"):
            await asyncio.wait_for(unattended.run(), 10)
    assert link.closed
