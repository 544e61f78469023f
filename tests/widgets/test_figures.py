import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprint.core.figures import named_count
from widgets.figures import countdown, large, short_count


@pytest.mark.parametrize(
    ("remaining_ms", "shown"),
    [
        (1_500_000, "25:00"),
        (1_499_001, "25:00"),
        (1_499_000, "24:59"),
        (1, "00:01"),
        (0, "00:00"),
        (-5_000, "00:00"),
        (3_600_000, "1:00:00"),
        (3_599_000, "59:59"),
        (36_061_000, "10:01:01"),
    ],
)
def test_a_begun_second_counts_whole(remaining_ms: int, shown: str) -> None:
    assert countdown(remaining_ms) == shown


@given(st.integers(-10_000, 10**8))
def test_large_digits_are_three_rows_of_one_width(remaining_ms: int) -> None:
    rows = large(countdown(remaining_ms))
    assert len(rows) == 3
    assert len({len(row) for row in rows}) == 1


def test_large_digits_all_differ() -> None:
    assert len({large(digit) for digit in "0123456789"}) == 10


def test_counts_name_their_unit() -> None:
    assert named_count(1, "words") == "1 word"
    assert named_count(1_234, "lines") == "1,234 lines"
    assert short_count(1_234, "words") == "1,234"
    assert short_count(14, "lines") == "14 ln"
    assert short_count(803, "characters") == "803 ch"
    assert short_count(0, "words") == "0"
    assert short_count(None, "words") == "·"
