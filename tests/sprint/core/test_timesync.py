"""Room time on a member's machine, in simulated networks: the truth is known there, and no clock is read."""

from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprint.core.timesync import KEPT, SLEW, STEP_MS, Exchange, RoomClock

TRUTH = 1_750_000_000_000.0
HOUR = 3_600_000.0
Legs = Callable[[], tuple[float, float]]


class Wire:
    """A member's machine whose monotonic clock began ``off`` ms from room time, and its way there."""

    def __init__(self, off: float, legs: Legs) -> None:
        self.off, self.legs = off, legs
        self.clock = RoomClock()
        self.mono = 0.0

    def exchange(self) -> None:
        """Ask for the time and hear the answer; both legs take what the network says."""
        there, back = self.legs()
        asked, self.mono = self.mono, self.mono + there + 1 + back
        got = asked + there + self.off
        self.clock.add(Exchange(asked, got, got + 1, self.mono))

    def shown_error(self) -> float:
        """What the member sees, less the truth, in milliseconds."""
        return self.clock.now(self.mono) - (self.mono + self.off)


def quiet() -> tuple[float, float]:
    return 5.0, 5.0


def queueing(dice: Random) -> Legs:
    """Quiet one way, 100 ± 50 ms of queue the other; which way differs from member to member."""
    upwards = dice.random() < 0.5

    def legs() -> tuple[float, float]:
        base, queue = dice.uniform(5, 20), max(0.0, dice.gauss(100, 50))
        return (base + queue, base) if upwards else (base, base + queue)

    return legs


def learn(wire: Wire) -> None:
    """A burst of five on arrival, then one every five seconds, with the screen looking in between."""
    for pause in [150.0] * 5 + [5_000.0] * 6:
        wire.exchange()
        wire.clock.now(wire.mono)
        wire.mono += pause


def test_room_time_is_unknown_before_the_first_exchange() -> None:
    clock = RoomClock()
    assert not clock.known
    assert clock.error_ms is None
    with pytest.raises(ValueError, match="no exchange"):
        clock.now(5.0)


def test_twenty_clocks_reach_zero_together_when_queues_stand_in_one_direction() -> None:
    errors = []
    for seed in range(25):
        dice = Random(seed)
        for _ in range(20):
            wire = Wire(TRUTH + dice.uniform(-9, 9) * HOUR, queueing(dice))
            learn(wire)
            errors.append(abs(wire.shown_error()))
    errors.sort()
    assert errors[int(len(errors) * 0.95)] <= 50


def test_the_sample_of_least_round_trip_is_believed() -> None:
    legs = iter([(300.0, 10.0), (10.0, 200.0), (6.0, 6.0), (200.0, 10.0), (90.0, 10.0)])
    wire = Wire(TRUTH, lambda: next(legs))
    for _ in range(5):
        wire.exchange()
    assert wire.clock.error_ms == pytest.approx(6.0)
    wire.mono += 10_000
    assert abs(wire.shown_error()) <= 1


def test_an_old_sample_is_given_up_when_eight_newer_ones_came() -> None:
    legs = iter([(1.0, 1.0)] + [(30.0, 30.0)] * KEPT)
    wire = Wire(TRUTH, lambda: next(legs))
    for _ in range(KEPT + 1):
        wire.exchange()
    assert wire.clock.error_ms == pytest.approx(30.0)


@pytest.mark.parametrize("error", [-150.0, -50.0, 50.0, 150.0])
def test_a_small_correction_is_slewed_and_never_jumps(error: float) -> None:
    legs = iter([(200.0 + error, 200.0 - error), (5.0, 5.0)])
    wire = Wire(TRUTH, lambda: next(legs))
    wire.exchange()
    before = wire.clock.now(wire.mono)
    wire.exchange()
    for _ in range(200):
        wire.mono += 16
        shown = wire.clock.now(wire.mono)
        assert 0 <= shown - before <= 16 * (1 + SLEW) + 12
        before = shown
    assert abs(wire.shown_error()) <= 1


def test_a_small_correction_is_slewed_when_it_comes_after_a_reconnect() -> None:
    wire = Wire(TRUTH, quiet)
    wire.exchange()
    wire.clock.restart()
    for _ in range(100):
        wire.mono += 100
        wire.clock.now(wire.mono)
    wire.off += 100
    wire.exchange()
    assert wire.shown_error() == pytest.approx(-100, abs=5)


