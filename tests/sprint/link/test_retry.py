"""Delays between attempts to come back."""

from hypothesis import given
from hypothesis import strategies as st

from sprint.link.retry import HEALTHY_MS, LATER_CAP_MS, SOON_CAP_MS, SOON_FOR_MS, Retry

ALMOST_ONE = 0.999_999


@given(st.lists(st.floats(0, 1, exclude_max=True), max_size=40))
def test_a_delay_is_never_above_its_cap(dice: list[float]) -> None:
    retry, mono = Retry(), 0.0
    for die in dice:
        retry.lost(mono)
        delay = retry.delay_ms(mono, die)
        assert 0 <= delay <= (SOON_CAP_MS if mono < SOON_FOR_MS else LATER_CAP_MS)
        mono += delay


def test_delays_grow_to_four_seconds_when_the_relay_stays_away() -> None:
    retry = Retry()
    retry.lost(0)
    delays = [retry.delay_ms(0, ALMOST_ONE) for _ in range(8)]
    assert delays == sorted(delays)
    assert delays[0] < 300
    assert SOON_CAP_MS * 0.9 < delays[-1] <= SOON_CAP_MS


def test_delays_are_longer_when_the_relay_has_been_away_for_minutes() -> None:
    retry = Retry()
    retry.lost(0)
    delays = [retry.delay_ms(SOON_FOR_MS, ALMOST_ONE) for _ in range(12)]
    assert LATER_CAP_MS * 0.9 < delays[-1] <= LATER_CAP_MS


def test_delays_start_again_only_when_a_connection_held_for_a_while() -> None:
    retry = Retry()
    retry.lost(0)
    for _ in range(8):
        retry.delay_ms(0, ALMOST_ONE)
    retry.joined(1_000)
    retry.lost(1_100)
    assert retry.delay_ms(1_100, ALMOST_ONE) > 3_000
    retry.joined(2_000)
    retry.lost(2_000 + HEALTHY_MS)
    assert retry.delay_ms(2_000 + HEALTHY_MS, ALMOST_ONE) < 300


def test_the_relays_own_wish_is_followed_when_it_says_when_to_return() -> None:
    retry = Retry()
    retry.lost(0)
    assert 1_500 <= retry.delay_ms(0, ALMOST_ONE, asked_ms=1_500) <= 2_500
    assert retry.delay_ms(0, 0.0, asked_ms=3_600_000) <= SOON_CAP_MS
