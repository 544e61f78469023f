"""When a room needs the relay by itself: at the end of a phase, and twice a second while counts change.

A quiet room has no timer. The live ticks of different rooms are spread over the half second by their ids.
"""

import asyncio
from collections.abc import Callable

from server.clock import RoomClock
from server.held import HeldRoom
from server.limits import TICK_MS

_PERIOD = TICK_MS / 1000


class Timers:
    """The timers of all held rooms; ``on_due`` and ``on_live`` are called with the room."""

    def __init__(
        self, clock: RoomClock, on_due: Callable[[HeldRoom], None], on_live: Callable[[HeldRoom], None]
    ) -> None:
        self._loop = asyncio.get_running_loop()
        self._clock = clock
        self._on_due = on_due
        self._on_live = on_live
        self._due: dict[HeldRoom, asyncio.TimerHandle] = {}
        self._live: dict[HeldRoom, asyncio.TimerHandle] = {}

    def arm_due(self, room: HeldRoom, at_least: float = 0.0) -> None:
        """Be called when the room's phase ends, but not within ``at_least`` seconds."""
        former = self._due.pop(room, None)
        if former is not None:
            former.cancel()
        due = room.due_at
        if due is not None:
            wait = max((due - self._clock.exact()) / 1000, at_least, 0.0)
            self._due[room] = self._loop.call_later(wait, self._ring, room)

    def arm_live(self, room: HeldRoom) -> None:
        """Be called at the room's next tick."""
        if room not in self._live:
            now = self._loop.time()
            phase = int(room.id[:4], 16) / 0x10000
            at = (int(now / _PERIOD - phase) + 1 + phase) * _PERIOD
            self._live[room] = self._loop.call_at(at, self._tick, room)

    def arm_again(self) -> None:
        """Set every phase's timer anew: the machine slept, and the loop's clock did not count it."""
        for room in list(self._due):
            self.arm_due(room)

    def forget(self, room: HeldRoom) -> None:
        """A room is no longer held."""
        for armed in (self._due, self._live):
            handle = armed.pop(room, None)
            if handle is not None:
                handle.cancel()

    def stop(self) -> None:
        """Call nobody any more."""
        for room in {*self._due, *self._live}:
            self.forget(room)

    def _ring(self, room: HeldRoom) -> None:
        # Timers of the loop may fire a little early; a phase never ends before its time.
        due = room.due_at
        if due is not None and due > self._clock.now():
            self.arm_due(room, at_least=0.001)
            return
        self._due.pop(room, None)
        self._on_due(room)

    def _tick(self, room: HeldRoom) -> None:
        del self._live[room]
        self._on_live(room)
