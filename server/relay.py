"""The relay: puts connections, rooms, their log and their timers together, and ends them in good order."""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from typing import Any

from websockets.http11 import Request, Response

from server.arrivals import Arrivals
from server.clock import RoomClock
from server.connection import Connection
from server.delivery import Delivery
from server.door import Door
from server.doorway import Network
from server.held import HeldRoom
from server.hub import Hub
from server.limits import CLOSING_WITHIN, RETRY_LATER_MS, RETRY_MS
from server.logs.roomlog import LogBroken, RoomLog
from server.outputs import Output
from server.reception import Reception, Workings
from server.storing import Storing
from server.tally import Tally
from server.texts import Texts
from server.timers import Timers
from server.turn import Turn
from server.upkeep import Upkeep
from server.watch import Watch

_log = logging.getLogger("server.relay")


class Relay:
    """Everything of one relay process but the listening. ``on_broken`` is told once, when the log failed.

    ``watched_by_any`` lets more than this machine itself ask for ``/healthz`` and ``/metrics``.
    """

    def __init__(
        self,
        rooms: RoomLog,
        clock: RoomClock,
        trusted: tuple[Network, ...] = (),
        on_broken: Callable[[LogBroken], None] = lambda _: None,
        watched_by_any: bool = False,
    ) -> None:
        self.connections: set[Connection] = set()
        self.tally = tally = Tally()
        self.turn = Turn()
        #: Who opened the room that was visited first; nobody before that.
        self.host = ""
        self._visits = 0
        self.hub = Hub(lambda: secrets.token_hex(16), rooms.fence)
        self.storing = Storing(rooms, self.hub, clock, self._on_commit, self._on_broken, tally)
        self._door = door = Door(trusted)
        self._clock = clock
        self._rooms = rooms
        self._tell_broken = on_broken
        self._told_broken = False
        self._tasks: set[asyncio.Task[None]] = set()
        self._texts = texts = Texts(
            self.hub, rooms.bodies, self.storing, clock, self._spawn, self._on_broken, tally
        )
        self._watch = Watch(self.connections, door, self.hub, self.storing, texts, tally, watched_by_any)
        self._timers = timers = Timers(clock, self._on_due, self._on_live)
        self._delivery = Delivery(
            self.hub, rooms, self.storing, self._spawn, timers.arm_live, self._on_broken, tally
        )
        arrivals = Arrivals(self.hub, rooms, self.storing, clock, texts.tidying)
        workings = Workings(
            clock,
            self.hub,
            self.storing,
            arrivals,
            self._delivery,
            texts,
            self._spawn,
            on_entered=self._on_entered,
            on_changed=self._on_changed,
            on_broken=self._on_broken,
        )
        self._reception = Reception(workings, door)
        self._upkeep = Upkeep(
            clock, self.connections, timers.arm_again, self._on_empty, texts.tidying.beat, tally
        )
        self._spawn(self._upkeep.run())

    def counts(self) -> tuple[int, int]:
        """How often somebody came to a room of the host so far, and how many are there now."""
        here = (one.room for one in self.connections)
        return self._visits, sum(room is not None and room.opener == self.host for room in here)

    def came(self, connection: Connection) -> None:
        """A connection was made."""
        self.connections.add(connection)
        self.tally.came += 1
        self._door.came(connection)

    def requested(self, connection: Connection, request: Request) -> Awaitable[Response] | None:
        """The opening request of a connection came; returns the answer where it asks for a page."""
        self._door.requested(connection, request)
        return self._watch.answer(connection, request)

    async def serve(self, connection: Connection) -> None:
        """A connection is open now; its messages come by themselves."""
        self._reception.challenge(connection)
        await connection.wait_closed()

    def received(self, connection: Connection, data: bytes) -> None:
        """A whole text message came."""
        self._reception.received(connection, data)

    def went(self, connection: Connection) -> None:
        """A connection is gone, whether it was ever open or not."""
        self.connections.discard(connection)
        self._reception.went(connection)

    def closing(self, connection: Connection, code: int, reason: str) -> None:
        """Close a websocket in the background."""
        self._spawn(_close(connection, code, reason))

    async def stop(self) -> None:
        """Commit what was taken in, say goodbye with a time to come back, and cut who does not listen."""
        self._reception.stop()
        self._timers.stop()
        await self._watch.stop()
        await self.storing.settle()
        await self._texts.settle()
        self._send_away("restarting", "The relay restarts; it is back in a moment.", RETRY_MS)
        gone = [connection.loop.create_task(connection.wait_closed()) for connection in self.connections]
        if gone:
            await asyncio.wait(gone, timeout=CLOSING_WITHIN)
        for connection in list(self.connections):
            connection.drop("closing")
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*gone, *self._tasks, return_exceptions=True)
        self.storing.close()

    def _on_entered(self, room: HeldRoom) -> None:
        self.host = self.host or room.opener
        self._visits += room.opener == self.host
        self._timers.arm_due(room)
        self._on_changed(room)

    def _on_changed(self, room: HeldRoom) -> None:
        if not self.hub.holds(room):
            self._timers.forget(room)
            return
        if room.standings.due and room.visitors:
            self._timers.arm_live(room)
        self._upkeep.watch(room)

    def _on_due(self, room: HeldRoom) -> None:
        self.hub.ring(room, self._clock.now())
        self.storing.wake()

    def _on_live(self, room: HeldRoom) -> None:
        self._delivery.tick(room)

    def _on_commit(self, rooms: Sequence[HeldRoom], told: Sequence[Output], well: bool) -> None:
        self._delivery.deliver(told)
        for room in rooms:
            if self.hub.holds(room):
                self._timers.arm_due(room, at_least=0.0 if well else 1.0)
            self._on_changed(room)

    def _on_empty(self, room: HeldRoom) -> None:
        if self.hub.release(room):
            self._timers.forget(room)
            self._rooms.release(room.id)

    def _on_broken(self, error: LogBroken) -> None:
        _log.critical("%s", error)
        self._send_away("storage", "The relay's log failed. What was acknowledged is kept.", RETRY_LATER_MS)
        # Whatever was on its way meets the broken log as well; one telling ends the relay.
        if not self._told_broken:
            self._told_broken = True
            self._tell_broken(error)

    def _send_away(self, code: str, why: str, retry_ms: int) -> None:
        for connection in list(self.connections):
            connection.dismiss(code, why, retry_ms)

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.error("a task ended with %s", type(error).__name__, exc_info=error)


async def _close(connection: Connection, code: int, reason: str) -> None:
    # The library waits without end for a reader that has stopped reading; cutting the line frees it.
    closing = connection.loop.create_task(connection.close(code, reason))
    _, unfinished = await asyncio.wait([closing], timeout=CLOSING_WITHIN)
    if unfinished:
        connection.drop("closing")
    await closing
