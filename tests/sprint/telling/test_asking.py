"""Who is stuck, and what is said of it to whom."""

from typing import get_args

from sprint.core import acts
from sprint.core.asking.events import AskClosed, AskingEvent, AskRaised, IdeaGiven
from sprint.core.events import Event
from sprint.telling.asking import ideas_for, my_ask, who_is_stuck
from sprint.telling.happenings import happening
from tests.sprint.core.world import ANA, BEN, CARA, MINUTE, World, key_of, sealed
from tests.sprint.screens.fakelink import FakeLink
from tests.sprint.telling.test_happenings import hearer

A, B, C = key_of(ANA), key_of(BEN), key_of(CARA)


def running() -> tuple[World, dict[str, FakeLink]]:
    """Ana, Ben and Cara in a sprint."""
    world = World(seat=(ANA, BEN, CARA))
    world.schedule(ANA, 20 * MINUTE)
    for name in (ANA, BEN, CARA):
        world.enter(name)
    return world, {name: FakeLink(world, name) for name in (ANA, BEN, CARA)}


def catch_up(links: dict[str, FakeLink]) -> None:
    for link in links.values():
        link.catch_up()


async def test_who_asks_is_seen_by_the_others_those_first_whom_one_has_not_helped() -> None:
    world, links = running()
    await links[BEN].asking.ask("a rhyme\nfor month")
    catch_up(links)
    await links[CARA].asking.ask()
    catch_up(links)
    seen = who_is_stuck(world.room, links[ANA].side, A)
    assert [(one.sentence, one.helped) for one in seen] == [
        ("Ben is stuck: a rhyme for month", False),
        ("Cara is stuck.", False),
    ]
    await links[ANA].asking.help(seen[0].ask, "bunth")
    catch_up(links)
    assert [(one.name, one.helped) for one in who_is_stuck(world.room, links[ANA].side, A)] == [
        (CARA, False),
        (BEN, True),
    ]
    assert [one.name for one in who_is_stuck(world.room, links[BEN].side, B)] == [CARA]
    mine = my_ask(world.room, B)
    assert mine is not None
    assert ideas_for(links[BEN].side, mine.id) == ["Ana: bunth"]
    assert my_ask(world.room, A) is my_ask(None, B) is None
    assert who_is_stuck(None, links[ANA].side, A) == []


async def test_whoever_is_hidden_asks_nothing_and_has_no_ideas() -> None:
    world, links = running()
    await links[BEN].asking.ask("a rhyme for month")
    catch_up(links)
    links[ANA].side.hide(frozenset({B}))
    assert who_is_stuck(world.room, links[ANA].side, A) == []
    assert happening(AskRaised(world.room.asks[0].id, B, world.sprint.id), hearer(links[ANA])) == ""
    await links[ANA].asking.ask()
    catch_up(links)
    await links[BEN].asking.help(world.room.asks[1].id, "bunth")
    catch_up(links)
    given = IdeaGiven(world.log[-1].read().id, world.room.asks[1].id, B)
    assert happening(given, hearer(links[ANA])) == ""
    assert ideas_for(links[ANA].side, world.room.asks[1].id) == []


async def test_what_happens_is_told_to_whom_it_is_for() -> None:
    world, links = running()
    ana = links[ANA]
    told: dict[type[Event], str] = {}

    def tell(event: Event) -> str:
        told[type(event)] = happening(event, hearer(ana))
        return told[type(event)]

    mine = await ana.asking.ask("a door")
    catch_up(links)
    assert tell(AskRaised(mine, A, world.sprint.id)) == "You asked the circle; ideas come as they come."
    for_me = await links[BEN].asking.help(mine, "let it\nstick")
    catch_up(links)
    assert tell(IdeaGiven(for_me, mine, B)) == "Ben has an idea: let it stick"
    theirs = await links[BEN].asking.ask("a rhyme for month")
    catch_up(links)
    assert tell(AskRaised(theirs, B, world.sprint.id)) == "Ben is stuck: a rhyme for month"
    by_me = await ana.asking.help(theirs, "bunth")
    for_them = await links[CARA].asking.help(theirs, "nth")
    catch_up(links)
    assert tell(IdeaGiven(by_me, theirs, A)) == "Your idea is with Ben."
    assert tell(IdeaGiven(for_them, theirs, C)) == ""
    assert tell(AskClosed(theirs, B, "over")) == ""
    assert tell(AskClosed(theirs, B, "left")) == ""
    assert tell(AskClosed(theirs, B, "going")) == "Ben says thanks, and is going again."
    assert tell(AskClosed(mine, A, "going")) == "Go well."
    assert set(told) == set(get_args(AskingEvent)), "every kind of event was thought of"


async def test_an_ask_of_somebody_without_the_invite_is_not_shown() -> None:
    world, links = running()
    stranger = "Dido"
    act_id = world.next_id()
    world.do(stranger, acts.Join(bytes(32), sealed("Dido", "name", key_of(stranger), act_id)), act_id)
    world.enter(stranger)
    catch_up(links)
    await FakeLink(world, stranger).asking.ask("let me in")
    catch_up(links)
    assert world.room.asks
    assert who_is_stuck(world.room, links[ANA].side, A) == []
    raised = AskRaised(world.room.asks[0].id, key_of(stranger), world.sprint.id)
    assert happening(raised, hearer(links[ANA])) == ""
