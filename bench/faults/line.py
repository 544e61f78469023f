"""A bad line between a member and the relay: slow, far, unsteady, and cut into slices."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Coroutine
from random import Random
from typing import Any

import msgspec

_Way = Coroutine[Any, Any, None]
#: What a line takes in before it makes its sender wait.
_HOLDS = 65_536


class Line(msgspec.Struct, frozen=True):
    """``rate`` is in bytes a second each way; every slice is late by ``late_s`` and up to ``more_s`` more."""

    rate: float
    late_s: float
    more_s: float
    slice: int


@contextlib.asynccontextmanager
async def bad_line(target: int, line: Line, dice: Random) -> AsyncIterator[int]:
    """A port that leads to ``target`` over such a line; gives the port."""
    lines = _Lines(target, line, dice)
    server = await asyncio.start_server(lines.serve, "127.0.0.1", 0)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        await lines.close()
        await server.wait_closed()


class _Lines:
    def __init__(self, target: int, line: Line, dice: Random) -> None:
        self._target, self._line, self._dice = target, line, dice
        self._serving: set[asyncio.Task[None]] = set()

    async def close(self) -> None:
        """Cut every connection."""
        for task in self._serving:
            task.cancel()
        await asyncio.gather(*self._serving, return_exceptions=True)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Carry both ways until one side is gone."""
        task = asyncio.current_task()
        assert task is not None
        self._serving.add(task)
        task.add_done_callback(self._serving.discard)
        to_reader, to_writer = await asyncio.open_connection("127.0.0.1", self._target)
        ways = [
            asyncio.create_task(way)
            for ends in ((reader, to_writer), (to_reader, writer))
            for way in self._ways(*ends)
        ]
        try:
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for way in ways:
                way.cancel()
            for end in (writer, to_writer):
                end.transport.abort()
            await asyncio.gather(*ways, return_exceptions=True)

    def _ways(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> tuple[_Way, _Way]:
        slices: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue(max(1, _HOLDS // self._line.slice))
        return self._take(reader, slices), self._give(slices, writer)

    async def _take(self, reader: asyncio.StreamReader, slices: "asyncio.Queue[tuple[float, bytes]]") -> None:
        loop, line = asyncio.get_running_loop(), self._line
        sent = there = 0.0
        while data := await reader.read(4_096):
            for at in range(0, len(data), line.slice):
                piece = data[at : at + line.slice]
                sent = max(sent, loop.time()) + len(piece) / line.rate
                # Nothing overtakes anything.
                there = max(there, sent + line.late_s + self._dice.random() * line.more_s)
                await slices.put((there, piece))

    async def _give(self, slices: "asyncio.Queue[tuple[float, bytes]]", writer: asyncio.StreamWriter) -> None:
        loop = asyncio.get_running_loop()
        while True:
            there, piece = await slices.get()
            if there > loop.time() + 0.001:
                await asyncio.sleep(there - loop.time())
            writer.write(piece)
            await writer.drain()
