"""What is so in a room for as long as it lasts."""

from sprint.telling.console import member_lines
from sprint.telling.paces import Paces
from sprint.telling.standingsigns import signs
from tests.sprint.core.world import ANA, BEN, CARA, World
from tests.sprint.screens.fakelink import FakeLink
from tests.sprint.screens.gatherings import calls, offers


def test_while_pieces_are_gathered_it_is_said_how_many_people_have_offered_one() -> None:
    link = FakeLink(World(seat=(ANA, BEN, CARA)))
    assert link.room is not None
    assert signs(link.room, link.side) == []
    calls(link, ANA)
    offers(link, BEN, "The pier")
    link.catch_up()
    assert signs(link.room, link.side) == ["1 of 3 have offered"]
    lines = member_lines(link.room, link.side, link.standings, link.me, None, link.now(), Paces())
    assert [line.doing for line in lines] == ["", "offered", ""]
