"""The clocks of this machine: one that never jumps, and a zone that knows its summer time."""

from datetime import UTC, datetime, timedelta

import pytest

from sprint.clocks import LAST_MS, LOCAL, local_now, local_time, mono_ms, wall_ms
from sprint.core.acts import Schedule
from sprint.writing.planning import act_of


def test_the_monotonic_clock_goes_on() -> None:
    first = mono_ms()
    assert mono_ms() >= first


def test_the_wall_clock_and_local_time_agree() -> None:
    assert abs(local_now().timestamp() * 1000 - wall_ms()) < 60_000


@pytest.mark.usefixtures("berlin")
def test_local_time_has_the_offset_of_its_own_day() -> None:
    assert datetime(2027, 3, 27, 20, tzinfo=LOCAL).utcoffset() == timedelta(hours=1)
    assert datetime(2027, 3, 28, 9, tzinfo=LOCAL).utcoffset() == timedelta(hours=2)
    assert datetime(2026, 7, 1, 10, tzinfo=UTC).astimezone(LOCAL).hour == 12


def test_what_was_set_by_a_clock_that_differs_a_little_is_at_its_full_minute() -> None:
    ten = 1_795_428_000_000
    assert {local_time(ten + off) for off in (-499, -50, 0, 50, 499)} == {local_time(ten)}
    assert local_time(ten).second == 0
    assert local_time(LAST_MS + 1) == local_time(LAST_MS)


@pytest.mark.usefixtures("berlin")
def test_an_hour_that_comes_twice_is_told_apart() -> None:
    hours = [datetime(2026, 10, 25, hour, 30, tzinfo=UTC) for hour in range(4)]
    there = [moment.astimezone(LOCAL) for moment in hours]
    assert [f"{moment:%H:%M}" for moment in there] == ["02:30", "02:30", "03:30", "04:30"]
    assert [moment.timestamp() for moment in there] == [moment.timestamp() for moment in hours]


@pytest.mark.usefixtures("berlin")
@pytest.mark.parametrize(
    ("now", "text", "then"),
    [
        (datetime(2027, 3, 27, 20, tzinfo=LOCAL), "at 09:00", datetime(2027, 3, 28, 7, tzinfo=UTC)),
        (datetime(2026, 10, 24, 21, tzinfo=LOCAL), "25 at 19:45", datetime(2026, 10, 25, 18, 45, tzinfo=UTC)),
    ],
)
def test_a_sprint_starts_at_the_time_on_the_wall_when_the_clocks_change(
    now: datetime, text: str, then: datetime
) -> None:
    act = act_of(text, now, int(now.timestamp() * 1000), 0)
    assert isinstance(act, Schedule)
    assert act.starts_at == then.timestamp() * 1000
