"""When a circle meets next: as it is typed, as a moment in its zone, and as an act of those who may."""

import datetime as dt
from datetime import UTC
from zoneinfo import ZoneInfo

import msgspec
import pytest

from sprint.core.agenda.acts import Meet, Plan
from sprint.core.agenda.meeting import meets_at
from sprint.core.agenda.nextdate import parse_date
from sprint.core.agenda.upcoming import Upcoming, upcoming
from sprint.core.agenda.words import NextDay
from sprint.core.errors import BadSchedule
from sprint.desk.zones import known_zone
from tests.sprint.core.agenda.days import MINUTE, DayHall, block
from tests.sprint.core.reading.hall import SEAL

TODAY = dt.date(2026, 11, 22)
TEN = dt.time(10)


@pytest.mark.parametrize(
    ("typed", "day", "time"),
    [
        ("sat 10:00", dt.date(2026, 11, 28), TEN),
        ("on Sunday at 10:00", dt.date(2026, 11, 29), TEN),
        ("mon 19.30", dt.date(2026, 11, 23), dt.time(19, 30)),
        ("tomorrow 10:00", dt.date(2026, 11, 23), TEN),
        ("in 2 weeks at 10:00", dt.date(2026, 12, 6), TEN),
        ("3 days 10:00", dt.date(2026, 11, 25), TEN),
        ("5 dec 10:00", dt.date(2026, 12, 5), TEN),
        ("Dec 5, 10:00", dt.date(2026, 12, 5), TEN),
        ("9. march 10:00", dt.date(2027, 3, 9), TEN),
        ("29 feb 10:00", dt.date(2028, 2, 29), TEN),
        ("5 December 2028 10:00", dt.date(2028, 12, 5), TEN),
        ("10:00 2026-12-05", dt.date(2026, 12, 5), TEN),
    ],
)
def test_a_day_is_typed_as_people_say_it(typed: str, day: dt.date, time: dt.time) -> None:
    assert parse_date(typed, TODAY) == (day, time, "")


def test_a_zone_stands_after_the_time() -> None:
    assert parse_date("2026-12-05 10:00 Europe/Berlin", TODAY)[2] == "Europe/Berlin"


@pytest.mark.parametrize(
    "typed",
    ["", "sat", "10:00", "sat 25:00", "sat 10:00 11:00", "32 dec 10:00", "31 nov 10:00",
     "2026-13-01 10:00", "0 days 10:00", "5 dec 9999 10:00",
     "99999 days 10:00", "someday 10:00", "٣ days 10:00"],
)  # fmt: skip
def test_what_is_no_day_and_time_is_refused_with_examples(typed: str) -> None:
    with pytest.raises(BadSchedule, match="Try sat 10:00"):
        parse_date(typed, TODAY)


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata"])
@pytest.mark.parametrize("day", [dt.date(2026, 7, 4), dt.date(2026, 10, 25), dt.date(2026, 12, 5)])
def test_a_date_keeps_its_local_time_in_summer_and_in_winter(zone: str, day: dt.date) -> None:
    meets = meets_at(NextDay(day, TEN, zone), known_zone)
    there = dt.datetime.fromtimestamp(meets.at / 1_000, ZoneInfo(zone))
    assert (there.date(), there.time()) == (day, TEN)
    assert meets.there.replace(tzinfo=None) == there.replace(tzinfo=None)


def test_a_zone_that_nobody_here_knows_is_taken_for_utc() -> None:
    meets = meets_at(NextDay(TODAY, TEN, "Mars/Olympus"), known_zone)
    assert meets.ahead_s is None
    assert dt.datetime.fromtimestamp(meets.at / 1_000, UTC).time() == TEN


@pytest.mark.parametrize(
    "words",
    [
        '{"date": "2026-12-05", "time": "10:00:00", "zone": "../../etc/passwd"}',
        '{"date": "0001-01-01", "time": "10:00:00", "zone": "UTC"}',
        '{"date": "9999-12-31", "time": "10:00:00", "zone": "UTC"}',
        '{"date": "2026-12-05", "time": "10:00:00+01:00", "zone": "UTC"}',
        '{"date": "2026-12-05", "time": "10:00:00", "zone": ""}',
    ],
)
def test_no_words_can_bring_a_date_that_no_clock_has(words: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(words, type=NextDay)


def test_those_who_lead_set_the_date_and_take_it_away() -> None:
    hall = DayHall(mode="led")
    assert hall.refused(1, Meet(SEAL)) == "not-yours"
    assert hall.refused(0, Meet()) == "nothing"
    first = hall.do(0, Meet(SEAL))
    assert hall.room.meets == first
    assert hall.refused(0, Meet(SEAL)) == "changed", "it was said by somebody who saw no date"
    second = hall.do(0, Meet(SEAL, first))
    assert hall.refused(0, Meet(SEAL, first)) == hall.refused(0, Meet(replaces=first)) == "changed"
    assert hall.room.meets == second
    hall.do(0, Meet(replaces=second))
    assert hall.room.meets == ""


def test_in_an_open_room_anybody_may() -> None:
    hall = DayHall()
    assert hall.room.mode == "open"
    hall.do(2, Meet(SEAL))
    assert hall.room.meets


def test_the_date_that_was_set_is_what_comes_and_a_planned_day_without_a_time_begins_then() -> None:
    hall = DayHall()
    at = hall.at + 60 * MINUTE
    assert upcoming(hall.room, hall.at, at) == (Upcoming(at, meets=True),)
    assert upcoming(hall.room, at, at) == (), "what is over does not come"
    hall.plan("gather", "close")
    assert upcoming(hall.room, hall.at) == (Upcoming(None, hall.agenda.id),)
    assert upcoming(hall.room, hall.at, at) == (Upcoming(at, hall.agenda.id, meets=True),)


def test_a_day_with_a_time_of_its_own_at_that_date_is_told_once() -> None:
    hall = DayHall()
    at = hall.at + 60 * MINUTE
    hall.do(0, Plan((block(1, "gather", starts_at=at),), SEAL))
    assert upcoming(hall.room, hall.at, at) == (Upcoming(at, hall.agenda.id),)


def test_the_name_of_a_zone_is_one_line() -> None:
    day = b'{"date":"2026-12-05","time":"10:00:00","zone":"Europe/Berlin%s"}'
    assert msgspec.json.decode(day % b"", type=NextDay).zone == "Europe/Berlin"
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(day % b"\\n", type=NextDay)
