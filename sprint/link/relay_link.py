"""The websocket shell around a session: it connects, comes back, moves frames, and decides nothing else."""

import asyncio
import contextlib
import random
from collections.abc import Awaitable, Callable, Mapping
from typing import Protocol

import msgspec
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidMessage, WebSocketException

from sprint.clocks import mono_ms
from sprint.core import wire
from sprint.core.acts import Body
from sprint.core.errors import OtherVersion, SprintError, Untrusted
from sprint.core.invite import Invite
from sprint.core.signed import Act, SignedAct
from sprint.core.wire import Standing, Status
from sprint.link.base import Link
from sprint.link.library import Library
from sprint.link.news import ActAnswered, Contact, News, Safety
from sprint.link.onway import OnWay
from sprint.link.outgoing import Parcel
from sprint.link.retry import Retry
from sprint.link.session import Session
from sprint.link.shelving import Shelf, Shelving

OPEN_TIMEOUT_S = 8.0
CLOSE_TIMEOUT_S = 1.0
TICK_S = 0.1
LARGEST_FRAME = 1 << 20
CHECK_ON_LOOP = 4


class Outbox(Protocol):
    """Where acts wait on the disk. Its methods block, and are called off the event loop."""

    def put(self, act_id: str, signed: SignedAct, parcel: Parcel | None = None) -> None:
        """Keep an act and the text it names, on the disk when this returns. Raises ``DeskTrouble``."""

    def remove(self, ids: list[str]) -> None:
        """Forget acts that were answered."""

    def waiting(self) -> list[tuple[str, SignedAct, Parcel | None]]:
        """The acts of this room that were never answered, oldest first, with the texts they name."""


