"""A small TCP proxy that spoils connections: it resets them after so many chunks, or swallows one way.

A websocket frame of ours is small and sent at once, so a chunk is a frame, or a few that came together.
"""

import asyncio
import contextlib
import socket
import struct
from collections.abc import AsyncIterator, Callable

CHUNK = 65_536


def never(connection: int) -> int | None:
    """Spoil nothing."""
    return None


class Proxy:
    """Passes on to ``target``. ``cut`` gives for each connection, counted from 0, after how many chunks both
    ways together it is reset, or None. While ``deaf`` is set, nothing of the target's comes through.
    ``heard`` is what went through, one stream for each way of each connection.
    """

    def __init__(self, target: int, cut: Callable[[int], int | None] = never) -> None:
        self.cut = cut
        self.deaf = False
        self.port = 0
        self.connections = 0
        self.heard: list[bytearray] = []
        self._target = target
        self._server: asyncio.Server | None = None
        self._open: set[asyncio.StreamWriter] = set()

    async def start(self) -> None:
        """Listen on a port of the system's choice."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]

    async def close(self) -> None:
        """Reset what is open, and stop."""
        assert self._server is not None
        self._server.close()
        self.reset()
        await self._server.wait_closed()

    def reset(self) -> None:
        """Reset every open connection."""
        for writer in tuple(self._open):
            _reset(writer)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        number, self.connections = self.connections, self.connections + 1
        try:
            to_reader, to_writer = await asyncio.open_connection("127.0.0.1", self._target)
        except OSError:
            _reset(writer)
            return
        ends = {writer, to_writer}
        self._open |= ends
        left = [self.cut(number)]
        there = asyncio.create_task(self._pump(reader, to_writer, left, deafens=False))
        back = asyncio.create_task(self._pump(to_reader, writer, left, deafens=True))
        await asyncio.wait({there, back}, return_when=asyncio.FIRST_COMPLETED)
        for end in ends:
            _reset(end)
        self._open -= ends
        await asyncio.gather(there, back, return_exceptions=True)

    async def _pump(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        left: list[int | None],
        *,
        deafens: bool,
    ) -> None:
        heard = bytearray()
        self.heard.append(heard)
        with contextlib.suppress(OSError):
            while chunk := await reader.read(CHUNK):
                heard += chunk
                if left[0] is not None:
                    if left[0] <= 0:
                        return
                    left[0] -= 1
                if not (deafens and self.deaf):
                    writer.write(chunk)
                    await writer.drain()


def _reset(writer: asyncio.StreamWriter) -> None:
    """Close so that the other side gets a reset and not a polite end."""
    raw = writer.get_extra_info("socket")
    with contextlib.suppress(OSError):
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


@contextlib.asynccontextmanager
async def proxy(target: int, cut: Callable[[int], int | None] = never) -> AsyncIterator[Proxy]:
    """Run a proxy; closed at the end."""
    running = Proxy(target, cut)
    await running.start()
    try:
        yield running
    finally:
        await running.close()
