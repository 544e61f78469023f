from datetime import UTC, datetime

import pytest

from sprint.telling.moments import Moments, span
from tests.sprint.screens.stage import WALL_MS

DAY = 86_400_000


def moments(at: int = WALL_MS) -> Moments:
    return Moments(lambda: at, UTC)


def test_a_room_time_is_shown_as_the_clock_on_this_wall() -> None:
    assert moments().clock_time(5_000 + 15 * 60_000, 5_000) == "19:45"


def test_a_clock_time_does_not_waver_when_the_clocks_do() -> None:
    wall = WALL_MS
    watch = Moments(lambda: wall, UTC)
    assert watch.clock_time(60_000, 0) == "19:31"
    wall -= 30
    assert watch.clock_time(60_000, 0) == "19:31"
    wall += 3 * 60_000
    assert watch.clock_time(60_000, 0) == "19:34"


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (WALL_MS, "today"),
        (WALL_MS - DAY, "yesterday"),
        (WALL_MS - 5 * DAY, "Tuesday"),
        (WALL_MS - 19 * DAY, "3 November"),
        (WALL_MS - 400 * DAY, "18 October 2025"),
        (10**18, "today"),
    ],
)
def test_days_are_said_as_seen_from_today(at: int, said: str) -> None:
    assert moments().day(at) == said


@pytest.mark.parametrize(
    ("hour", "said"),
    [
        (0, "Hello"),
        (4, "Hello"),
        (5, "Good morning"),
        (12, "Good afternoon"),
        (18, "Good evening"),
        (23, "Good evening"),
    ],
)
def test_the_greeting_follows_the_hour(hour: int, said: str) -> None:
    at = int(datetime(2026, 11, 22, hour, tzinfo=UTC).timestamp() * 1000)
    assert moments(at).greeting() == said


@pytest.mark.parametrize(
    ("length_ms", "said"),
    [
        (8_000, "8 s"),
        (90_000, "90 s"),
        (60_000, "1 min"),
        (59_700, "1 min"),
        (178_000, "2 min 58 s"),
        (305_000, "5 min 5 s"),
        (299_900, "5 min"),
        (25 * 60_000, "25 min"),
        (3_600_000, "1 h"),
        (5_400_000, "1 h 30 min"),
    ],
)
def test_lengths_are_said_shortly(length_ms: int, said: str) -> None:
    assert span(length_ms) == said


def test_a_time_that_was_set_to_the_minute_is_shown_as_that_minute() -> None:
    watch = moments(WALL_MS - 40)
    assert watch.clock_time(15 * 60_000, 0) == "19:45"
    assert f"{watch.local(15 * 60_000, 0):%H:%M}" == "19:45"
