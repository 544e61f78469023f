"""Whether this relay can do its work: take acts in and keep them.

What was written a moment ago needs no trying; otherwise the clock is saved once, which waits for the disk
as any commit does. However often it is asked, it writes at most once in a while.
"""

import asyncio
from typing import Final

from server.storing import Storing

#: Seconds for which a successful write is believed, and a failed one; and how long a disk may take.
_FRESH: Final = 5.0
_TROUBLED: Final = 1.0
_PATIENCE: Final = 3.0

STOPPING: Final = "The relay is stopping. Those who were here come back when it has started again."
NO_ANSWER: Final = "The disk has not answered for 3 seconds. Acts wait until it does."


class Health:
    """Asked by whoever watches over the relay."""

    def __init__(self, storing: Storing) -> None:
        self._storing = storing
        self._trying: asyncio.Task[None] | None = None
        self._tried_at = float("-inf")
        self._stopping = False

    async def stop(self) -> None:
        """The relay is about to end: say so, and leave the log alone."""
        self._stopping = True
        if self._trying is not None:
            await asyncio.wait([self._trying])

    async def trouble(self) -> str:
        """Why this relay cannot work now, in a sentence; nothing where it can."""
        if not self._stopping:
            self._try_out()
            if self._trying is not None:
                await asyncio.wait([self._trying], timeout=_PATIENCE)
        return self._verdict()

    def _try_out(self) -> None:
        now = asyncio.get_running_loop().time()
        fresh = _TROUBLED if self._storing.trouble else _FRESH
        if self._trying is None and now - max(self._storing.written_at, self._tried_at) >= fresh:
            self._tried_at = now
            self._trying = asyncio.create_task(self._storing.try_out())
            self._trying.add_done_callback(self._tried)

    def _verdict(self) -> str:
        if self._stopping:
            return STOPPING
        return self._storing.trouble or (NO_ANSWER if self._trying is not None else "")

    def _tried(self, _: "asyncio.Task[None]") -> None:
        self._trying = None
