"""When to try again: full jitter, soon at first so that a circle is back together, calmer later."""

FIRST_MS = 250.0
SOON_CAP_MS = 4_000.0
LATER_CAP_MS = 30_000.0
SOON_FOR_MS = 120_000.0
HEALTHY_MS = 10_000.0


class Retry:
    """Delays between attempts, in milliseconds. Times and dice are given by the caller."""

    def __init__(self) -> None:
        self._attempt = 0
        self._lost_at: float | None = None
        self._joined_at: float | None = None

    def joined(self, mono: float) -> None:
        """Note that the room let us in."""
        self._joined_at = mono

    def lost(self, mono: float) -> None:
        """Note that the connection ended; only a connection that held for a while sets the delays back."""
        if self._joined_at is not None and mono - self._joined_at >= HEALTHY_MS:
            self._attempt, self._lost_at = 0, None
        self._joined_at = None
        if self._lost_at is None:
            self._lost_at = mono

    def delay_ms(self, mono: float, dice: float, asked_ms: int | None = None) -> float:
        """Milliseconds to wait; ``dice`` is in [0, 1), ``asked_ms`` what the relay asked for, if it did."""
        away = mono - self._lost_at if self._lost_at is not None else 0.0
        cap = SOON_CAP_MS if away < SOON_FOR_MS else LATER_CAP_MS
        ceiling = min(cap, FIRST_MS * float(1 << min(self._attempt, 16)))
        self._attempt += 1
        if asked_ms is not None:
            return min(float(asked_ms), cap) + dice * min(ceiling, 1_000.0)
        return dice * ceiling
