"""The relay: websockets on one side, rooms and their log on the other, and good manners in between."""

import asyncio
import logging
import secrets
from collections.abc import Callable, Coroutine, Sequence
from functools import partial
from typing import Any

from websockets.http11 import Request

from server.admission import check_hello
from server.arrivals import Arrivals
from server.clerk import Clerk
from server.clock import RoomClock
from server.connection import Connection, packed
from server.delivery import Delivery
from server.doorway import Doorway, Network, door_address
from server.held import HeldRoom
from server.hub import Hub
from server.incoming import Unknown, read_message
from server.limits import CLOSING_WITHIN, RETRY_LATER_MS, RETRY_MS, Bucket
from server.logs.roomlog import LogBroken, RoomDamaged, RoomLog
from server.outputs import Dismissed, Output, written
from server.storing import Storing
from server.timers import Timers
from server.upkeep import Upkeep
from server.visitor import Visitor
from sprint.core.acts import SignedAct
from sprint.core.wire import (
    VERSION,
    AskTime,
    Challenge,
    Do,
    FromRelay,
    Hello,
    Live,
    TellTime,
    ToRelay,
    Trouble,
    Want,
)

_log = logging.getLogger("server.relay")


class Relay:
    """Everything of one relay process but the listening. ``on_broken`` is told when the log failed."""

    def __init__(
        self,
        rooms: RoomLog,
        clock: RoomClock,
        trusted: tuple[Network, ...] = (),
        on_broken: Callable[[LogBroken], None] = lambda _: None,
    ) -> None:
        self.connections: set[Connection] = set()
        self._visits = 0
        self.hub = Hub(lambda: secrets.token_hex(16), rooms.fence)
        self._clock = clock
        self._log = rooms
        self._trusted = trusted
        self._tell_broken = on_broken
        self._tasks: set[asyncio.Task[None]] = set()
        self._clerk = Clerk()
        self._doorway: Doorway[Connection] = Doorway()
        self.storing = Storing(rooms, self.hub, clock, self._on_commit, self._on_broken)
        self._timers = Timers(clock, self._on_due, self._on_live)
        self._delivery = Delivery(
            self.hub, rooms, self.storing, self._spawn, self._timers.arm_live, self._on_broken
        )
        self._arrivals = Arrivals(self.hub, rooms, self.storing, clock)
        self._upkeep = Upkeep(clock, self.connections, self._timers.arm_again, self._on_empty)
        self._spawn(self._upkeep.run())

    def counts(self) -> tuple[int, int]:
        """How often somebody was let in so far, and how many connections there are."""
        return self._visits, len(self.connections)

    def came(self, connection: Connection, address: str) -> None:
        """A connection was made, from the peer's address."""
        self.connections.add(connection)
        self._stand(connection, door_address(address, "", self._trusted))

    def requested(self, connection: Connection, request: Request) -> None:
        """The opening request came, and behind a trusted proxy the real address with it."""
        forwarded = ",".join(request.headers.get_all("X-Forwarded-For"))
        peer = connection.remote_address
        if forwarded and peer and not connection.over:
            self._stand(connection, door_address(str(peer[0]), forwarded, self._trusted))

    async def serve(self, connection: Connection) -> None:
        """Challenge a connection that is open now; its messages come by themselves."""
        connection.nonce = secrets.token_bytes(32)
        _tell(connection, Challenge((VERSION,), connection.nonce))
        await connection.wait_closed()

    def received(self, connection: Connection, data: bytes) -> None:
        """A whole text message came."""
        got = self._clock.exact()
        if connection.over:
            return
        try:
            self._take(connection, read_message(data), got)
        except Dismissed as goodbye:
            connection.dismiss(goodbye.code, goodbye.why, goodbye.retry_ms)

    def went(self, connection: Connection) -> None:
        """A connection is gone, whether it was ever open or not."""
        self.connections.discard(connection)
        self._doorway.go(connection)
        room, visitor = connection.room, connection.visitor
        if room is not None and visitor is not None:
            self.hub.leave(room, visitor)
            self._after_change(room)

    def closing(self, connection: Connection, code: int, reason: str) -> None:
        """Close a websocket in the background."""
        self._spawn(_close(connection, code, reason))

    def send_away(self, code: str, why: str, retry_ms: int) -> None:
        """Say goodbye to everyone."""
        for connection in list(self.connections):
            connection.dismiss(code, why, retry_ms)

    async def stop(self) -> None:
        """Commit what was taken in, say goodbye with a time to come back, and cut who does not listen."""
        await self.storing.settle()
        self.send_away("restarting", "The relay restarts; it is back in a moment.", RETRY_MS)
        gone = [connection.loop.create_task(connection.wait_closed()) for connection in self.connections]
        if gone:
            await asyncio.wait(gone, timeout=CLOSING_WITHIN)
        for connection in list(self.connections):
            connection.drop()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*gone, *self._tasks, return_exceptions=True)
        self.storing.close()

    def _take(self, connection: Connection, message: ToRelay | Unknown, got: float) -> None:
        room, visitor = connection.room, connection.visitor
        match message:
            case Live() | Do() | Want() if room and visitor:
                self._take_inside(connection, room, visitor, message, got)
            case AskTime() if connection.greeted:
                if self._allowed(connection, connection.patience.times):
                    _tell(connection, TellTime(message.asked, got, self._clock.exact()))
            case Hello() if not connection.greeted:
                connection.greet()
                self._doorway.go(connection)
                self._clerk.put(message.room, connection, partial(self._hello, connection, message))
            case Unknown():
                if self._allowed(connection, connection.patience.others):
                    _tell(connection, Trouble("unknown-type", "This relay does not know such messages."))
            case _:
                raise Dismissed("malformed", "Say hello first, say it once, and wait for the welcome.")

    def _take_inside(
        self, connection: Connection, room: HeldRoom, visitor: Visitor, message: Live | Do | Want, got: float
    ) -> None:
        match message:
            case Live():
                if self._allowed(connection, connection.patience.live):
                    self.hub.live(room, visitor, message)
                    self._after_change(room)
            case Do():
                if self._allowed(connection, connection.patience.acts):
                    work = partial(self._submit, connection, room, visitor, message.signed, int(got))
                    self._clerk.put(room.id, connection, work)
            case Want():
                if self._allowed(connection, connection.patience.others):
                    self._delivery.deliver(self.hub.want(visitor, message.seq))

    def _submit(
        self, connection: Connection, room: HeldRoom, visitor: Visitor, signed: SignedAct, at: int
    ) -> None:
        try:
            self._delivery.deliver(self.hub.submit(room, visitor, signed, at))
            self.storing.wake()
        except Dismissed as goodbye:
            connection.dismiss(goodbye.code, goodbye.why, goodbye.retry_ms)

    def _hello(self, connection: Connection, hello: Hello) -> None:
        try:
            check_hello(hello, connection.nonce)
            self._spawn(self._arrive(connection, hello))
        except Dismissed as goodbye:
            connection.dismiss(goodbye.code, goodbye.why, goodbye.retry_ms)

    async def _arrive(self, connection: Connection, hello: Hello) -> None:
        try:
            room = await self._arrivals.room_for(hello)
            if connection.over:
                return
            visitor = Visitor(hello.room, hello.key, connection, hello.have.seq)
            connection.visitor, connection.room = visitor, room
            self._visits += 1
            self._delivery.deliver(self.hub.enter(room, visitor, hello.have, self._clock.now()))
            self._timers.arm_due(room)
            self._after_change(room)
        except Dismissed as goodbye:
            connection.dismiss(goodbye.code, goodbye.why, goodbye.retry_ms)
        except RoomDamaged as error:
            _log.error("%s", error)
            connection.dismiss("storage", "This room's log is damaged on the relay.", RETRY_LATER_MS)
        except LogBroken as error:
            self._on_broken(error)

    def _allowed(self, connection: Connection, bucket: Bucket) -> bool:
        if bucket.take(connection.heard_at):
            return True
        if not connection.patience.excess.take(connection.heard_at):
            raise Dismissed("too-fast", "That was too much at once. Come back in a while.", RETRY_LATER_MS)
        _tell(connection, Trouble("too-fast", "That was too much at once, and was not taken."))
        return False

    def _stand(self, connection: Connection, address: str) -> None:
        crowded = self._doorway.come(connection, address)
        if crowded is not None:
            self._doorway.go(crowded)
            crowded.dismiss("too-many", "Too many stand at the door without a hello.", RETRY_MS)

    def _after_change(self, room: HeldRoom) -> None:
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
            self._timers.arm_due(room, at_least=0.0 if well else 1.0)
            self._after_change(room)

    def _on_empty(self, room: HeldRoom) -> None:
        if self.hub.release(room):
            self._timers.forget(room)
            self._log.release(room.id)

    def _on_broken(self, error: LogBroken) -> None:
        _log.critical("%s", error)
        self.send_away("storage", "The relay's log failed. What was acknowledged is kept.", RETRY_LATER_MS)
        self._tell_broken(error)

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.error("a task ended with %s", type(error).__name__, exc_info=error)


def _tell(connection: Connection, message: FromRelay) -> None:
    connection.tell(packed(written(message)))


async def _close(connection: Connection, code: int, reason: str) -> None:
    # The library waits without end for a reader that has stopped reading; cutting the line frees it.
    closing = connection.loop.create_task(connection.close(code, reason))
    _, unfinished = await asyncio.wait([closing], timeout=CLOSING_WITHIN)
    if unfinished:
        connection.drop()
    await closing
