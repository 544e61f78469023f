"""Standard input and output as lines, without ever keeping the sprint waiting for whoever reads or writes."""

import asyncio
import contextlib
import os
import queue
import threading
from collections.abc import Callable

from sprint.core.errors import BadInput

LONGEST_LINE = 16 << 20
CHUNK = 65_536
MOST_WAITING = 10_000
LAST_WORDS_S = 2.0


class LinesIn:
    """The lines of a descriptor: of a pipe, a terminal, a socket, or an ordinary file."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._buffer = bytearray()
        self._ended = False

    async def line(self) -> bytes | None:
        """The next line without its end, or None at the end of the input.

        Raises ``BadInput`` for a line beyond all measure, which is passed over.
        """
        searched = 0
        while (end := self._buffer.find(b"\n", searched)) < 0:
            searched = len(self._buffer)
            if searched > LONGEST_LINE:
                await self._skip_line()
                raise BadInput(f"A line has {LONGEST_LINE >> 20} MB at most. That one was passed over.")
            if not await self._more():
                last, self._buffer = bytes(self._buffer), bytearray()
                return last or None
        line = bytes(self._buffer[:end])
        del self._buffer[: end + 1]
        return line

    async def _more(self) -> bool:
        if self._ended:
            return False
        await self._readable()
        try:
            chunk = os.read(self._descriptor, CHUNK)
        except OSError:
            chunk = b""
        self._buffer += chunk
        self._ended = not chunk
        return bool(chunk)

    async def _skip_line(self) -> None:
        while b"\n" not in self._buffer:
            self._buffer.clear()
            if not await self._more():
                return
        del self._buffer[: self._buffer.find(b"\n") + 1]

    async def _readable(self) -> None:
        loop = asyncio.get_running_loop()
        ready = loop.create_future()

        def ready_now() -> None:
            if not ready.done():
                ready.set_result(None)

        try:
            loop.add_reader(self._descriptor, ready_now)
        except OSError:
            # An ordinary file can always be read, and cannot be waited for.
            await asyncio.sleep(0)
            return
        try:
            await ready
        finally:
            loop.remove_reader(self._descriptor)


class LinesOut:
    """Lines to a descriptor, written by a thread; ``closed`` is called when nobody reads them any more."""

    def __init__(self, descriptor: int, closed: Callable[[], None]) -> None:
        self._descriptor = descriptor
        self._closed = closed
        self._loop = asyncio.get_running_loop()
        self._lines: queue.Queue[bytes | None] = queue.Queue()
        self._gone = False
        self._thread = threading.Thread(target=self._pump, name="lines-out", daemon=True)
        self._thread.start()

    def write(self, data: bytes) -> None:
        """Write a whole line, or a bell; it leaves by itself.

        Where ten thousand wait already, the reader counts as gone.
        """
        if self._lines.qsize() >= MOST_WAITING:
            self._lost()
        if not self._gone:
            self._lines.put(data)

    async def close(self) -> None:
        """Give what waits a moment to leave."""
        self._lines.put(None)
        await asyncio.to_thread(self._thread.join, LAST_WORDS_S)

    def _pump(self) -> None:
        while (line := self._lines.get()) is not None:
            rest = memoryview(line)
            try:
                while rest:
                    rest = rest[os.write(self._descriptor, rest) :]
            except OSError:
                # After the last moment for it nobody is left to tell.
                with contextlib.suppress(RuntimeError):
                    self._loop.call_soon_threadsafe(self._lost)
                return

    def _lost(self) -> None:
        if not self._gone:
            self._gone = True
            self._closed()
