"""Who leads, as those who may not are told."""

from sprint.core.agenda.acts import Appoint
from sprint.core.rights import ABSENT_MS
from sprint.core.room import Room
from sprint.telling.leads import led_by
from tests.sprint.core.world import ANA, BEN, CARA, World, key_of
from tests.sprint.screens.consoles import planned
from tests.sprint.screens.fakelink import FakeLink


def leader(link: FakeLink, name: str) -> str:
    room: Room = link.world.room
    return led_by(room, link.side, key_of(name), link.now())


async def test_in_a_led_room_it_is_whoever_leads_there() -> None:
    link = FakeLink(World("led", seat=(ANA, BEN, CARA)))
    await planned(link)
    assert [leader(link, name) for name in (ANA, BEN, CARA)] == ["", ANA, ANA]
    link.others(ANA, Appoint(key_of(BEN), "lead"))
    assert leader(link, CARA) == BEN


async def test_where_whoever_leads_is_away_it_is_whoever_planned_the_day() -> None:
    link = FakeLink(World("led", seat=(ANA, BEN, CARA)))
    link.pass_time(ABSENT_MS)
    await planned(FakeLink(link.world, BEN))
    link.catch_up()
    assert [leader(link, name) for name in (BEN, CARA)] == ["", BEN]
