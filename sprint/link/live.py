"""The one slot for one's live count: the newest value wins, and leaves at most twice a second."""

from sprint.core.wire import Live

EVERY_MS = 500.0


class LiveSlot:
    """Holds what to show the room, and says when it is to be sent."""

    def __init__(self) -> None:
        self._value = Live("here")
        self._sent: Live | None = None
        self._sent_at: float | None = None

    def put(self, value: Live) -> None:
        """Show this from now on."""
        self._value = value

    def forget(self) -> None:
        """A new connection knows nothing of what was sent before."""
        self._sent = self._sent_at = None

    def take(self, mono: float) -> Live | None:
        """What to send at ``mono`` milliseconds, or None where nothing is new or the last is too fresh."""
        if self._value == self._sent or (self._sent_at is not None and mono - self._sent_at < EVERY_MS):
            return None
        self._sent, self._sent_at = self._value, mono
        return self._value
