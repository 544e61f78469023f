"""Where a day stands, for showing: what is on view, and for whom not."""

from sprint.core.agenda.acts import Announce
from sprint.jsonmode.happened import said_by_hidden
from sprint.telling.happenings import happening
from sprint.telling.today import on_view
from tests.sprint.core.world import ANA, BEN, CARA, World, key_of, sealed
from tests.sprint.screens.fakelink import FakeLink
from tests.sprint.telling.test_happenings import hearer


def test_what_a_hidden_person_announces_is_neither_told_nor_kept_in_view() -> None:
    link, cara = FakeLink(World(seat=(ANA, BEN, CARA))), key_of(CARA)
    words = sealed("nasty", "words", cara, link.world.ahead())
    (told,) = link.others(CARA, Announce(words, stays=True))
    assert happening(told, hearer(link)) == f"{CARA}: nasty"
    assert on_view(link.world.room, link.side) == "nasty"
    link.side.hide(frozenset({cara}))
    assert happening(told, hearer(link)) == ""
    assert on_view(link.world.room, link.side) == ""
    assert said_by_hidden(told, link.side)
