"""What others see of a live count, for each way to show it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprint.core.showing import Shown, shown_checkpoint, shown_count, shown_status


@pytest.mark.parametrize(
    ("shown", "seen"), [("exact", 137), ("rounded", 150), ("state", None), ("hidden", None)]
)
def test_a_count_is_seen_as_its_owner_chose(shown: Shown, seen: int | None) -> None:
    assert shown_count(shown, 137) == seen
    assert shown_count(shown, None) is None
    assert shown_checkpoint(shown, 1_000, 1_137) == (None if seen is None else 1_000 + seen)


def test_only_who_hides_shows_neither_writing_nor_resting() -> None:
    assert shown_status("hidden", "resting") == "hidden"
    assert shown_status("hidden", "writing") == "hidden"
    assert shown_status("hidden", "away") == "away"
    assert shown_status("state", "resting") == "resting"


@given(st.integers(0, 100_000))
def test_a_rounded_count_is_within_25_and_tells_no_more_than_a_multiple_of_50(written: int) -> None:
    seen = shown_count("rounded", written)
    assert seen is not None
    assert abs(seen - written) <= 25
    assert seen % 50 == 0


@given(st.integers(0, 5_000), st.integers(0, 5_000))
def test_an_exact_checkpoint_is_the_count_itself_and_a_rounded_one_never_below_the_baseline(
    baseline: int, count: int
) -> None:
    assert shown_checkpoint("exact", baseline, count) == count
    assert (shown_checkpoint("rounded", baseline, count) or 0) >= baseline
