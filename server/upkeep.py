"""Once a second: drop those who do not read or do not answer, let empty rooms go, notice that we slept."""

import asyncio
import time
from collections.abc import Callable, Iterable

from server.clock import RoomClock
from server.connection import Connection
from server.framing import PING
from server.held import HeldRoom
from server.limits import ASK_AFTER, DRAIN_WITHIN, RELEASE_AFTER, RELEASE_UNUSED_AFTER, SILENT_FOR
from server.tally import Tally

_EVERY = 1.0
_SWEEP_EVERY = 5
_SLEPT_MS = 200.0


class Upkeep:
    """What the relay does by the clock and not because somebody asked."""

    def __init__(
        self,
        clock: RoomClock,
        connections: Iterable[Connection],
        on_wake: Callable[[], None],
        on_empty: Callable[[HeldRoom], None],
        on_beat: Callable[[float], None],
        tally: Tally,
    ) -> None:
        self._clock = clock
        self._connections = connections
        self._on_wake = on_wake
        self._on_empty = on_empty
        self._on_beat = on_beat
        self._tally = tally
        self._keep_until: dict[HeldRoom, float] = {}

    def watch(self, room: HeldRoom) -> None:
        """Note whether somebody is in this room; when nobody comes for a while it is let go."""
        if room.visitors:
            self._keep_until.pop(room, None)
        else:
            wait = RELEASE_AFTER if room.used else RELEASE_UNUSED_AFTER
            self._keep_until.setdefault(room, asyncio.get_running_loop().time() + wait)

    async def run(self) -> None:
        """Go on until cancelled."""
        loop = asyncio.get_running_loop()
        beats = 0
        ahead = self._clock.exact() - loop.time() * 1000
        while True:
            due = time.monotonic() + _EVERY
            await asyncio.sleep(_EVERY)
            self._tally.lag.note(max(0.0, time.monotonic() - due))
            beats += 1
            now = loop.time()
            former, ahead = ahead, self._clock.exact() - now * 1000
            if ahead - former > _SLEPT_MS:
                self._on_wake()
            if beats % _SWEEP_EVERY == 0:
                for connection in list(self._connections):
                    _look_after(connection, now)
            self._let_go(now)
            self._on_beat(now)

    def _let_go(self, now: float) -> None:
        for room in [room for room, until in self._keep_until.items() if now >= until]:
            del self._keep_until[room]
            self._on_empty(room)


def _look_after(connection: Connection, now: float) -> None:
    waiting = connection.transport.get_write_buffer_size()
    if waiting == 0 or waiting < connection.waiting:
        connection.slow_since = now
    connection.waiting = waiting
    silent = now - connection.heard_at
    if silent > SILENT_FOR:
        connection.drop("silent")
    elif now - connection.slow_since > DRAIN_WITHIN:
        connection.drop("slow")
    elif silent > ASK_AFTER:
        connection.tell(PING)
