"""Whoever is in the middle of a sentence when the bell rings may finish it: their keys still go to the page.

Otherwise the letters meant for the text would be commands of the screen that the bell has brought.
"""

from collections.abc import Callable

from textual import events

PAUSE_MS = 1_200.0

Write = Callable[[events.Key], bool]


class CarryingOn:
    """Passes keys to ``write`` until there was a pause of ``PAUSE_MS`` between two of them.

    ``last_at`` is when the last key was written, in milliseconds of a monotonic clock, as all times here.
    """

    def __init__(self, write: Write, last_at: float) -> None:
        self._write = write
        self._last_at = last_at

    def take(self, event: events.Key, now: float) -> bool:
        """Whether the key was taken for the page."""
        if now - self._last_at > PAUSE_MS:
            return False
        if not self._write(event):
            return False
        self._last_at = now
        return True
