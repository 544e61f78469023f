"""Warnings: each once, however the looks at the clock fall."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprint.core.cues import Cue, cue
from sprint.core.settings import DEFAULTS

MINUTE = 60_000


def heard(phase: str, length_ms: int, looks: list[int]) -> list[tuple[Cue, int]]:
    """All warnings when the time left is looked at as listed, falling."""
    return [found for before, now in pairwise(looks) if (found := cue(phase, length_ms, before, now))]


def test_a_sprint_of_twenty_minutes_has_all_its_warnings() -> None:
    looks = list(range(20 * MINUTE, -1, -250))
    assert heard("running", 20 * MINUTE, looks) == [
        ("half", 10 * MINUTE), ("ends", 5 * MINUTE), ("ends", MINUTE), ("ends", 30_000),
    ]  # fmt: skip


def test_a_start_is_announced_a_minute_and_ten_seconds_before() -> None:
    looks = list(range(3 * MINUTE, -1, -250))
    assert heard("scheduled", 20 * MINUTE, looks) == [("starts", MINUTE), ("starts", 10_000)]


@pytest.mark.parametrize(
    ("length_ms", "marks"),
    [(5 * MINUTE, [150_000, MINUTE, 30_000]), (MINUTE, [30_000]), (320_000, [160_000, MINUTE, 30_000])],
)
def test_warnings_that_say_nothing_are_left_out_of_short_sprints(length_ms: int, marks: list[int]) -> None:
    assert [mark for _, mark in heard("running", length_ms, list(range(length_ms, -1, -100)))] == marks


def test_only_the_last_warning_is_given_when_one_slept_through_several() -> None:
    assert cue("running", 20 * MINUTE, 19 * MINUTE, 20_000) == ("ends", 30_000)


def test_nothing_is_warned_of_when_it_has_come() -> None:
    assert cue("running", 20 * MINUTE, 19 * MINUTE, 0) is None
    assert cue("scheduled", 20 * MINUTE, 5 * MINUTE, 0) is None


def test_only_the_warnings_that_are_wanted_are_given() -> None:
    assert cue("running", 20 * MINUTE, 11 * MINUTE, 10 * MINUTE, ending=(5 * MINUTE,)) is None
    assert cue("running", 20 * MINUTE, 6 * MINUTE, 5 * MINUTE, ending=(5 * MINUTE,)) == ("ends", 5 * MINUTE)
    assert cue("running", 20 * MINUTE, 11 * MINUTE, 1, ending=()) is None
    assert cue("running", 20 * MINUTE, 8 * MINUTE, 7 * MINUTE, ending=(7 * MINUTE,)) == ("ends", 7 * MINUTE)
    assert cue("scheduled", 20 * MINUTE, 8 * MINUTE, 4 * MINUTE, starting=(5 * MINUTE,)) == (
        "starts",
        5 * MINUTE,
    )
    assert cue("scheduled", 20 * MINUTE, 8 * MINUTE, 1, starting=()) is None


@pytest.mark.parametrize("phase", ["tallying", "done", "cancelled"])
def test_no_other_phase_warns(phase: str) -> None:
    assert cue(phase, 20 * MINUTE, 2 * MINUTE, 1) is None


def test_no_warning_comes_when_the_time_left_grows() -> None:
    assert cue("running", 20 * MINUTE, 20_000, 6 * MINUTE) is None


@given(st.integers(1_000, 12 * 60 * MINUTE), st.lists(st.integers(0, 12 * 60 * MINUTE), max_size=60))
def test_each_warning_comes_at_most_once_and_never_before_its_time(length_ms: int, looks: list[int]) -> None:
    falling = [length_ms, *sorted((look for look in looks if look < length_ms), reverse=True)]
    found = heard("running", length_ms, falling)
    assert len(set(found)) == len(found)
    assert [mark for _, mark in found] == sorted((mark for _, mark in found), reverse=True)
    assert all(name == "half" or mark in DEFAULTS.ending for name, mark in found)
