"""When to ask the relay for its time, and when its silence means that it is gone.

The question for the time is also the sign of life: a network that vanished without a word is noticed in 15
s, and sooner after the machine slept.
"""

ASK_EVERY_MS = 5_000.0
BURST = 5
BURST_EVERY_MS = 150.0
SILENCE_MS = 9_000.0
SLEPT_MS = 5_000.0
AFTER_SLEEP_MS = 3_000.0


class Pulse:
    """Counts no ticks, only compares times: milliseconds of a monotonic clock that goes on during sleep."""

    def __init__(self) -> None:
        self._burst = 0
        self._next_ask: float | None = None
        self._asked: float | None = None
        self._last_look: float | None = None
        self._patience = SILENCE_MS

    def start(self, mono: float) -> None:
        """The relay let us in: ask a few times in quick succession first."""
        self.stop()
        self._burst, self._next_ask, self._last_look = BURST, mono, mono

    def stop(self) -> None:
        """The connection is gone."""
        self._next_ask = self._asked = self._last_look = None
        self._patience = SILENCE_MS

    def heard(self) -> None:
        """Anything arrived: the relay is there."""
        self._asked = None
        self._patience = SILENCE_MS

    def ask_due(self, mono: float) -> bool:
        """Say whether to ask now; counts as asked when it says yes."""
        if self._next_ask is None:
            return False
        if self._last_look is not None and mono - self._last_look > SLEPT_MS:
            self._burst, self._next_ask, self._patience = BURST, mono, AFTER_SLEEP_MS
            self._asked = None
        self._last_look = mono
        if mono < self._next_ask:
            return False
        self._burst = max(0, self._burst - 1)
        self._next_ask = mono + (BURST_EVERY_MS if self._burst else ASK_EVERY_MS)
        if self._asked is None:
            self._asked = mono
        return True

    def dead(self, mono: float) -> bool:
        """Say whether the relay has left a question unanswered for too long."""
        return self._asked is not None and mono - self._asked > self._patience
