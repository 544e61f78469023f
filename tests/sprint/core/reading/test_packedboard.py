"""The circle's shelf and its cards go home with everybody: word for word, and never as markup."""

from sprint.core.agenda.acts import Strike
from sprint.core.reading.packet import Shared
from sprint.core.reading.packethtml import html
from sprint.core.reading.packetmarkdown import markdown
from sprint.screens.packet import paragraphs
from tests.sprint.core.reading.test_packing import packed
from tests.sprint.core.world import ANA, BEN, CARA, key_of
from tests.sprint.writing.evening import Evening

LINK = "a list: https://example.org/a_b?c=1&d=*2*#top <script>x</script>"


async def filled() -> Evening:
    evening = Evening()
    await evening.link(BEN).days.jot("topic", "where to send poems")
    await evening.link(BEN).days.jot("link", LINK)
    gone = await evening.link(ANA).days.jot("link", "an old list")
    await evening.link(ANA).do(Strike(gone))
    await evening.link(CARA).days.pledge("card", "Cara, poems")
    await evening.link(CARA).days.pledge("card", "Cara, short stories\nfind me at cara@example.org")
    await evening.link(BEN).days.pledge("card", "Ben")
    await evening.link(BEN).days.pledge("card", "")
    return evening


async def test_shelf_and_cards_are_taken_home_as_they_stand_now() -> None:
    evening = await filled()
    packet = packed(evening, ANA)
    assert packet.shelf == (Shared(BEN, LINK),)
    assert packet.cards == (Shared(CARA, "Cara, short stories\nfind me at cara@example.org"),)
    assert not packet.empty, "the shelf alone is worth a packet"


async def test_a_link_is_whole_in_every_way_it_is_written_and_never_markup() -> None:
    packet = packed(await filled(), ANA)
    page = html(packet)
    assert "https://example.org/a_b?c=1&amp;d=*2*#top &lt;script&gt;x&lt;/script&gt;" in page
    assert "<script" not in page
    written = markdown(packet)
    assert "## The circle's shelf" in written
    assert LINK in written.replace("\\", "")
    assert "<script" not in written.replace("\\<", "")
    shown = [one.text for one in paragraphs(packet)]
    assert shown[shown.index("The circle's shelf") :][:4] == ["The circle's shelf", "", BEN, LINK]


async def test_what_hidden_people_put_up_is_left_out_and_that_is_said() -> None:
    evening = await filled()
    assert not packed(evening, ANA).left_out
    evening.link(ANA).side.hide(frozenset({key_of(BEN)}))
    packet = packed(evening, ANA)
    assert (packet.shelf, packet.left_out) == ((), True)
    assert [one.by for one in packet.cards] == [CARA]
