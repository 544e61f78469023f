"""The days in a packet: what one said oneself, and the circle's picture; nothing of a day one was not at."""

from datetime import UTC, datetime

import pytest

from sprint.core import acts
from sprint.core.reading.packet import DayAtHome, Packet, own_words
from sprint.core.reading.packethtml import html
from sprint.core.reading.packetmarkdown import markdown
from sprint.core.reading.packing import Source, pack
from sprint.desk.zones import known_zone
from sprint.screens.packet import paragraphs
from tests.sprint.core.world import ANA, BEN, CARA, DIDO, MINUTE, key_of
from tests.sprint.writing.dayevening import DAY_MS, DayEvening


def packed(evening: DayEvening, name: str) -> Packet:
    link = evening.link(name)
    room, library = evening.world.room, evening.library(name)
    return pack(
        Source(
            room,
            link.side,
            library,
            link.me,
            lambda at: datetime.fromtimestamp(at // 1000, UTC),
            str,
            known_zone,
        )
    )


@pytest.fixture
async def evening() -> DayEvening:
    evening = DayEvening()
    await evening.spend()
    return evening


async def test_ones_own_words_and_the_circles_picture_are_taken_home(evening: DayEvening) -> None:
    assert packed(evening, BEN).days == (
        DayAtHome(
            "Thursday, 1 January 1970: An evening",
            evening.nasty,
            "It went\nwell",
            "I send it to Cara",
            (
                "Ana, Ben and Cara were there.",
                "Written together: 420 words, in 1 sprint.",
                "The longest stretch of writing: 20 minutes, from 00:21.",
                "2 pieces were heard, and 4 responses given.",
            ),
        ),
    )
    (day,) = packed(evening, ANA).days
    assert own_words(day) == (("You meant to", "a poem about boats"),), "what others said is theirs to take"


async def test_the_days_stand_in_every_form_of_the_packet(evening: DayEvening) -> None:
    packet = packed(evening, BEN)
    seen = "\n".join(line.text for line in paragraphs(packet))
    for page in (markdown(packet), html(packet), seen):
        for words in ("An evening", "2+5, the second chapter", "I send it to Cara", "Ana, Ben and Cara were"):
            assert words in page


async def test_the_next_date_stands_below_the_last_day(evening: DayEvening) -> None:
    first = evening.world.at + DAY_MS
    evening.world.do(ANA, acts.Recur(20 * MINUTE, (first,)))
    (day,) = packed(evening, CARA).days
    assert day.picture[-1] == "Next: Friday, 2 January 1970 at 00:42."


async def test_whoever_came_later_was_not_at_that_day(evening: DayEvening) -> None:
    evening.world.at += DAY_MS
    evening.world.join(DIDO)
    link = evening.link(ANA)
    room = evening.world.room
    source = Source(
        room,
        link.side,
        evening.library(ANA),
        key_of(DIDO),
        lambda at: datetime.fromtimestamp(at // 1000, UTC),
        str,
        known_zone,
    )
    assert pack(source).empty
