"""A member as light as can be: websocket frames by hand on a bare asyncio protocol."""

import asyncio
import base64
import os
import secrets
from collections.abc import Callable
from typing import cast

from sprint.core import wire
from sprint.core.acts import Body, Join, Open
from sprint.core.derive import RoomKeys, membership, proof_hash
from sprint.core.keys import Identity
from sprint.core.sealing import Sealed
from sprint.core.signed import Act, Seen, SignedAct, sign
from sprint.core.wire import Challenge, Do, Done, Entries, Hello, Welcome

_SEALED = Sealed(0, bytes(24), bytes(80))


def text_frame(payload: bytes, opcode: int = 1) -> bytes:
    """A masked frame, of text by default; a mask of zeros leaves the payload as it is."""
    size = len(payload)
    if size < 126:
        return bytes((0x80 | opcode, 0x80 | size)) + b"\0\0\0\0" + payload
    return bytes((0x80 | opcode, 0xFE)) + size.to_bytes(2) + b"\0\0\0\0" + payload


class RawSocket(asyncio.Protocol):
    """A websocket client: ``on_text`` gets each message, where it is set; frames are counted always."""

    def __init__(self, path: str = "/", on_text: Callable[[bytes], None] | None = None) -> None:
        self.path = path
        self.on_text = on_text
        self.opened: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.cut: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.frames = 0
        self._rest = b""
        self.transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Send the opening request."""
        self.transport = transport = cast(asyncio.Transport, transport)
        key = base64.b64encode(os.urandom(16)).decode()
        request = (
            f"GET {self.path} HTTP/1.1\r\nHost: bench\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n"
        )
        transport.write(request.encode())

    def data_received(self, data: bytes) -> None:
        """Take the answer to the request, then frames."""
        if self._rest:
            data = self._rest + data
        if not self.opened.done():
            end = data.find(b"\r\n\r\n")
            if end < 0:
                self._rest = data
                return
            if b" 101 " not in data[:64]:
                self.transport.abort()
                return
            self.opened.set_result(None)
            data = data[end + 4 :]
        self._rest = data[self._frames(data) :]

    def connection_lost(self, exc: Exception | None) -> None:
        """The line was cut."""
        self.cut.set_result(None)
        if not self.opened.done():
            self.opened.set_exception(ConnectionResetError())

    def _frames(self, data: bytes) -> int:
        position, size = 0, len(data)
        while size - position >= 2:
            length, start = data[position + 1], position + 2
            if length == 126:
                length, start = int.from_bytes(data[start : start + 2]), start + 2
            elif length == 127:
                length, start = int.from_bytes(data[start : start + 8]), start + 8
            if size < start + length:
                break
            opcode = data[position] & 0x0F
            if opcode == 9:
                self.transport.write(b"\x8a\x80\0\0\0\0")
            elif opcode in (1, 2):
                self.frames += 1
                if self.on_text is not None:
                    self.on_text(data[start : start + length])
            position = start + length
        return position


class Member:
    """A person in a room of the bench, who can come, act and come back."""

    def __init__(self, keys: RoomKeys, address: str) -> None:
        self.keys = keys
        self.address = address
        self.me = Identity(secrets.token_bytes(32))
        self.socket: RawSocket
        self.seq = 0
        self._answers: dict[str, asyncio.Future[Done]] = {}
        self._welcome: asyncio.Future[Welcome] | None = None
        self._challenge: asyncio.Future[Challenge] | None = None

    async def come(self, port: int, genesis: bool = False) -> None:
        """Connect, say hello and wait for the welcome."""
        loop = asyncio.get_running_loop()
        self._challenge, self._welcome = loop.create_future(), loop.create_future()
        _, self.socket = await loop.create_connection(
            lambda: RawSocket(on_text=self.heard), "127.0.0.1", port, local_addr=(self.address, 0)
        )
        await self.socket.opened
        nonce = (await self._challenge).nonce
        sig = self.me.sign(wire.hello_text(self.keys.room, nonce))
        opening = Open("open", proof_hash(self.keys.proof), _SEALED)
        first = self.act(opening, secrets.token_hex(16)) if genesis else None
        hello = Hello(wire.VERSION, self.keys.room, self.me.key, sig, self.keys.proof, Seen(), first)
        self.send(wire.encode(hello).encode())
        await self._welcome

    async def join(self) -> None:
        """Take a seat."""
        await self.do(Join(membership(self.keys.content, self.keys.room, self.me.key), _SEALED))

    async def do(self, body: Body) -> Done:
        """Act and wait for the answer."""
        return await self.send_act(*self.written(body))

    async def send_act(self, act_id: str, frame: bytes) -> Done:
        """Send an act that is written already and wait for the answer."""
        answer = self._answers[act_id] = asyncio.get_running_loop().create_future()
        self.socket.transport.write(frame)
        done: Done = await answer
        if done.outcome != "applied":
            raise RuntimeError(f"{done.code}: {done.why}")
        return done

    def written(self, body: Body) -> tuple[str, bytes]:
        """A signed act: its id, and all of it as a frame."""
        act_id = secrets.token_hex(16)
        return act_id, text_frame(wire.encode(Do(self.act(body, act_id))).encode())

    def act(self, body: Body, act_id: str) -> SignedAct:
        """A signed act."""
        return sign(Act(self.keys.room, 0, act_id, self.me.key, Seen(), body), self.me)

    def send(self, payload: bytes) -> None:
        """Send one message."""
        self.socket.transport.write(text_frame(payload))

    def heard(self, payload: bytes) -> None:
        """Take a message; of entries only the frame is looked at, as the bench measures the relay."""
        if payload.startswith((b'{"t":"entries"', b'{"t":"counts"')):
            return
        message = wire.read_from_relay(payload.decode())
        match message:
            case Done() if message.id in self._answers:
                self._answers.pop(message.id).set_result(message)
            case Challenge() if self._challenge is not None and not self._challenge.done():
                self._challenge.set_result(message)
            case Welcome() if self._welcome is not None and not self._welcome.done():
                self.seq = message.seq
                self._welcome.set_result(message)
            case Entries():
                return
