"""Lengths as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprint.core.spans import span_of, span_text

SECOND, MINUTE = 1_000, 60_000


@pytest.mark.parametrize(
    ("word", "ms"),
    [
        ("20", 20 * MINUTE),
        ("20m", 20 * MINUTE),
        ("20min", 20 * MINUTE),
        ("90s", 90 * SECOND),
        ("1h", 60 * MINUTE),
        ("1h30", 90 * MINUTE),
        ("1h30m5s", 90 * MINUTE + 5 * SECOND),
        ("0", 0),
        ("", None),
        ("h", None),
        ("a", None),
        ("1.5", None),
        ("-5", None),
        ("٣", None),
        ("1" * 13, None),
    ],
)
def test_a_length_is_read_as_it_is_meant(word: str, ms: int | None) -> None:
    assert span_of(word) == ms


@given(st.integers(0, 30 * 3_600))
def test_a_length_that_is_written_is_read_as_the_same(seconds: int) -> None:
    assert span_of(span_text(seconds * SECOND)) == seconds * SECOND


@pytest.mark.parametrize(
    ("ms", "word"),
    [(0, "0"), (20 * MINUTE, "20"), (60 * MINUTE, "60"), (90 * MINUTE, "1h30"), (120 * MINUTE, "2h"),
     (90 * SECOND, "1m30s"), (45 * SECOND, "45s"), (3_605 * SECOND, "1h5s")],
)  # fmt: skip
def test_a_length_is_written_shortly(ms: int, word: str) -> None:
    assert span_text(ms) == word
