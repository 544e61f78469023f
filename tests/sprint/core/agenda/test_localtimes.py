"""Times of day on days when the clocks change."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprint.core.agenda.localtimes import moment_of, nearest_moment
from sprint.core.errors import BadSchedule

ZONES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Europe/Dublin")


@pytest.mark.parametrize(
    ("zone", "day", "at", "said"),
    [
        ("Europe/Berlin", date(2027, 3, 28), time(2, 0), "there is no 02:00 on 28 March 2027"),
        ("Europe/Berlin", date(2027, 3, 28), time(2, 59), "perhaps 03:59"),
        ("Europe/Berlin", date(2026, 10, 25), time(2, 30), "choose 01:30 or 03:30"),
        ("America/New_York", date(2027, 3, 14), time(2, 30), "perhaps 03:30"),
        ("America/New_York", date(2026, 11, 1), time(1, 0), "choose 00:00 or 02:00"),
        ("Australia/Lord_Howe", date(2026, 10, 4), time(2, 15), "perhaps 02:45"),
        ("Australia/Lord_Howe", date(2027, 4, 4), time(1, 45), "choose 01:15 or 02:15"),
    ],
)
def test_a_time_that_there_is_not_or_twice_is_said(zone: str, day: date, at: time, said: str) -> None:
    with pytest.raises(BadSchedule) as raised:
        moment_of(day, at, ZoneInfo(zone))
    assert said in str(raised.value)
    # What is offered instead is there, once.
    for word in str(raised.value).rstrip(".").split():
        if ":" in word and word not in (f"{at:%H:%M}",):
            assert moment_of(day, time.fromisoformat(word), ZoneInfo(zone)).fold == 0


@pytest.mark.parametrize(
    ("zone", "day", "at", "utc"),
    [
        ("Europe/Berlin", date(2027, 3, 28), time(1, 59), "2027-03-28T00:59"),
        ("Europe/Berlin", date(2027, 3, 28), time(3, 0), "2027-03-28T01:00"),
        ("Europe/Berlin", date(2026, 10, 25), time(3, 0), "2026-10-25T02:00"),
        ("Australia/Lord_Howe", date(2026, 10, 4), time(2, 30), "2026-10-03T15:30"),
        ("Asia/Kolkata", date(2026, 10, 4), time(10), "2026-10-04T04:30"),
    ],
)
def test_a_time_that_there_is_is_that_moment(zone: str, day: date, at: time, utc: str) -> None:
    moment = datetime.fromisoformat(utc).replace(tzinfo=UTC)
    assert moment_of(day, at, ZoneInfo(zone)) == nearest_moment(day, at, ZoneInfo(zone)) == moment


@given(st.dates(date(2000, 1, 1), date(2037, 1, 1)), st.times(), st.sampled_from(ZONES))
def test_a_moment_is_either_refused_or_shown_by_its_clocks(day: date, at: time, zone: str) -> None:
    at = at.replace(second=0, microsecond=0, fold=0)
    try:
        moment = moment_of(day, at, ZoneInfo(zone))
    except BadSchedule:
        gone = nearest_moment(day, at, ZoneInfo(zone))
        again = gone.astimezone(UTC) + timedelta(hours=1)
        assert gone.time() != at or gone.utcoffset() != again.astimezone(ZoneInfo(zone)).utcoffset()
    else:
        shown = moment.astimezone(UTC).astimezone(ZoneInfo(zone))
        assert (shown.date(), shown.time()) == (day, at)
