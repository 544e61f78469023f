"""When the relay is asked for its time, and when its silence is noticed."""

from sprint.link.pulse import AFTER_SLEEP_MS, ASK_EVERY_MS, BURST, SILENCE_MS, Pulse

STEP_MS = 100.0


def asked(pulse: Pulse, start: float, for_ms: float) -> list[float]:
    """The times at which a pulse asks, looked at every 100 ms."""
    steps = int(for_ms / STEP_MS)
    return [at for at in (start + STEP_MS * step for step in range(steps)) if pulse.ask_due(at)]


def test_nothing_is_asked_before_the_relay_let_us_in() -> None:
    assert asked(Pulse(), 0, 60_000) == []


def test_a_burst_comes_first_when_a_connection_begins() -> None:
    pulse = Pulse()
    pulse.start(0)
    times = asked(pulse, 0, 30_000)
    assert times[BURST - 1] <= 1_500
    assert all(
        later - sooner >= ASK_EVERY_MS
        for sooner, later in zip(times[BURST - 1 :], times[BURST:], strict=False)
    )


def test_silence_is_noticed_within_fifteen_seconds_when_the_network_vanishes() -> None:
    pulse = Pulse()
    pulse.start(0)
    heard_last = 20_000.0
    dead_at = None
    for step in range(600):
        at = step * STEP_MS
        pulse.ask_due(at)
        if at <= heard_last:
            pulse.heard()
        if dead_at is None and pulse.dead(at):
            dead_at = at
    assert dead_at is not None
    assert heard_last + SILENCE_MS <= dead_at <= heard_last + 15_000


def test_a_relay_that_answers_is_never_called_dead() -> None:
    pulse = Pulse()
    pulse.start(0)
    for step in range(1_000):
        pulse.ask_due(step * STEP_MS)
        assert not pulse.dead(step * STEP_MS)
        pulse.heard()


def test_the_relay_is_asked_at_once_and_given_less_time_when_the_machine_slept() -> None:
    pulse = Pulse()
    pulse.start(0)
    asked(pulse, 0, 4_000)
    pulse.heard()
    woke = 600_000.0
    assert pulse.ask_due(woke)
    assert not pulse.dead(woke + AFTER_SLEEP_MS)
    assert pulse.dead(woke + AFTER_SLEEP_MS + 1)


def test_nothing_is_dead_after_the_connection_was_given_up() -> None:
    pulse = Pulse()
    pulse.start(0)
    pulse.ask_due(0)
    pulse.stop()
    assert not pulse.dead(1e9)
    assert not pulse.ask_due(1e9)
