"""One websocket: frames in, frames out, and what waits in between.

Frames are taken where the library hands them over, before its queue and without a task switch, and a frame
for many is serialised once and written to each transport; both are measured in docs/decisions/relay.md.
"""

import asyncio
from typing import Any, Protocol

from websockets.asyncio.server import ServerConnection
from websockets.frames import Frame, Opcode
from websockets.protocol import Event, State

from server.framing import Pieces, packed
from server.held import HeldRoom
from server.limits import (
    DRAIN_WITHIN,
    ENOUGH_WAITING,
    HELLO_WITHIN,
    MOST_AT_ONCE,
    MOST_QUEUED,
    MOST_WAITING,
    READ_AT_ONCE,
    Patience,
)
from server.outputs import written
from server.tally import BROKEN, Cut, Tally
from server.turn import Turn
from server.visitor import Visitor
from sprint.core.wire import CLOSE_CODES, Bye


class Host(Protocol):
    """What a connection needs from the relay."""

    tally: Tally
    turn: Turn

    def came(self, connection: "Connection") -> None:
        """A connection was made."""

    def received(self, connection: "Connection", data: bytes) -> None:
        """A whole text message came."""

    def went(self, connection: "Connection") -> None:
        """A connection is gone, whether it was ever open or not."""

    def closing(self, connection: "Connection", code: int, reason: str) -> None:
        """Close the websocket in the background."""


class Connection(ServerConnection):
    """A connection of the relay. ``over`` once it was sent away; then nothing more goes in or out.

    ``peer`` is the address at the other end of the line, ``address`` the one it is counted under.
    """

    def __init__(self, host: Host, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.host = host
        self.peer = ""
        self.address = ""
        self.nonce = b""
        self.greeted = False
        self.over = False
        self.visitor: Visitor | None = None
        self.room: HeldRoom | None = None
        self.heard_at = self.loop.time()
        self.patience = Patience(self.heard_at)
        self.waiting = 0
        self.slow_since = self.heard_at
        self._queued = 0
        self._cut = False
        self._breathing = False
        self._pieces: Pieces | None = None
        self._deadline: asyncio.TimerHandle | None = None

    @property
    def short(self) -> str:
        """A name for logs that tells nothing about the person."""
        return self.id.hex[:8]

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Start the clock for hello."""
        super().connection_made(transport)
        self._deadline = self.loop.call_later(HELLO_WITHIN, self._late)
        peer = transport.get_extra_info("peername")
        self.peer = str(peer[0]) if peer else ""
        self.host.came(self)

    def data_received(self, data: bytes) -> None:
        """Take a few kilobytes at a time, and after many let others have their turn.

        Without that the loop would read on from one socket for seconds, and frames without number would
        be parsed before the first of them is judged. The same is done where many sockets bring a little each.
        """
        for start in range(0, len(data), READ_AT_ONCE):
            if self._cut:
                return
            super().data_received(data[start : start + READ_AT_ONCE])
            # The library answers pings by itself, past ``tell``.
            if self.transport.get_write_buffer_size() > MOST_WAITING:
                self.drop("slow")
        enough = len(data) >= MOST_AT_ONCE or self.host.turn.spent()
        if enough and not self._cut and not self._breathing:
            self._breathing = True
            self.transport.pause_reading()
            self.loop.call_soon(self._read_on)

    def process_event(self, event: Event) -> None:
        """Take text frames at once; leave the handshake and control frames to the library."""
        if not isinstance(event, Frame):
            super().process_event(event)
            return
        if self._cut:
            return
        self.heard_at = self.loop.time()
        if not self.patience.frames.take(self.heard_at):
            self.drop("flood")
            return
        if event.opcode is Opcode.TEXT and event.fin:
            self.host.received(self, bytes(event.data))
        elif event.opcode in (Opcode.TEXT, Opcode.CONT, Opcode.BINARY):
            self._piece(event)
        else:
            self.over = self.over or event.opcode is Opcode.CLOSE
            super().process_event(event)

    def eof_received(self) -> None:
        """The peer will not read on: write nothing more."""
        self.over = True
        super().eof_received()

    def greet(self) -> None:
        """A hello came in time."""
        self.greeted = True
        self._stop_clock()

    def tell(self, frame: bytes) -> None:
        """Write one packed frame; a reader for whom too much waits is dropped."""
        # What came in the same bytes as a close is taken when the library has answered the close already.
        if self.over or self.protocol.state is not State.OPEN:
            return
        self.transport.write(frame)
        if self.transport.get_write_buffer_size() > MOST_WAITING:
            self.drop("slow")

    @property
    def slow(self) -> bool:
        """Whether so much waits that live counts should be left out."""
        return self.transport.get_write_buffer_size() > ENOUGH_WAITING

    async def drained(self) -> None:
        """Wait until little waits; a reader that takes nothing for too long is dropped."""
        try:
            async with asyncio.timeout(DRAIN_WITHIN):
                await self.drain()
        except TimeoutError:
            self.drop("slow")
        except ConnectionError:
            self.drop()

    def queued(self, more: int) -> None:
        """Read no more while many acts wait to be checked."""
        self._queued += more
        if self._queued == MOST_QUEUED and more > 0:
            self.transport.pause_reading()
        elif self._queued == MOST_QUEUED - 1 and more < 0 and not self.over and not self._breathing:
            self.transport.resume_reading()

    def dismiss(self, code: str, why: str, retry_ms: int | None = None) -> None:
        """Say goodbye and close; a connection that is not open yet is cut."""
        if self.over:
            return
        self.host.tally.goodbyes[code] += 1
        if self.protocol.state is State.OPEN:
            self.tell(packed(written(Bye(code, why, retry_ms))))
            self.over = True
            self.host.closing(self, CLOSE_CODES[code][0], code)
        else:
            self.drop()
        self._stop_clock()

    def drop(self, why: Cut | None = None) -> None:
        """Cut the connection without a word: nothing else removes a reader that has stopped reading.

        ``why`` is counted where nobody was told before.
        """
        if why is not None and not self._cut:
            self.host.tally.cut[why] += 1
        self.over = self._cut = True
        self._stop_clock()
        self.transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        """Tell the relay, once the library has done its part."""
        self.over = self._cut = True
        self._stop_clock()
        sent = self.protocol.close_sent
        if sent is not None and sent.code in BROKEN and not self.protocol.close_rcvd_then_sent:
            self.host.tally.goodbyes[BROKEN[sent.code]] += 1
        super().connection_lost(exc)
        self.host.went(self)

    def _read_on(self) -> None:
        self._breathing = False
        if self._queued < MOST_QUEUED and not self._cut and not self.transport.is_closing():
            self.transport.resume_reading()

    def _piece(self, frame: Frame) -> None:
        if frame.opcode is Opcode.BINARY:
            self.dismiss("malformed", "Messages are JSON in text frames; that was a binary one.")
            return
        self._pieces = self._pieces or Pieces()
        whole = self._pieces.add(frame)
        if whole is not None:
            self._pieces = None
            self.host.received(self, whole)

    def _late(self) -> None:
        self.dismiss("late-hello", f"No hello came within {HELLO_WITHIN:.0f} seconds.", 1_000)

    def _stop_clock(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None
