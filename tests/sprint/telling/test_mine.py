"""One's own page: true about cuts and rest, never a reproach, and a best only where it is one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprint.core.results import Row
from sprint.telling.mine import LOOKED_BACK, mine_of
from sprint.telling.sparkline import in_words, sparkline
from sprint.writing.own import Own
from tests.sprint.core.world import MINUTE


def row(written: int | None = 300, active_ms: int = 15 * MINUTE, whole_ms: int = 15 * MINUTE) -> Row:
    return Row("a", 1, "words", written, "settled", active_ms, whole_ms, None)


def test_what_was_cut_and_added_is_told_beside_what_stands() -> None:
    told = mine_of(row(), Own(340, 40, 15 * MINUTE, 0), ())
    assert told.wrote == "You wrote 300 words in 15 minutes."
    assert told.changes == "340 added, 40 taken out: 300 words more than before."
    assert mine_of(row(0), Own(10, 31), ()).changes == "10 added, 31 taken out: 21 words fewer than before."
    assert mine_of(row(), Own(), ()).changes == ""


def test_rest_is_left_out_of_ones_own_pace() -> None:
    told = mine_of(row(), Own(300, 0, 10 * MINUTE, 5 * MINUTE), ())
    assert told.pace == "30 a minute, with 5 minutes of rest left out."
    assert mine_of(row(), Own(), ()).pace == "20 a minute."


@pytest.mark.parametrize(
    ("active_ms", "best"), [(15 * MINUTE, True), (12 * MINUTE, True), (12 * MINUTE - 1, False)]
)
def test_a_personal_best_needs_most_of_the_sprint(active_ms: int, best: bool) -> None:
    told = mine_of(row(3_000), Own(3_000, 0, active_ms, 15 * MINUTE - active_ms), (20.0, 25.0))
    assert told.best is best
    assert ("Never so many before." in told.past) is best


def test_under_two_minutes_of_ones_own_there_is_no_pace() -> None:
    told = mine_of(row(30, 2 * MINUTE - 1), Own(), (20.0, 25.0))
    assert told.pace == "Too short for a pace to say anything."
    assert told.past == "Your last 2: 25 and 20 a minute. Usually it is 22."
    assert not told.best


def test_a_floored_record_never_beats_an_exact_one() -> None:
    assert not mine_of(row(124, 10 * MINUTE, 10 * MINUTE), Own(), (12.9,)).best
    assert mine_of(row(130, 10 * MINUTE, 10 * MINUTE), Own(), (12.9,)).best


@given(
    st.integers(0, 5_000),
    st.integers(0, 60 * MINUTE),
    st.lists(st.floats(0, 200), max_size=30),
    st.integers(0, 60 * MINUTE),
)
def test_no_page_is_negative_and_the_row_of_blocks_is_of_the_last_ones(
    written: int, active_ms: int, past: list[float], rested_ms: int
) -> None:
    own = Own(written, 0, max(0, active_ms - rested_ms), min(active_ms, rested_ms))
    told = mine_of(row(written, active_ms, 60 * MINUTE), own, tuple(past))
    assert "-" not in told.pace + told.past
    blocks = len(told.spark.split())
    assert blocks <= LOOKED_BACK
    paced = len(past) + int(max(0, active_ms - rested_ms) >= 2 * MINUTE)
    assert blocks == (min(LOOKED_BACK, paced) if paced > 1 else 0)


@given(st.lists(st.floats(0, 10_000), max_size=20))
def test_blocks_rise_and_fall_as_the_numbers_do(numbers: list[float]) -> None:
    blocks = sparkline(numbers).split()
    assert len(blocks) == len(numbers)
    assert [block for _, block in sorted(zip(numbers, blocks, strict=True))] == sorted(blocks)


def test_numbers_are_said_in_words_too() -> None:
    assert sparkline([0.0, 10.0, 20.0]) == "▁ ▅ █"
    assert in_words([17.6, 20.0, 25.2]) == "18, 20 and 25"
