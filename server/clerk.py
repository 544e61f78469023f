"""Work that costs a signature check, room by room in turn and a few milliseconds at a time.

At a bell thousands of results arrive in one turn of the event loop. Checked at once they would keep the
clock, the live counts and every commit waiting; in slices they do not. What waits in one room is done
together, so that it shares a commit and goes out in one frame.
"""

import asyncio
import logging
import time
from collections import deque
from collections.abc import Callable
from typing import Final, Protocol

_SLICE: Final = 0.005
_log = logging.getLogger("server.clerk")


class Sender(Protocol):
    """Whoever the work came from: told when some of it waits and when it was done, so as to stop reading."""

    def queued(self, more: int) -> None:
        """So many more pieces of work wait, or fewer."""

    def drop(self) -> None:
        """A piece of work failed and will have no answer: cut the line."""


class Clerk:
    """Work by room, in order of arrival within each."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._rooms: dict[str, deque[tuple[Sender, Callable[[], None]]]] = {}
        self._going = False

    def put(self, room: str, sender: Sender, work: Callable[[], None]) -> None:
        """Do ``work`` after everything that came before it in ``room``.

        It should not raise. Where it does, by a fault of ours, that is reported, its sender is cut off and
        may come back, and everybody else's work goes on.
        """
        self._rooms.setdefault(room, deque()).append((sender, work))
        sender.queued(1)
        if not self._going:
            self._going = True
            self._loop.call_soon(self._go_on)

    def stop(self) -> None:
        """Leave undone what waits; nobody was told that it was taken."""
        self._rooms.clear()

    def _go_on(self) -> None:
        until = time.monotonic() + _SLICE
        while self._rooms:
            room = next(iter(self._rooms))
            waiting = self._rooms.pop(room)
            while waiting:
                sender, work = waiting.popleft()
                sender.queued(-1)
                try:
                    work()
                except Exception as error:
                    _log.exception("work ended with %s", type(error).__name__)
                    sender.drop()
                if time.monotonic() > until:
                    self._put_back(room, waiting)
                    self._loop.call_soon(self._go_on)
                    return
        self._going = False

    def _put_back(self, room: str, waiting: deque[tuple[Sender, Callable[[], None]]]) -> None:
        # Behind the other rooms, but before what came to this one meanwhile.
        waiting.extend(self._rooms.pop(room, ()))
        if waiting:
            self._rooms[room] = waiting
