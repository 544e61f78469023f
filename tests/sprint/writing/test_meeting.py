"""The next date as it is typed, with the zones of this machine; and set, found and taken away in a room."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import msgspec
import pytest

from sprint.core.agenda.acts import Meet
from sprint.core.agenda.words import NextDay
from sprint.core.errors import BadInput, BadSchedule
from sprint.writing.meeting import date_ahead, date_of, next_day, set_date
from tests.sprint.core.world import ANA, BEN, key_of, sealed
from tests.sprint.writing.evening import Evening

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2027, 3, 1, 12, 0, tzinfo=BERLIN)


def test_a_date_without_a_zone_is_in_that_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    assert next_day("sat 10:00", NOW) == NextDay(date(2027, 3, 6), time(10), "Europe/Berlin")
    monkeypatch.setenv("TZ", "EST5EDT4,M3.2.0")
    with pytest.raises(BadInput, match="Add yours after the time"):
        next_day("sat 10:00", NOW)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            "2027-03-28 02:30 Europe/Berlin",
            "There is no 02:30 on 28 March 2027, because",
        ),
        ("2027-10-31 02:30 Europe/Berlin", "02:30 comes twice on 31 October 2027"),
        ("2027-02-27 10:00 Europe/Berlin", "is over already"),
    ],
)
def test_a_time_that_clocks_skip_or_show_twice_or_that_is_over_is_refused(typed: str, said: str) -> None:
    with pytest.raises(BadSchedule, match=said):
        next_day(typed, NOW)


def test_a_zone_that_there_is_not_is_refused_with_the_nearest() -> None:
    with pytest.raises(BadInput, match="No zone is called “Europe/Berlim”; perhaps “Europe/Berlin”"):
        next_day("2027-03-06 10:00 Europe/Berlim", NOW)


async def test_everybody_finds_the_date_until_it_is_over_or_taken_away() -> None:
    evening = Evening(ANA, BEN)
    ana = evening.link(ANA)
    act, back = await set_date(ana, "2027-03-06 10:00 Europe/Berlin", NOW)
    assert back == Meet(replaces=act)
    side = evening.link(BEN).side
    meets = date_of(evening.world.room, side)
    assert meets is not None
    assert meets.at == datetime(2027, 3, 6, 10, tzinfo=BERLIN).timestamp() * 1_000
    assert date_ahead(evening.world.room, side, meets.at - 1) == meets
    assert date_ahead(evening.world.room, side, meets.at) is None
    closed = msgspec.structs.replace(evening.world.room, closed_at=0)
    assert date_ahead(closed, side, meets.at - 1) is None
    evening.link(ANA)
    _, back = await set_date(ana, "2027-03-07 10:00 Europe/Berlin", NOW)
    assert back is None, "only a first date is taken back; a changed one is changed again"
    evening.link(ANA)
    await set_date(ana, "none", NOW)
    assert date_of(evening.world.room, evening.link(BEN).side) is None


async def test_words_that_are_no_date_harm_nobody() -> None:
    evening = Evening(ANA, BEN)
    act = evening.world.next_id()
    evening.world.do(ANA, Meet(sealed("tomorrow, perhaps", "date", key_of(ANA), act)), act)
    assert evening.world.room.meets == act
    assert date_of(evening.world.room, evening.link(BEN).side) is None
