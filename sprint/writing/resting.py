"""How much of one's own time one rested: a minute or more without a change is rest, less is thought."""

REST_MS = 60_000


class Rests:
    """Follows one's own clock, which counts milliseconds from entering a sprint and stands in its pauses."""

    def __init__(self, active_ms: int = 0, rested_ms: int = 0) -> None:
        """Go on from what was kept of an earlier start of the program."""
        self._rested = rested_ms
        self._changed_at = active_ms + rested_ms

    def changed(self, clock_ms: int) -> None:
        """Note that something was written."""
        self._rested = self.rested_ms(clock_ms)
        self._changed_at = max(self._changed_at, clock_ms)

    def rested_ms(self, clock_ms: int) -> int:
        """The time at rest so far, the rest under way among it."""
        gap = clock_ms - self._changed_at
        return min(clock_ms, self._rested + (gap if gap >= REST_MS else 0))

    def active_ms(self, clock_ms: int) -> int:
        """The rest of one's time."""
        return clock_ms - self.rested_ms(clock_ms)