def test_a_large_correction_forward_is_made_at_once() -> None:
    legs = iter([(0.0, 2 * STEP_MS + 50.0), (5.0, 5.0)])
    wire = Wire(TRUTH, lambda: next(legs))
    wire.exchange()
    assert wire.shown_error() < 0
    wire.off += 2 * STEP_MS
    wire.exchange()
    assert abs(wire.shown_error()) <= 1


def test_room_time_goes_on_through_a_reconnect() -> None:
    wire = Wire(TRUTH, quiet)
    wire.exchange()
    wire.clock.restart()
    wire.mono += 60_000
    assert abs(wire.shown_error()) <= 1
    assert wire.clock.error_ms is None


@pytest.mark.parametrize("slept_ms", [10_000.0, 600_000.0, 8 * HOUR])
def test_room_time_is_right_after_a_sleep_that_the_clock_counted(slept_ms: float) -> None:
    wire = Wire(TRUTH, quiet)
    learn(wire)
    wire.mono += slept_ms
    assert abs(wire.shown_error()) <= 1


@pytest.mark.parametrize("slept_ms", [1_000.0, 10_000.0, 600_000.0, 8 * HOUR])
def test_room_time_is_right_after_a_sleep_that_the_clock_missed(slept_ms: float) -> None:
    legs: list[tuple[float, float]] = [(1.0, 1.0)]
    wire = Wire(TRUTH, lambda: legs[-1])
    learn(wire)
    wire.off += slept_ms
    legs.append((60.0, 40.0))
    wire.exchange()
    assert abs(wire.shown_error()) <= 60


def test_an_exchange_that_cannot_be_is_left_out() -> None:
    wire = Wire(TRUTH, quiet)
    wire.exchange()
    wire.clock.add(Exchange(0.0, TRUTH + HOUR, TRUTH + 2 * HOUR, 10.0))
    wire.mono += 1_000
    assert abs(wire.shown_error()) <= 1


def test_the_clock_hurries_slowly_back_when_it_was_far_ahead() -> None:
    legs = iter([(2_000.0, 0.0), (5.0, 5.0)])
    wire = Wire(TRUTH, lambda: next(legs))
    wire.exchange()
    ahead = wire.shown_error()
    wire.exchange()
    wire.mono += 4_000
    assert ahead > 900
    assert abs(wire.shown_error()) <= 1


def test_room_time_stands_still_when_asked_about_an_earlier_moment() -> None:
    wire = Wire(TRUTH, quiet)
    wire.exchange()
    assert wire.clock.now(wire.mono - 500) <= (shown := wire.clock.now(wire.mono))
    assert wire.clock.now(wire.mono - 500) == shown


LEG = st.floats(0, 5_000)


@given(
    steps=st.lists(
        st.one_of(
            st.tuples(st.just("exchange"), LEG, LEG),
            st.tuples(st.just("look"), LEG, st.just(0.0)),
            st.tuples(st.just("sleep"), st.floats(0, HOUR), st.just(0.0)),
            st.tuples(st.just("jump"), st.floats(-HOUR, HOUR), st.just(0.0)),
            st.tuples(st.just("restart"), st.just(0.0), st.just(0.0)),
        ),
        max_size=60,
    )
)
def test_room_time_never_runs_backwards(steps: list[tuple[str, float, float]]) -> None:
    wire = Wire(TRUTH, quiet)
    wire.exchange()
    shown = wire.clock.now(wire.mono)
    for what, first, second in steps:
        match what:
            case "exchange":
                wire.legs = lambda there=first, back=second: (there, back)  # type: ignore[misc]
                wire.exchange()
            case "look":
                wire.mono += first
            case "sleep" | "jump":
                wire.off += first
            case _:
                wire.clock.restart()
        now = wire.clock.now(wire.mono)
        assert now >= shown
        shown = now


@given(st.lists(st.tuples(LEG, LEG), min_size=1, max_size=20))
def test_room_time_is_off_by_no_more_than_it_says_once_it_has_settled(
    legs: list[tuple[float, float]],
) -> None:
    wire = Wire(TRUTH, quiet)
    for pair in legs:
        wire.legs = lambda pair=pair: pair  # type: ignore[misc]
        wire.exchange()
    wire.mono += 100_000
    wire.clock.now(wire.mono)
    assert wire.clock.error_ms is not None
    assert abs(wire.shown_error()) <= wire.clock.error_ms + 2
