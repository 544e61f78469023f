"""A guard for what a hostile text could make hard: so much time of the processor, on a busy machine too.

It is generous, a thousand times what is needed; what it stops would go on for minutes.
"""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class TooMuch(Exception):
    """Something took far more work than there is in it."""


@contextmanager
def little_effort(seconds: float = 15) -> Iterator[None]:
    """Raise ``TooMuch`` where what is done here takes so many seconds of the processor."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TooMuch

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
