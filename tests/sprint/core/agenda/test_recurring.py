"""Days that come again."""

from datetime import date, timedelta
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprint.core.agenda.recurring import Repeat, check_first, days_of, parse_repeat, repeat_text
from sprint.core.errors import BadSchedule

FIRST = date(2026, 12, 5)
SATURDAY = 5


@pytest.mark.parametrize(
    ("words", "repeat"),
    [
        ("weekly", Repeat(weeks=1)),
        ("  Every  2 WEEKS ", Repeat(weeks=2)),
        ("weekly, 12 times", Repeat(weeks=1, times=12)),
        ("weekly 12 times", Repeat(weeks=1, times=12)),
        ("every 4 weeks until 2027-06-30", Repeat(weeks=4, until=date(2027, 6, 30))),
        ("monthly on the first saturday", Repeat(place=1, weekday=SATURDAY)),
        ("monthly on the last Monday, until 2027-06-30", Repeat(place=-1, until=date(2027, 6, 30))),
    ],
)
def test_it_is_read_as_it_is_meant(words: str, repeat: Repeat) -> None:
    assert parse_repeat(words) == repeat
    assert parse_repeat(repeat_text(repeat)) == repeat


@pytest.mark.parametrize(
    "words",
    ["", "daily", "every 0 weeks", "every 13 weeks", "monthly", "monthly on the fifth monday",
     "weekly, twice", "weekly, 1 times", "weekly, 521 times", "weekly, until 2027-02-30",
     "weekly until 2027"],
)  # fmt: skip
def test_what_cannot_be_is_refused(words: str) -> None:
    with pytest.raises(BadSchedule):
        parse_repeat(words)


def test_it_comes_by_weeks() -> None:
    assert list(days_of(Repeat(weeks=2, times=3), FIRST)) == [
        FIRST,
        date(2026, 12, 19),
        date(2027, 1, 2),
    ]
    assert list(days_of(Repeat(weeks=1, until=date(2026, 12, 19)), FIRST))[-1] == date(2026, 12, 19)


def test_it_comes_in_every_month_on_its_weekday() -> None:
    assert list(islice(days_of(Repeat(place=1, weekday=SATURDAY), FIRST), 4)) == [
        FIRST,
        date(2027, 1, 2),
        date(2027, 2, 6),
        date(2027, 3, 6),
    ]
    last = islice(days_of(Repeat(place=-1, weekday=0), date(2026, 11, 30)), 3)
    assert list(last) == [date(2026, 11, 30), date(2026, 12, 28), date(2027, 1, 25)]


@given(st.dates(date(2000, 1, 1), date(2099, 1, 1)), st.sampled_from((1, 2, 3, 4, -1)), st.integers(0, 6))
def test_a_monthly_day_is_the_same_place_in_every_month(day: date, place: int, weekday: int) -> None:
    repeat = Repeat(place=place, weekday=weekday)
    while True:
        try:
            check_first(repeat, day)
            break
        except BadSchedule:
            day += timedelta(days=1)
    for number, one in enumerate(islice(days_of(repeat, day), 24)):
        assert (one.year * 12 + one.month) == day.year * 12 + day.month + number
        assert one.weekday() == weekday
        same = [one.replace(day=1) + timedelta(days=days) for days in range(31)]
        month = [other for other in same if other.month == one.month and other.weekday() == weekday]
        assert month[place - 1 if place > 0 else -1] == one


def test_without_an_end_it_stops_with_the_century() -> None:
    assert max(days_of(Repeat(weeks=12), FIRST)).year == 2100
