"""What people type to set a sprint."""

from contextlib import suppress
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprint.core.acts import LONGEST_MS, LONGEST_WAIT_MS, MOST_ROUNDS, MOST_STARTS, SHORTEST_MS
from sprint.core.errors import BadSchedule
from sprint.core.schedule import LEAD_MS, USUAL_MS, Plan, occurrences, parse_length, parse_plan

NOW = datetime(2026, 3, 5, 19, 30, 20, tzinfo=UTC)
MINUTE = 60_000
EVERY = tuple(range(7))


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        ("15", Plan(15 * MINUTE, LEAD_MS)),
        ("15m", Plan(15 * MINUTE, LEAD_MS)),
        ("15min", Plan(15 * MINUTE, LEAD_MS)),
        ("90s", Plan(90_000, LEAD_MS)),
        ("1m30s", Plan(90_000, LEAD_MS)),
        ("1h", Plan(60 * MINUTE, LEAD_MS)),
        ("1h30", Plan(90 * MINUTE, LEAD_MS)),
        ("12h", Plan(LONGEST_MS, LEAD_MS)),
        ("  15   IN 5 ", Plan(15 * MINUTE, 5 * MINUTE)),
        ("in 5", Plan(USUAL_MS, 5 * MINUTE)),
        ("in 90s", Plan(USUAL_MS, 90_000)),
        ("now", Plan(USUAL_MS, 0)),
        ("25 now", Plan(25 * MINUTE, 0)),
        ("at 19:45", Plan(USUAL_MS, 0, NOW.replace(minute=45, second=0))),
        ("25 at 20.00", Plan(25 * MINUTE, 0, NOW.replace(hour=20, minute=0, second=0))),
        ("at 19:30", Plan(USUAL_MS, 0, NOW.replace(day=6, second=0))),
        ("at 7:05", Plan(USUAL_MS, 0, NOW.replace(day=6, hour=7, minute=5, second=0))),
        ("at :45", Plan(USUAL_MS, 0, NOW.replace(minute=45, second=0))),
        ("at :30", Plan(USUAL_MS, 0, NOW.replace(hour=20, second=0))),
        ("25 at .00", Plan(25 * MINUTE, 0, NOW.replace(hour=20, minute=0, second=0))),
        ("10-20", Plan(10 * MINUTE, LEAD_MS, longest_ms=20 * MINUTE)),
        ("20–10 in 5", Plan(10 * MINUTE, 5 * MINUTE, longest_ms=20 * MINUTE)),
        ("15-15", Plan(15 * MINUTE, LEAD_MS)),
        ("3 x 15 break 5", Plan(15 * MINUTE, LEAD_MS, rounds=3, break_ms=5 * MINUTE)),
        ("3x15", Plan(15 * MINUTE, LEAD_MS, rounds=3, break_ms=5 * MINUTE)),
        ("2×15 break 0s now", Plan(15 * MINUTE, 0, rounds=2)),
        (
            "3 x 10-20 at :45 break 10",
            Plan(10 * MINUTE, 0, NOW.replace(minute=45, second=0), 20 * MINUTE, 3, 10 * MINUTE),
        ),
        ("1 x 15", Plan(15 * MINUTE, LEAD_MS)),
        ("up", Plan(LONGEST_MS, LEAD_MS, up=True)),
        ("up at 20:00", Plan(LONGEST_MS, 0, NOW.replace(hour=20, minute=0, second=0), up=True)),
        ("20 at 19:45 every day", Plan(20 * MINUTE, 0, NOW.replace(minute=45, second=0), days=EVERY)),
        ("20 every thursdays at 19:45", Plan(20 * MINUTE, 0, NOW.replace(minute=45, second=0), days=(3,))),
        (
            "at 19:00 every thu",
            Plan(USUAL_MS, 0, NOW.replace(day=12, hour=19, minute=0, second=0), days=(3,)),
        ),
        (
            "at 9:00 every mon,fri",
            Plan(USUAL_MS, 0, NOW.replace(day=6, hour=9, minute=0, second=0), days=(0, 4)),
        ),
        (
            "at 9:00 every weekend",
            Plan(USUAL_MS, 0, NOW.replace(day=7, hour=9, minute=0, second=0), days=(5, 6)),
        ),
    ],
)
def test_a_plan_is_read_as_people_mean_it(text: str, plan: Plan) -> None:
    assert parse_plan(text, NOW) == plan


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "0",
        "0s",
        "-5",
        "5 in -3",
        "13h",
        "12h1s",
        "1.5",
        "five",
        "15 15",
        "15 in",
        "in",
        "at",
        "at 25:00",
        "at 19:60",
        "at 1945",
        "15 at",
        "15 in 5 at 19:45",
        "１５",
        "at １９:45",
        "15 in 32d",
        "15 in 745h",
        "h",
        "m",
        "99999999999999",
        "9" * 5_000,
        "15 now now",
        "15 break 5",
        "0 x 15",
        "51 x 15",
        "3 x",
        "3 x 15 break",
        "3 x 15 break 13h",
        "3 x 15 break -5",
        "10-",
        "-20",
        "10-20-30",
        "up up",
        "20 every thu",
        "20 at 19:30 every",
        "20 at 19:30 every t",
        "20 at 19:30 every thursdayish",
        "20 at 19:30 every mon,",
        "20 in 5 every mon",
        "up at 19:30 every day",
        "15 in 5 in 5",
        "at :60",
        "at :",
        "\x1b[31m",
        "15\x00",
        "\ud800",
    ],
)
def test_a_plan_that_cannot_be_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(BadSchedule) as caught:
        parse_plan(text, NOW)
    assert str(caught.value)