class RelayLink(Link):
    """A room on a relay. Call ``start`` once; it comes back by itself until ``close`` or a final refusal."""

    def __init__(self, session: Session, url: str, outbox: Outbox, shelf: Shelf) -> None:
        super().__init__(session.author, session.replica)
        self._session = session
        self._shelving = Shelving(session, shelf, self.tell)
        self._url = url
        self._outbox = outbox
        self._retry = Retry()
        self._wake = asyncio.Event()
        self._socket: ClientConnection | None = None
        self._tasks: list[asyncio.Task[None]] = []
        self._sending: set[asyncio.Task[None]] = set()
        self._at_shelf: asyncio.Task[None] | None = None
        self._answered: set[str] = set()
        self.revive: Callable[[], Awaitable[None]] | None = None
        """Called before the next try when nobody answers: starts a relay of one's own anew."""

    async def start(self) -> None:
        """Take up what waits in the outbox and begin to connect."""
        for act_id, signed, parcel in await asyncio.to_thread(self._outbox.waiting):
            self._session.queue(act_id, signed, parcel, left=True)
        self._tasks = [
            asyncio.create_task(self._run(), name="link-run"),
            asyncio.create_task(self._tick(), name="link-tick"),
        ]
        self._at_shelf = asyncio.create_task(self._shelving.run(), name="link-shelving")

    @property
    def invite(self) -> Invite:
        """What lets others into the room now."""
        return self._session.invite

    @property
    def standings(self) -> Mapping[int, Standing]:
        """Status and live count by seat, as the relay last told them."""
        return self._session.standings

    @property
    def contact(self) -> Contact:
        """How the connection is."""
        return self._session.contact

    @property
    def safety(self) -> Safety:
        """Where what this person did in the room is."""
        return self._session.safety

    @property
    def caught_up(self) -> bool:
        """Whether the history has arrived; it stays so while the connection is gone."""
        return self._session.caught_up

    def now(self) -> int | None:
        """Room time in milliseconds, once the relay has told it."""
        clock = self._session.clock
        return clock.now(mono_ms()) if clock.known else None

    async def do(self, body: Body) -> str:
        """Act; the act is on this disk when this returns. Raises ``Refused`` or ``DeskTrouble``."""
        return await self._commit(*self._session.make(body, mono_ms()))

    async def say(self, text: str) -> str:
        """Say something to the circle, as ``do``."""
        return await self._commit(*self._session.say(text))

    async def cheer(self, whom: str = "") -> str:
        """Cheer, as ``do``."""
        return await self._commit(*self._session.cheer(whom))

    def sends(self, act_id: str) -> bool:
        """Whether an act of one's own is on its way to the room."""
        return self._session.sends(act_id)

    @property
    def waits(self) -> int:
        """How many acts of one's own the room has not answered."""
        return self._session.waits

    def on_way(self) -> list[OnWay]:
        """The responses of one's own that are on their way to the room, from earlier starts too."""
        return self._session.responses()

    def show(self, status: Status, count: int | None) -> None:
        """Show the others how one is; the newest leaves at most twice a second."""
        self._session.live.put(wire.Live(status, count))

    async def close(self) -> None:
        """Send what is ready, and end the link. What was not answered waits in the outbox."""
        await asyncio.gather(*self._sending, return_exceptions=True)
        if self._socket is not None:
            await self._flush(self._socket)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._forget_answered()
        if self._at_shelf is not None:
            await self._shelving.close(self._at_shelf)

    @property
    def library(self) -> Library:
        """The pieces and responses that can be read here."""
        return self._shelving.library

    async def _send(self, act: Act, signed: SignedAct, parcel: Parcel | None = None) -> str:
        self._session.judge(act, signed, mono_ms())
        return await self._commit(act, signed, parcel)

    async def _commit(self, act: Act, signed: SignedAct, parcel: Parcel | None = None) -> str:
        """Have an act on the disk and on its way; whoever calls has had it judged, where that is needed."""
        sending = asyncio.create_task(self._put(act.id, signed, parcel), name="link-send")
        self._sending.add(sending)
        sending.add_done_callback(self._sending.discard)
        # Whoever waits here may be cancelled; what is on the disk must not lie there until the next start.
        await asyncio.shield(sending)
        return act.id

    async def _put(self, act_id: str, signed: SignedAct, parcel: Parcel | None) -> None:
        await asyncio.to_thread(self._outbox.put, act_id, signed, parcel)
        news = self._session.queue(act_id, signed, parcel)
        self._wake.set()
        self.tell(news)
        if self._note_answers(news):
            await self._forget_answered()

    async def _run(self) -> None:
        while self._session.contact != "stopped":
            code, why = await self._visit()
            self._retry.lost(mono_ms())
            self.tell(self._session.lost(code, why))
            if code == "unreachable" and self.revive is not None:
                with contextlib.suppress(SprintError):
                    await self.revive()
            delay_ms = self._retry.delay_ms(mono_ms(), random.random(), self._session.retry_ms)
            await asyncio.sleep(delay_ms / 1000)

    async def _visit(self) -> tuple[str, str]:
        """One connection, from first to last; gives a word and a sentence about how it ended."""
        try:
            async with connect(
                self._url,
                open_timeout=OPEN_TIMEOUT_S,
                close_timeout=CLOSE_TIMEOUT_S,
                ping_interval=None,
                compression=None,
                max_size=LARGEST_FRAME,
                proxy=None,
            ) as socket:
                await self._talk(socket)
                return "lost", "The connection to the room was lost."
        except (InvalidHandshake, InvalidMessage):
            return "no-relay", "Something answers at the relay's address, but it is no relay of Sprint."
        except (OSError, UnicodeError, WebSocketException):
            return "unreachable", "The relay cannot be reached."

    async def _talk(self, socket: ClientConnection) -> None:
        self._socket = socket
        writer = asyncio.create_task(self._write(socket), name="link-write")
        try:
            async for frame in socket:
                await self._hear(frame)
                if self._session.contact == "stopped":
                    break
        except ConnectionClosed:
            pass
        finally:
            self._socket = None
            writer.cancel()
            await asyncio.gather(writer, return_exceptions=True)

    async def _hear(self, frame: str | bytes) -> None:
        try:
            message = wire.read_from_relay(frame if isinstance(frame, str) else "")
        except msgspec.DecodeError:
            return
        before = self._session.contact
        try:
            news = self._session.receive(message, await self._check(message), mono_ms())
        except Untrusted as error:
            news = self._session.stop("untrusted", str(error))
        except OtherVersion as error:
            news = self._session.stop("other-version", str(error))
        if self._session.contact == "joined" != before:
            self._retry.joined(mono_ms())
        self._note_answers(news)
        self._shelving.heard(message, news)
        self._wake.set()
        self.tell(news)

    async def _check(self, message: wire.FromRelay) -> list[Act]:
        if not isinstance(message, wire.Entries):
            return []
        check = self._session.replica.check
        if len(message.entries) <= CHECK_ON_LOOP:
            return [check(entry) for entry in message.entries]
        return await asyncio.to_thread(lambda: [check(entry) for entry in message.entries])

    async def _write(self, socket: ClientConnection) -> None:
        with contextlib.suppress(ConnectionClosed):
            while True:
                await self._wake.wait()
                self._wake.clear()
                await self._flush(socket)
                await self._forget_answered()

    async def _flush(self, socket: ClientConnection) -> None:
        with contextlib.suppress(ConnectionClosed):
            for frame in self._session.frames():
                await socket.send(frame)

    def _note_answers(self, news: list[News]) -> bool:
        answered = [item.id for item in news if isinstance(item, ActAnswered)]
        self._answered.update(answered)
        return bool(answered)

    async def _forget_answered(self) -> None:
        # They stay known until they are gone from the disk: whoever waits here may be cancelled.
        ids = list(self._answered)
        if ids:
            with contextlib.suppress(SprintError):
                await asyncio.to_thread(self._outbox.remove, ids)
                self._answered.difference_update(ids)

    async def _tick(self) -> None:
        while True:
            await asyncio.sleep(TICK_S)
            alive = self._session.tick(mono_ms())
            if self._socket is not None:
                self._wake.set()
                if not alive:
                    self._socket.transport.abort()
