"""All that was announced, for whoever missed it."""

from sprint.telling.announced import all_announced
from tests.sprint.core.world import ANA, BEN, World, key_of
from tests.sprint.screens.fakelink import FakeLink


async def test_all_is_listed_newest_first_also_of_who_is_hidden() -> None:
    world = World(seat=(ANA, BEN))
    link = FakeLink(world)
    await link.days.announce("Tea is ready.\nIn the kitchen.", stays=False)
    await FakeLink(world, BEN).days.announce("Write the house.", stays=True)
    link.catch_up()
    link.side.hide(frozenset({key_of(BEN)}))
    told = all_announced(link.room, link.side, link.me, lambda at: "10:00")
    assert [one.head for one in told] == ["10:00  Somebody you have hidden, on view now", "10:00  You"]
    assert [one.words for one in told] == ["Write the house.", "Tea is ready.\nIn the kitchen."]
