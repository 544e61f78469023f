"""A day that nobody leads, in a room in memory: what ends it, and what does not."""

import asyncio
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from sprint import agendas
from sprint.clocks import local_time
from sprint.core.acts import Body
from sprint.core.agenda.acts import Hand, Move, Plan
from sprint.core.agenda.values import Agenda
from sprint.core.agenda.words import AgendaWords
from sprint.core.errors import BadSchedule, Refused
from sprint.desk.desk import Desk
from sprint.desk.folders import Folders
from sprint.writing.autoleading import AutoLead
from sprint.writing.autowaiting import FOR_SOMEBODY
from sprint.writing.unattended import Unattended
from tests.sprint.core.agenda.days import block, day
from tests.sprint.core.reading.hall import SEAL
from tests.sprint.core.world import ANA, BEN, MINUTE, World
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


class Wavering(FakeLink):
    """A link that is lost in the very moment of the first round."""

    lost = False

    async def do(self, body: Body) -> str:
        if isinstance(body, Hand) and not self.lost:
            self.lost = True
            raise Refused("not-connected", "You are not connected to the room just now.")
        return await super().do(body)


async def test_a_round_that_could_not_be_given_is_given_a_moment_later() -> None:
    world = World()
    link = Wavering(world)
    link.stands(BEN, "here")
    link.others(ANA, Plan(day("talk"), SEAL))
    auto = AutoLead(link)

    async def led() -> None:
        while world.room.day is None or (talk := newest(world).now.talk) is None or not talk.speaker:  # type: ignore[union-attr]
            await auto.look()
            await asyncio.sleep(0.01)

    await asyncio.wait_for(led(), 10)
    assert link.lost


async def test_a_day_with_a_date_or_a_time_is_never_begun_before() -> None:
    world = World(seat=(BEN, ANA))
    link = FakeLink(world, BEN)
    link.stands(ANA, "here")
    tomorrow = local_time(link.now()).date() + timedelta(days=1)
    await link.days.plan(day("gather"), AgendaWords("Tea", {}, tomorrow))
    await AutoLead(link).look()
    assert newest(world).phase == "planned"
    link.pass_time(24 * 60 * MINUTE)
    await AutoLead(link).look()
    assert newest(world).phase == "running"
    link.others(BEN, Move(newest(world).id, 1))
    at = link.now() + 60 * MINUTE
    await link.days.plan((block(1, "gather"), block(2, "close", starts_at=at)), AgendaWords("Tea"))
    link.pass_time(49 * MINUTE)
    await AutoLead(link).look()
    assert newest(world).phase == "planned"
    link.pass_time(MINUTE)
    await AutoLead(link).look()
    assert newest(world).phase == "running"


async def test_what_a_day_waits_for_is_said() -> None:
    world = World(seat=(BEN, ANA))
    link = FakeLink(world, BEN)
    auto = AutoLead(link)
    assert auto.waiting == ""
    tomorrow = local_time(link.now()).date() + timedelta(days=1)
    await link.days.plan(day("gather"), AgendaWords("Tea", {}, tomorrow))
    named = f"{tomorrow:%A} {tomorrow.day} {tomorrow:%B}"
    assert auto.waiting == f"Waiting for {named}, and for somebody to come then."
    link.pass_time(24 * 60 * MINUTE)
    assert auto.waiting == FOR_SOMEBODY
    link.stands(ANA, "here")
    assert auto.waiting == "", "it begins"
    await auto.look()
    link.others(BEN, Move(newest(world).id, 1))
    at = link.now() + 60 * MINUTE
    fixed = block(2, "close", starts_at=at + 60 * MINUTE)
    await link.days.plan((block(1, "gather", starts_at=at), fixed), AgendaWords("Tea"))
    assert auto.waiting == f"Waiting until {local_time(at):%H:%M}; the day begins then."
    link.pass_time(60 * MINUTE)
    await AutoLead(link).look()
    assert auto.waiting == "", "the first part is under way"
    link.pass_time(50 * MINUTE)
    wanted = f"Waiting until {local_time(at + 60 * MINUTE):%H:%M}, the time fixed for what comes next."
    assert auto.waiting == wanted


async def test_nobody_waits_through_a_reading_to_which_nothing_came() -> None:
    world = World()
    link = FakeLink(world)
    link.stands(BEN, "here")
    auto = AutoLead(link)
    link.others(ANA, Plan((block(1, "read", 60), block(2, "close")), SEAL))
    link.others(ANA, Move(newest(world).id, 0, newest(world).blocks[0].id))
    await auto.look()
    assert newest(world).moves == 1
    link.pass_time(2 * MINUTE)
    await auto.look()
    assert newest(world).current == newest(world).blocks[1]


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
