"""Room time on this machine: four timestamps an exchange, the sample of least round trip, and a clock that
never runs backwards.

A member asks the relay for its time; of the last eight exchanges the one with the least round trip is
believed, because delay in one direction only ever makes a sample worse. Small corrections are slewed, so that
a countdown neither jumps nor stands still for long.
"""

from collections import deque

import msgspec

KEPT = 8
SLEW = 0.1
FAST_SLEW = 0.5
STEP_MS = 200.0
DRIFT = 0.000_5
SLACK_MS = 2.0


class Exchange(msgspec.Struct, frozen=True):
    """Four times of one exchange in milliseconds: asked and heard on our monotonic clock, got and sent in
    room time.
    """

    asked: float
    got: float
    sent: float
    heard: float

    @property
    def round_trip(self) -> float:
        """Milliseconds on the wire, the relay's own time between taken off."""
        return (self.heard - self.asked) - (self.sent - self.got)

    def agrees(self, later: "Exchange") -> bool:
        """Whether both can be right: if not, one of the two clocks jumped in between, as in a sleep."""
        most = (self.round_trip + later.round_trip) / 2 + SLACK_MS + DRIFT * (later.heard - self.heard)
        return abs(later.offset - self.offset) <= most

    @property
    def offset(self) -> float:
        """Room time minus our monotonic clock, in milliseconds, right within half the round trip."""
        return ((self.got - self.asked) + (self.sent - self.heard)) / 2


class RoomClock:
    """Tells room time from this machine's monotonic clock (milliseconds); give it every exchange."""

    __slots__ = ("_kept", "_offset", "_shown", "_slewed_at")

    def __init__(self) -> None:
        self._kept: deque[Exchange] = deque(maxlen=KEPT)
        self._offset: float | None = None
        self._slewed_at = 0.0
        self._shown = 0

    @property
    def known(self) -> bool:
        """Whether any exchange has been heard; before that there is no room time to show."""
        return self._offset is not None

    @property
    def error_ms(self) -> float | None:
        """Half the round trip of the believed exchange: the most by which room time can be off."""
        return self._best.round_trip / 2 if self._kept else None

    def add(self, exchange: Exchange) -> None:
        """Take in one exchange, and forget those that it disproves; one that cannot be (a negative round
        trip) is left out.
        """
        if exchange.round_trip < 0:
            return
        agreeing = [kept for kept in self._kept if kept.agrees(exchange)]
        self._kept = deque((*agreeing, exchange), maxlen=KEPT)
        if self._offset is None:
            self._offset = exchange.offset
            self._slewed_at = exchange.heard

    def restart(self) -> None:
        """Forget the kept exchanges, as after a reconnect; room time goes on from where it is."""
        self._kept.clear()

    def now(self, mono: float) -> int:
        """Room time in milliseconds at ``mono`` on our monotonic clock; raises ValueError before any
        exchange.
        """
        if self._offset is None:
            raise ValueError("no exchange with the relay yet")
        self._slew(mono)
        self._shown = max(self._shown, int(mono + self._offset))
        return self._shown

    @property
    def _best(self) -> Exchange:
        return min(self._kept, key=lambda exchange: exchange.round_trip)

    def _slew(self, mono: float) -> None:
        elapsed = max(0.0, mono - self._slewed_at)
        self._slewed_at = max(self._slewed_at, mono)
        if not self._kept or self._offset is None:
            return
        error = self._best.offset - self._offset
        if error > STEP_MS:
            self._offset += error
            return
        most = elapsed * (FAST_SLEW if error < -STEP_MS else SLEW)
        self._offset += max(-most, min(most, error))
