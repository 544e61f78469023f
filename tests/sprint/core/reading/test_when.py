from datetime import UTC, datetime, timedelta

import pytest

from sprint.core.errors import BadSchedule
from sprint.core.reading.when import parse_gathering

#: A Sunday evening.
NOW = datetime(2026, 11, 22, 19, 30, 20, tzinfo=UTC)
MINUTE = 60_000


@pytest.mark.parametrize(
    ("words", "ms"),
    [
        ("5", 5 * MINUTE),
        ("for 90s", 90_000),
        ("1h30", 90 * MINUTE),
        ("in 20", 20 * MINUTE),
        ("now", 0),
        ("0", 0),
    ],
)
def test_a_length_is_that_long(words: str, ms: int) -> None:
    assert parse_gathering(words, NOW).ms(NOW) == ms


@pytest.mark.parametrize(
    ("words", "until"),
    [
        ("at 19:45", datetime(2026, 11, 22, 19, 45, tzinfo=UTC)),
        ("until 19.45", datetime(2026, 11, 22, 19, 45, tzinfo=UTC)),
        ("at 19:00", datetime(2026, 11, 23, 19, 0, tzinfo=UTC)),
        ("at :00", datetime(2026, 11, 22, 20, 0, tzinfo=UTC)),
        ("tomorrow at 19:45", datetime(2026, 11, 23, 19, 45, tzinfo=UTC)),
        ("tomorrow 0:00", datetime(2026, 11, 23, tzinfo=UTC)),
        ("thu at 19:30", datetime(2026, 11, 26, 19, 30, tzinfo=UTC)),
        ("on Thursday at 19:30", datetime(2026, 11, 26, 19, 30, tzinfo=UTC)),
        ("in 3 days at 9:00", datetime(2026, 11, 25, 9, 0, tzinfo=UTC)),
        ("2 days", NOW + timedelta(days=2)),
    ],
)
def test_a_time_is_the_next_of_its_kind(words: str, until: datetime) -> None:
    gathering = parse_gathering(words, NOW)
    assert gathering.until == until
    assert gathering.ms(NOW) == (until - NOW) / timedelta(milliseconds=1)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "soon",
        "at",
        "25:00",
        "thu",
        "tomorrow",
        "0 days at 9:00",
        "99 days",
        "-3",
        "five",
        "5 5",
        "13h",
        "٣",
    ],
)
def test_what_is_no_time_is_said_with_examples(words: str) -> None:
    with pytest.raises(BadSchedule, match=r"Try 5, now, at 19:45"):
        parse_gathering(words, NOW)


def test_it_cannot_be_longer_than_the_room_allows() -> None:
    assert parse_gathering("31 days", NOW).ms(NOW) == 31 * 86_400_000
    with pytest.raises(BadSchedule, match="31 days at most"):
        parse_gathering("31 days at 23:00", NOW)
