"""Where a day stands, for showing: what is on view, and what of it only whoever asks for it sees."""

from sprint.core.agenda.acts import Announce
from sprint.jsonmode.happened import line_of, said_by_hidden
from sprint.telling.announced import announced_words
from sprint.telling.happenings import happening
from sprint.telling.today import on_view
from tests.sprint.core.world import ANA, BEN, CARA, World, key_of, sealed
from tests.sprint.screens.fakelink import FakeLink
from tests.sprint.telling.test_happenings import hearer


def test_that_a_hidden_person_announces_something_is_told_and_their_words_to_whoever_asks() -> None:
    link, cara = FakeLink(World(seat=(ANA, BEN, CARA))), key_of(CARA)
    assert announced_words(link.room, link.side, link.me) == "Nothing was announced yet."
    words = sealed("nasty", "words", cara, link.world.ahead())
    (told,) = link.others(CARA, Announce(words, stays=True))
    assert happening(told, hearer(link)) == f"{CARA}: nasty"
    assert on_view(link.world.room, link.side) == "nasty"
    link.side.hide(frozenset({cara}))
    assert happening(told, hearer(link)) == "An announcement by somebody you have hidden."
    assert on_view(link.world.room, link.side) == "An announcement by somebody you have hidden."
    assert announced_words(link.room, link.side, link.me) == "Somebody you have hidden: nasty"
    line = line_of(told, 0, link.room, link.side)
    assert (line["by"], line["text"]) == ("somebody you have hidden", "")
    assert not said_by_hidden(told, link.side)
