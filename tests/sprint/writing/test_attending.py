"""Being there for a reading: one sits in once, and shows a sign of life when it is one's turn."""

import asyncio

import pytest

from sprint.core.acts import Body
from sprint.core.errors import Refused
from sprint.core.reading.acts import Attend, Deal, Finish
from sprint.core.reading.bodies import About, ProtocolWords
from sprint.core.reading.looking import my_turns
from sprint.core.reading.protocol import Protocol, Step
from sprint.core.room import Room
from sprint.writing import attending
from sprint.writing.attending import Attending
from tests.server.house import until
from tests.sprint.core.world import ANA, BEN, CARA, World, key_of
from tests.sprint.screens.fakelink import FakeLink
from tests.sprint.writing.dayevening import TABLES, DayEvening

PROTOCOL = Protocol((Step("readers", 60_000), Step("reader", 60_000, ("praise",))), table=2)
WORDS = ProtocolWords("two", "For two")


async def called() -> tuple[World, FakeLink, FakeLink]:
    """Ben has called a reading, and nobody sits in yet."""
    world = World(seat=(ANA, BEN))
    ana, ben = FakeLink(world, ANA), FakeLink(world, BEN)
    await ben.readings.call(PROTOCOL, WORDS, 600_000)
    ana.catch_up()
    return world, ana, ben


def room_of(link: FakeLink) -> Room:
    assert link.room is not None
    return link.room


async def test_whoever_is_there_sits_in_once_and_who_goes_has_gone() -> None:
    world, ana, _ = await called()
    there = Attending(ana)
    there.touched()
    await until(lambda: room_of(ana).readings[0].guests == (key_of(ANA),))
    await ana.do(Attend(world.room.readings[0].id, out=True))
    there.touched()
    await there.close()
    assert room_of(ana).readings[0].guests == ()


async def test_an_empty_chair_sits_in_on_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    _, ana, _ = await called()
    now = [1_000.0]
    monkeypatch.setattr(attending, "mono_ms", lambda: now[0])
    there = Attending(ana)
    now[0] += attending.THERE_FOR_MS + 1
    ana.says(BEN, "is anybody there?")
    await there.close()
    assert room_of(ana).readings[0].guests == ()


async def test_a_turn_that_others_wait_for_is_answered_with_a_sign_of_life() -> None:
    world, ana, ben = await called()
    there = Attending(ana)
    await ben.readings.offer("One line.", About("Ben's"))
    ana.catch_up()
    there.touched()
    await until(lambda: bool(room_of(ana).readings[0].guests))
    await ben.do(Deal(world.room.readings[0].id))
    ana.catch_up()
    (turn,) = my_turns(room_of(ana), key_of(ANA))
    await ana.do(Finish(turn.piece.id, 0))
    world.at += 1
    opened = my_turns(room_of(ana), key_of(ANA))[0].turn.opened_at
    await until(lambda: room_of(ana).members[key_of(ANA)].last_at >= opened)
    before = len(world.log)
    there.touched()
    await there.close()
    assert len(world.log) == before, "one sign of life is enough"


class Wavering(FakeLink):
    """A link that is lost in the very moment in which one first sits in."""

    lost = False

    async def do(self, body: Body) -> str:
        if isinstance(body, Attend) and not self.lost:
            self.lost = True
            raise Refused("not-connected", "You are not connected to the room just now.")
        return await super().do(body)


async def test_a_seat_that_the_connection_lost_is_taken_when_it_is_there_again() -> None:
    world, _, _ = await called()
    ana = Wavering(world, ANA)
    ana.catch_up()
    there = Attending(ana)
    there.touched()
    await until(lambda: ana.lost)
    await tasks_done()
    there.touched()
    await until(lambda: room_of(ana).readings[0].guests == (key_of(ANA),))
    await there.close()


async def tasks_done() -> None:
    """Wait until what was begun in the background is done."""
    await asyncio.gather(*(task for task in asyncio.all_tasks() if task.get_name() == "attending"))


async def test_everybody_who_is_in_the_room_sits_in_on_the_reading_of_a_day_however_long_they_were_still(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    evening = DayEvening()
    await evening.plan()
    cara = evening.link(CARA)
    now = [1_000.0]
    monkeypatch.setattr(attending, "mono_ms", lambda: now[0])
    there = Attending(cara)
    now[0] += 60 * attending.THERE_FOR_MS
    await evening.go(TABLES)
    cara.catch_up()
    await until(lambda: room_of(cara).readings[0].guests == (key_of(CARA),))
    await cara.do(Attend(room_of(cara).readings[0].id, out=True))
    evening.link(ANA).says(BEN, "We begin.")
    cara.catch_up()
    await there.close()
    assert room_of(cara).readings[0].guests == (), "who says not this time is left alone"


async def test_whoever_comes_in_when_the_tables_of_a_day_stand_gets_a_seat() -> None:
    evening = DayEvening()
    await evening.plan()
    await evening.go(TABLES)
    await evening.offer(ANA, "One line.", "Ana's")
    await evening.offer(BEN, "Another.", "Ben's")
    await evening.deal()
    cara = evening.link(CARA)
    there = Attending(cara)
    evening.link(ANA).says(BEN, "We begin.")
    cara.catch_up()
    await until(lambda: room_of(cara).readings[0].table_of(key_of(CARA)) is not None)
    await there.close()


async def test_whoever_leads_sits_in_on_the_reading_of_a_day_by_a_key(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    evening = DayEvening()
    await evening.plan()
    ana = evening.link(ANA)
    now = [1_000.0]
    monkeypatch.setattr(attending, "mono_ms", lambda: now[0])
    there = Attending(ana)
    now[0] += 60 * attending.THERE_FOR_MS
    await evening.go(TABLES)
    ana.catch_up()
    await tasks_done()
    assert room_of(ana).readings[0].guests == ()
    there.touched()
    await until(lambda: room_of(ana).readings[0].guests == (key_of(ANA),))
    await there.close()


async def test_a_console_that_comes_back_when_the_tables_of_a_day_stand_gets_no_seat() -> None:
    evening = DayEvening()
    await evening.plan()
    await evening.go(TABLES)
    await evening.offer(BEN, "One line.", "Ben's")
    await evening.offer(CARA, "Another.", "Cara's")
    await evening.deal()
    ana = evening.link(ANA)
    there = Attending(ana)
    ana.catch_up()
    there.touched()
    await tasks_done()
    assert room_of(ana).readings[0].table_of(key_of(ANA)) is None
    await there.close()
