"""What people said reads on after their name, or after You."""

from sprint.telling.pledges import spoken
from tests.sprint.core.world import ANA, BEN, key_of
from tests.sprint.writing.dayevening import DayEvening


async def test_how_it_went_reads_on_after_a_name_with_an_intention_and_without() -> None:
    evening = DayEvening()
    await evening.plan()
    await evening.go(evening.agenda.blocks[0].id)
    await evening.link(ANA).days.pledge("report", "It went well")
    link = evening.link(BEN)
    (said,) = spoken(evening.world.room, link.side, key_of(BEN))
    assert said.words == "said how it went: It went well"
    await evening.link(BEN).days.pledge("intention", "two pages")
    await evening.link(BEN).days.pledge("report", "one page")
    link = evening.link(BEN)
    words = [one.words for one in spoken(evening.world.room, link.side, key_of(BEN)) if one.by == key_of(BEN)]
    assert "meant to: two pages\nHow it went: one page" in words
