"""Rest is a minute or more without a change; shorter pauses are part of writing."""

from hypothesis import given
from hypothesis import strategies as st

from sprint.writing.resting import REST_MS, Rests

TIMES = st.lists(st.integers(0, 3 * REST_MS), max_size=20)


@given(TIMES)
def test_all_time_is_either_active_or_rest_and_every_rest_is_long(gaps: list[int]) -> None:
    rests, clock = Rests(), 0
    for gap in gaps:
        clock += gap
        rests.changed(clock)
        assert rests.active_ms(clock) + rests.rested_ms(clock) == clock
    assert rests.rested_ms(clock) == sum(gap for gap in gaps if gap >= REST_MS)
    assert rests.active_ms(clock) == sum(gap for gap in gaps if gap < REST_MS)


@given(TIMES, st.integers(0, 5 * REST_MS))
def test_looking_changes_nothing(gaps: list[int], later: int) -> None:
    rests, seldom, clock = Rests(), Rests(), 0
    for gap in gaps:
        for moment in range(clock, clock + gap, 7_000):
            rests.active_ms(moment)
        clock += gap
        rests.changed(clock)
        seldom.changed(clock)
    assert rests.active_ms(clock + later) == seldom.active_ms(clock + later)


def test_a_rest_under_way_counts_as_soon_as_it_is_one() -> None:
    rests = Rests()
    rests.changed(10_000)
    assert rests.active_ms(10_000 + REST_MS - 1) == 10_000 + REST_MS - 1
    assert rests.active_ms(10_000 + REST_MS) == 10_000


def test_a_clock_that_was_set_back_makes_no_time_of_its_own() -> None:
    rests = Rests()
    rests.changed(5 * REST_MS)
    assert 0 <= rests.active_ms(2 * REST_MS) <= 2 * REST_MS
    assert 0 <= rests.rested_ms(2 * REST_MS) <= 2 * REST_MS


def test_goes_on_from_what_was_kept_and_a_long_absence_is_rest() -> None:
    rests = Rests(active_ms=30_000, rested_ms=REST_MS)
    rests.changed(95_000)
    assert rests.active_ms(95_000) == 35_000
    rests.changed(95_000 + 2 * REST_MS)
    assert rests.rested_ms(95_000 + 2 * REST_MS) == 3 * REST_MS
