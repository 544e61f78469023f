"""How long one turn of the event loop may go on reading.

uvloop asks the kernel for a thousand readable sockets at a time, and up to 48 times before it looks at a
timer or writes what waits. Where more comes in than is read meanwhile, that is one turn of many seconds, in
which no live count, bell, commit or answer goes out. So a turn that has read for long takes from each socket
once and no more; the kernel keeps the rest for the next turn, where one read then brings several messages.
"""

import asyncio
import time
from typing import Final

_READ_FOR: Final = 0.1


class Turn:
    """The turn under way. Whether it is still the same one, a timer shows that is due and has not fired."""

    def __init__(self, read_for: float = _READ_FOR) -> None:
        self._loop = asyncio.get_running_loop()
        self._read_for = read_for
        self._until: float | None = None

    def spent(self) -> bool:
        """Whether this turn has read for so long that others must have theirs; asked with every read."""
        now = time.monotonic()
        if self._until is None:
            self._until = now + self._read_for
            self._loop.call_later(self._read_for, self._fired)
        return now > self._until

    def _fired(self) -> None:
        self._until = None
