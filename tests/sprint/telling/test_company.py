"""Who is in a room and how they are, for everybody who is shown or told it."""

from sprint.core import acts
from sprint.core.wire import Standing
from sprint.telling.company import people
from tests.sprint.core.world import ANA, BEN, CARA, MINUTE, World, key_of
from tests.sprint.screens.fakelink import FakeLink


def test_everybody_is_there_with_state_and_count() -> None:
    link = FakeLink(World(seat=(ANA, BEN, CARA)))
    world = link.world
    world.schedule()
    for name in (ANA, BEN):
        world.enter(name)
    world.at += MINUTE
    world.enter(CARA, unit="lines")
    link.catch_up()
    live = {1: Standing(1, "writing", 99), 2: Standing(2, "hidden", None), 3: Standing(3, "away", None)}
    world.do(CARA, acts.Checkpoint(world.sprint.id, 7))
    link.catch_up()
    ana, ben, cara = people(world.room, link.side, live, key_of(ANA), 120, world.at)
    assert (ana.name, ana.me, ana.state, ana.count, ana.late) == (ANA, True, "writing", 120, False)
    assert (ben.state, ben.count, ben.me) == ("hidden", None, False)
    assert (cara.state, cara.count, cara.unit, cara.late) == ("away", 7, "lines", True)


def test_whoever_settled_is_done_while_others_still_count() -> None:
    link = FakeLink(World())
    world = link.world
    world.schedule()
    world.enter(ANA)
    world.enter(BEN, source="typed")
    world.ring()
    world.do(ANA, acts.Settle(world.sprint.id, 50))
    link.catch_up()
    live = {seat: Standing(seat, "here", None) for seat in (1, 2)}
    ana, ben = people(world.room, link.side, live, key_of(BEN), None, world.at)
    assert (ana.state, ana.count) == ("done", 50)
    assert (ben.state, ben.count, ben.me) == ("here", None, True)
