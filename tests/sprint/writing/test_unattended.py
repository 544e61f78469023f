"""A day that nobody leads, in a room in memory: what ends it, and what does not."""

import asyncio
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from sprint import agendas
from sprint.clocks import local_time
from sprint.core.acts import Body, kind_of
from sprint.core.agenda.acts import Appoint, Forgo, Hand, Move, Plan
from sprint.core.agenda.values import Agenda
from sprint.core.agenda.words import AgendaWords
from sprint.core.errors import BadSchedule, Refused
from sprint.core.signed import Act, SignedAct
from sprint.desk.desk import Desk
from sprint.desk.folders import Folders
from sprint.link.news import ActAnswered
from sprint.link.outgoing import Parcel
from sprint.writing.autoleading import AutoLead
from sprint.writing.autowaiting import FOR_A_HAND, FOR_SOMEBODY
from sprint.writing.unattended import DONE, Unattended
from tests.server.house import until
from tests.sprint.core.agenda.days import block, day
from tests.sprint.core.reading.hall import SEAL
from tests.sprint.core.world import ANA, BEN, MINUTE, World, key_of
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


async def test_a_day_whose_beginning_somebody_took_back_is_theirs_to_begin() -> None:
    world = World(seat=(ANA, BEN))
    link = FakeLink(world)
    link.stands(BEN, "here")
    link.others(ANA, Appoint(key_of(BEN), "deputy"))
    link.others(ANA, Plan(day("gather", "close"), SEAL))
    auto = AutoLead(link)
    await auto.look()
    assert newest(world).phase == "running"
    link.others(BEN, Forgo(newest(world).id, newest(world).moves))
    assert auto.waiting == FOR_A_HAND
    await AutoLead(link).look()
    assert newest(world).phase == "planned"
    link.others(BEN, Move(newest(world).id, newest(world).moves, newest(world).blocks[0].id))
    assert auto.waiting == ""


async def test_a_reading_to_which_nothing_comes_is_waited_for_as_long_as_a_piece_can_be_heard() -> None:
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
    assert newest(world).current == newest(world).blocks[0]
    link.pass_time(57 * MINUTE)
    await auto.look()
    assert newest(world).current == newest(world).blocks[1]


class Overtaken(FakeLink):
    """A link on which a plan arrives after something that this machine has not heard of when it sends it."""

    before: Body | None = None

    async def _send(self, act: Act, signed: SignedAct, parcel: Parcel | None = None) -> str:
        if self.before is not None:
            self.others(ANA, self.before)
        try:
            return await super()._send(act, signed, parcel)
        except Refused as error:
            self.tell([ActAnswered(act.id, "rejected", error.code, str(error), kind_of(act.body))])
            return act.id


async def test_where_the_room_does_not_take_the_plan_it_ends_and_says_why(tmp_path: Path) -> None:
    link = Overtaken(World(mode="led"), BEN)
    link.others(ANA, Appoint(key_of(BEN), "deputy"))
    link.before = Appoint(key_of(BEN), "member")
    with Desk.open(Folders.under(tmp_path)) as desk:
        unattended = Unattended(desk, link, agendas.load("hour"), lambda _: None)
        said = "The day could not be planned. In this room the facilitator plans the day."
        with pytest.raises(Refused, match=said) as refused:
            await asyncio.wait_for(unattended.run(), 10)
    assert (refused.value.code, refused.value.exit_code) == ("not-yours", 11)
    assert link.closed


async def test_where_somebody_else_was_first_with_a_day_that_one_is_led(tmp_path: Path) -> None:
    world = World()
    link = Overtaken(world, BEN)
    link.before = Plan(day("gather"), SEAL)
    said: list[str] = []
    with Desk.open(Folders.under(tmp_path)) as desk:
        unattended = Unattended(desk, link, agendas.load("hour"), said.append)
        running = asyncio.create_task(unattended.run())
        async with asyncio.timeout(120):
            await until(lambda: FOR_SOMEBODY in said)
            assert not running.done()
            link.others(ANA, Move(newest(world).id, 0, newest(world).blocks[0].id))
            link.others(ANA, Move(newest(world).id, 1))
            end = await running
    assert end.why == DONE


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