@given(st.text() | st.text(alphabet="0123456789hmins atow:.-x "))
def test_any_text_is_a_plan_within_bounds_or_refused(text: str) -> None:
    with suppress(BadSchedule):
        plan = parse_plan(text, NOW)
        for dice in (0.0, 0.999_999):
            assert SHORTEST_MS <= plan.length_ms <= plan.drawn(dice) <= LONGEST_MS
        assert 1 <= plan.rounds <= MOST_ROUNDS
        assert 0 <= plan.wait_ms <= LONGEST_WAIT_MS
        assert plan.starts is None or plan.starts > NOW


@given(st.integers(1, 720))
def test_a_bare_number_is_minutes(minutes: int) -> None:
    assert parse_length(str(minutes)) == minutes * MINUTE


def test_a_time_of_day_that_is_now_means_tomorrow() -> None:
    sharp = NOW.replace(second=0)
    assert parse_plan("at 19:30", sharp).starts == sharp.replace(day=6)


def test_a_time_of_day_is_that_of_the_wall_when_the_clocks_change_at_night() -> None:
    before = datetime(2026, 3, 28, 20, 0, tzinfo=ZoneInfo("Europe/Berlin"))
    plan = parse_plan("at 9:30", before)
    assert plan.starts is not None
    assert (plan.starts.day, plan.starts.hour, plan.starts.minute) == (29, 9, 30)
    assert plan.starts.utcoffset() != before.utcoffset()


@given(st.floats(0, 1, exclude_max=True), st.integers(1, 100), st.integers(0, 100))
def test_a_drawn_length_is_a_whole_minute_within_the_range(dice: float, low: int, more: int) -> None:
    drawn = parse_plan(f"{low}-{low + more}", NOW).drawn(dice)
    assert drawn % MINUTE == 0
    assert low * MINUTE <= drawn <= (low + more) * MINUTE


def test_both_ends_of_a_range_are_drawn() -> None:
    plan = parse_plan("90s-2", NOW)
    assert plan.drawn(0) == 90_000
    assert plan.drawn(0.999_999) == 120_000


def test_what_comes_every_week_comes_for_a_year() -> None:
    times = occurrences(parse_plan("at 19:45 every thu", NOW))
    assert len(times) == 53
    assert {time.weekday() for time in times} == {3}


def test_what_comes_every_day_comes_sixty_times() -> None:
    times = occurrences(parse_plan("at 19:45 every day", NOW))
    assert len(times) == MOST_STARTS
    assert (times[-1] - times[0]).days == MOST_STARTS - 1
