"""What connections say: who is let in, and each message to where it belongs."""

import logging
import secrets
from collections.abc import Callable
from functools import partial

import msgspec

from server.admission import check_hello
from server.allowing import allowed
from server.arrivals import Arrivals
from server.clerk import Clerk
from server.clock import RoomClock
from server.connection import Connection
from server.delivery import Delivery, Spawn
from server.door import Door
from server.framing import packed
from server.held import HeldRoom
from server.hub import Hub
from server.incoming import Unknown, read_message
from server.limits import RETRY_LATER_MS
from server.logs.roomlog import LogBroken, RoomDamaged
from server.outputs import Dismissed, written
from server.storing import Storing
from server.texts import Texts
from server.visitor import Visitor
from sprint.core.signed import SignedAct
from sprint.core.wire import (
    VERSION,
    AskTime,
    Challenge,
    Do,
    FromRelay,
    Get,
    Hello,
    Live,
    Put,
    TellTime,
    ToRelay,
    Trouble,
    Want,
)

_log = logging.getLogger("server.reception")


class Workings(msgspec.Struct, frozen=True):
    """The parts of a relay that messages set in motion, and whom to tell what came of it."""

    clock: RoomClock
    hub: Hub
    storing: Storing
    arrivals: Arrivals
    delivery: Delivery
    texts: Texts
    spawn: Spawn
    on_entered: Callable[[HeldRoom], None]
    on_changed: Callable[[HeldRoom], None]
    on_broken: Callable[[LogBroken], None]


class Reception:
    """Takes what connections say, those at the ``door`` and those inside."""

    def __init__(self, workings: Workings, door: Door) -> None:
        self._stopped = False
        self._relay = workings
        self._door = door
        self._clerk = Clerk()

    def challenge(self, connection: Connection) -> None:
        """The websocket is open: ask who it is."""
        connection.nonce = secrets.token_bytes(32)
        _tell(connection, Challenge((VERSION,), connection.nonce))

    def received(self, connection: Connection, data: bytes) -> None:
        """A whole text message came."""
        got = self._relay.clock.exact()
        if connection.over or self._stopped:
            return
        try:
            self._take(connection, read_message(data), got)
        except Dismissed as goodbye:
            _dismiss(connection, goodbye)

    def went(self, connection: Connection) -> None:
        """A connection is gone, whether it was ever open or not."""
        self._door.go(connection)
        room, visitor = connection.room, connection.visitor
        if room is not None and visitor is not None:
            self._relay.hub.leave(room, visitor)
            self._relay.on_changed(room)

    def stop(self) -> None:
        """Take nothing more in, neither what waits nor what still comes."""
        self._stopped = True
        self._clerk.stop()

    def _take(self, connection: Connection, message: ToRelay | Unknown, got: float) -> None:
        room, visitor = connection.room, connection.visitor
        match message:
            case Live() | Do() | Want() if room and visitor:
                self._take_inside(connection, room, visitor, message, got)
            case Put() | Get() if room and visitor:
                self._relay.texts.take(connection, room, visitor, message)
            case AskTime() if connection.greeted:
                if allowed(connection, connection.patience.times):
                    _tell(connection, TellTime(message.asked, got, self._relay.clock.exact()))
            case Hello() if not connection.greeted:
                connection.greet()
                self._door.go(connection)
                self._clerk.put(message.room, connection, partial(self._hello, connection, message))
            case Unknown():
                if allowed(connection, connection.patience.others):
                    _tell(connection, Trouble("unknown-type", "This relay does not know such messages."))
            case _:
                raise Dismissed("malformed", "Say hello first, say it once, and wait for the welcome.")

    def _take_inside(
        self, connection: Connection, room: HeldRoom, visitor: Visitor, message: Live | Do | Want, got: float
    ) -> None:
        match message:
            case Live():
                if allowed(connection, connection.patience.live):
                    self._relay.hub.live(room, visitor, message)
                    self._relay.on_changed(room)
            case Do():
                if allowed(connection, room.acts, visitor.key):
                    work = partial(self._submit, connection, room, visitor, message.signed, int(got))
                    self._clerk.put(room.id, connection, work)
            case Want():
                if allowed(connection, connection.patience.others):
                    self._relay.delivery.deliver(self._relay.hub.want(visitor, message.seq))

    def _submit(
        self, connection: Connection, room: HeldRoom, visitor: Visitor, signed: SignedAct, at: int
    ) -> None:
        try:
            self._relay.delivery.deliver(self._relay.hub.submit(room, visitor, signed, at))
            self._relay.storing.wake()
        except Dismissed as goodbye:
            _dismiss(connection, goodbye)

    def _hello(self, connection: Connection, hello: Hello) -> None:
        try:
            check_hello(hello, connection.nonce)
            self._relay.spawn(self._arrive(connection, hello))
        except Dismissed as goodbye:
            _dismiss(connection, goodbye)

    async def _arrive(self, connection: Connection, hello: Hello) -> None:
        try:
            room = await self._relay.arrivals.room_for(hello, connection.address)
            if connection.over:
                # Nobody else may ever come to a room that was read for one who is gone.
                self._relay.on_changed(room)
            else:
                self._enter(connection, room, hello)
        except Dismissed as goodbye:
            _dismiss(connection, goodbye)
        except RoomDamaged as error:
            _log.error("%s", error)
            connection.dismiss("storage", "This room's log is damaged on the relay.", RETRY_LATER_MS)
        except LogBroken as error:
            self._relay.on_broken(error)

    def _enter(self, connection: Connection, room: HeldRoom, hello: Hello) -> None:
        visitor = Visitor(hello.room, hello.key, connection, hello.have.seq)
        connection.visitor, connection.room = visitor, room
        now = self._relay.clock.now()
        self._relay.delivery.deliver(self._relay.hub.enter(room, visitor, hello.have, now))
        self._relay.on_entered(room)


def _dismiss(connection: Connection, goodbye: Dismissed) -> None:
    connection.dismiss(goodbye.code, goodbye.why, goodbye.retry_ms)


def _tell(connection: Connection, message: FromRelay) -> None:
    connection.tell(packed(written(message)))
