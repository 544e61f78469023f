"""The next date in words, for whoever is in its zone and whoever is not; and as a calendar file."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from sprint.core.agenda.meeting import Meets, meets_at
from sprint.core.agenda.words import NextDay
from sprint.core.errors import Refused
from sprint.desk.zones import known_zone
from sprint.telling.moments import Moments
from sprint.telling.nextcalendar import next_file
from sprint.telling.nextdate import next_line, next_words
from tests.sprint.core.world import ANA, BEN
from tests.sprint.telling.test_calendarfile import events
from tests.sprint.writing.dayevening import DayEvening

STAMP = datetime(2026, 11, 22, tzinfo=UTC)
DAY = NextDay(date(2026, 12, 5), time(10), "Europe/Berlin")


def seen_from(zone: str, day: NextDay = DAY) -> str:
    moments = Moments(lambda: int(STAMP.timestamp() * 1_000), ZoneInfo(zone))
    return next_words(meets_at(day, known_zone), moments)


def test_who_is_in_its_zone_is_told_the_time_alone_and_who_is_not_their_own_too() -> None:
    assert seen_from("Europe/Berlin") == seen_from("Europe/Paris") == "Sat 5 Dec, 10:00"
    assert seen_from("America/New_York") == "Sat 5 Dec, 10:00 in Europe/Berlin (your time: 04:00)"
    assert seen_from("Pacific/Auckland") == "Sat 5 Dec, 10:00 in Europe/Berlin (your time: 22:00)"
    assert seen_from("Pacific/Honolulu") == "Sat 5 Dec, 10:00 in Europe/Berlin (your time: Fri 4 Dec, 23:00)"


@pytest.mark.parametrize("zone", ["UTC", "Etc/UTC", "Etc/GMT", "GMT", "Etc/Zulu"])
def test_the_time_of_the_whole_world_has_one_name(zone: str) -> None:
    there = NextDay(DAY.date, DAY.time, zone)
    assert seen_from("Europe/Berlin", there) == "Sat 5 Dec, 10:00 in UTC (your time: 11:00)"


def test_clocks_that_change_in_between_are_told_as_they_will_be_then() -> None:
    # London and New York are four hours apart in these two weeks, and five in all others.
    march = NextDay(date(2027, 3, 20), DAY.time, "Europe/London")
    words = "Sat 20 Mar 2027, 10:00 in Europe/London (your time: 06:00)"
    assert seen_from("America/New_York", march) == words


def test_a_zone_that_is_not_known_here_is_named_and_nothing_is_reckoned() -> None:
    day = NextDay(DAY.date, DAY.time, "Mars/Olympus")
    assert seen_from("America/New_York", day) == "Sat 5 Dec, 10:00 in Mars/Olympus"
    assert next_line(None, Moments()) == ""
    assert next_line(Meets(0, "UTC", 0), Moments(zone=UTC)) == "Next: Thu 1 Jan 1970, 00:00"


async def test_a_calendar_has_the_date_in_its_zone_and_takes_a_changed_one_for_the_same_event() -> None:
    evening = DayEvening()
    await evening.spend()
    link, room = evening.link(BEN), evening.world
    with pytest.raises(Refused, match="nothing to put into a calendar"):
        next_file(room.room, link.side, room.at, STAMP)
    await evening.link(ANA).days.meet(DAY)
    (event,) = events(next_file(room.room, evening.link(BEN).side, room.at, STAMP))
    starts = event.dtstart.value
    assert starts.utcoffset() == timedelta(hours=1)
    assert starts.astimezone(UTC) == datetime(2026, 12, 5, 9, tzinfo=UTC)
    assert event.dtend.value - starts == timedelta(minutes=80), "as long as the day that was"
    july = NextDay(date(2026, 7, 4), DAY.time, "Europe/Berlin")
    await evening.link(ANA).days.meet(july)
    (moved,) = events(next_file(room.room, evening.link(BEN).side, room.at, STAMP))
    assert moved.dtstart.value.astimezone(UTC) == datetime(2026, 7, 4, 8, tzinfo=UTC)
    assert moved.uid.value == event.uid.value


async def test_a_day_in_which_the_clocks_change_is_as_long_in_a_calendar_as_it_is() -> None:
    evening = DayEvening()
    await evening.spend()
    await evening.link(ANA).days.meet(NextDay(date(2027, 3, 28), time(1, 30), "Europe/Berlin"))
    (event,) = events(next_file(evening.world.room, evening.link(BEN).side, evening.world.at, STAMP))
    ends = event.dtend.value
    assert ends.astimezone(UTC) - event.dtstart.value.astimezone(UTC) == timedelta(minutes=80)
    assert (ends.hour, ends.minute) == (3, 50)


async def test_a_day_that_is_planned_for_a_time_is_a_date_too() -> None:
    evening = DayEvening()
    await evening.plan("Soon", evening.world.at + 3_600_000)
    (event,) = events(next_file(evening.world.room, evening.link(BEN).side, evening.world.at, STAMP))
    assert event.dtstart.value.timestamp() * 1_000 == evening.world.at + 3_600_000
