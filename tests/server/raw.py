"""A socket that speaks websocket by hand, to send what no honest library would, and to stop reading."""

import asyncio
import contextlib
import socket
from types import TracebackType
from typing import Self

_REQUEST = (
    b"GET / HTTP/1.1\r\nHost: relay\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)


def frame(payload: bytes, opcode: int = 1, fin: bool = True) -> bytes:
    """A masked frame; a mask of zeros leaves the payload as it is."""
    first = bytes((opcode | (0x80 if fin else 0),))
    size = len(payload)
    if size < 126:
        length = bytes((0x80 | size,))
    elif size < 65_536:
        length = b"\xfe" + size.to_bytes(2)
    else:
        length = b"\xff" + size.to_bytes(8)
    return first + length + bytes(4) + payload


class Raw:
    """An open websocket without a library; ``receive_buffer`` makes it a small one that fills soon."""

    def __init__(self, port: int, receive_buffer: int = 0) -> None:
        self.port = port
        self.socket = socket.socket()
        if receive_buffer:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        self.socket.setblocking(False)
        self._rest = b""

    async def __aenter__(self) -> Self:
        loop = asyncio.get_running_loop()
        await loop.sock_connect(self.socket, ("127.0.0.1", self.port))
        await self.send(_REQUEST)
        while b"\r\n\r\n" not in self._rest:
            self._rest += await self._read()
        self._rest = self._rest.partition(b"\r\n\r\n")[2]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.socket.close()

    async def send(self, data: bytes) -> None:
        """Send bytes as they are; the relay may have closed meanwhile."""
        with contextlib.suppress(ConnectionError):
            await asyncio.get_running_loop().sock_sendall(self.socket, data)

    async def message(self) -> tuple[int, bytes]:
        """The next frame: opcode and payload; an opcode of -1 where the line is cut."""
        while True:
            if len(self._rest) >= 2:
                length, start = self._rest[1], 2
                if length == 126:
                    length, start = int.from_bytes(self._rest[2:4]), 4
                if len(self._rest) >= start + length:
                    opcode, payload = self._rest[0] & 15, self._rest[start : start + length]
                    self._rest = self._rest[start + length :]
                    return opcode, payload
            more = await self._read()
            if not more:
                return -1, b""
            self._rest += more

    async def closed(self) -> tuple[int | None, list[bytes]]:
        """Read to the end: the close code, where one came, and the texts before it."""
        code, texts = None, []
        async with asyncio.timeout(120):
            while True:
                opcode, payload = await self.message()
                if opcode == 8:
                    code = int.from_bytes(payload[:2])
                    await self.send(frame(payload, opcode=8))
                elif opcode == 1:
                    texts.append(payload)
                elif opcode == -1:
                    return code, texts

    async def _read(self) -> bytes:
        try:
            return await asyncio.get_running_loop().sock_recv(self.socket, 65_536)
        except ConnectionError:
            return b""
