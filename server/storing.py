"""The log behind the event loop: one thread that commits batches one after another, one that reads.

While one batch is being synced the next one collects, so that under load many acts share one commit.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from server.clock import RoomClock
from server.held import HeldRoom
from server.hub import Hub
from server.logs.roomlog import Batch, LogBroken, LogFull, RoomLog
from server.outputs import Output
from server.tally import Tally

_T = TypeVar("_T")
_log = logging.getLogger("server.storing")
Committed = Callable[[Sequence[HeldRoom], Sequence[Output], bool], None]


class Storing:
    """Commits what the hub takes in. ``on_commit`` gets the rooms, what to say, and whether it went well.

    ``trouble`` says why the last write failed, if it did; ``written_at`` is when one last succeeded;
    ``unscrubbed`` whether something of what was deleted, also before we started, may be left in its files.
    """

    def __init__(
        self,
        log: RoomLog,
        hub: Hub,
        clock: RoomClock,
        on_commit: Committed,
        on_broken: Callable[[LogBroken], None],
        tally: Tally,
    ) -> None:
        self.trouble = ""
        self.written_at = float("-inf")
        self.unscrubbed = True
        self._log = log
        self._hub = hub
        self._clock = clock
        self._on_commit = on_commit
        self._on_broken = on_broken
        self._tally = tally
        self._writer = ThreadPoolExecutor(1, "log-writer")
        self._reader = ThreadPoolExecutor(1, "log-reader")
        self._task: asyncio.Task[None] | None = None

    def wake(self) -> None:
        """Commit what waits, unless a commit is under way; then it follows."""
        if self._task is None and self._hub.ripe:
            self._task = asyncio.get_running_loop().create_task(self._run())
            self._task.add_done_callback(self._ended)

    async def read(self, call: Callable[[], _T]) -> _T:
        """Run a blocking read of the log beside the commits."""
        return await asyncio.get_running_loop().run_in_executor(self._reader, call)

    async def write(self, call: Callable[[], _T]) -> _T:
        """Run a blocking write of the log between the commits; raises as the log does."""
        loop = asyncio.get_running_loop()
        try:
            done = await loop.run_in_executor(self._writer, call)
        except (LogFull, LogBroken) as error:
            self.trouble = str(error)
            raise
        self.trouble = ""
        self.written_at = loop.time()
        return done

    async def forget(self, bodies: Sequence[tuple[str, str]]) -> None:
        """Delete sealed texts, each given by room and digest; raises as the log does."""
        await self.write(partial(self._log.bodies.forget, bodies))
        self.unscrubbed = True

    async def scrub(self) -> None:
        """Let nothing of what was deleted be left in the log's files, unless a reader is in the way."""
        # No sign of whether the log can be written: where nothing waits in it nothing is.
        if await asyncio.get_running_loop().run_in_executor(self._writer, self._log.bodies.scrub):
            # One thread does it all in turn: whatever is deleted after this says so after this.
            self.unscrubbed = False

    async def try_out(self) -> None:
        """Save the clock, to see whether the log can be written; ``trouble`` has the answer."""
        try:
            await self._write([])
        except LogFull:
            return
        except LogBroken as error:
            self._on_broken(error)

    async def settle(self) -> None:
        """Wait until everything taken in is committed or failed."""
        while self._task is not None:
            await asyncio.wait([self._task])

    def close(self) -> None:
        """End both threads and close the log."""
        self._writer.shutdown()
        self._reader.shutdown()
        self._log.close()

    async def _run(self) -> None:
        try:
            while self._hub.ripe:
                if not await self._commit():
                    return
        finally:
            self._task = None

    def _ended(self, task: asyncio.Task[None]) -> None:
        if not task.cancelled() and (error := task.exception()) is not None:
            # Rooms may be half changed now. Starting anew from the log is the one way back that is sure.
            _log.error("a commit ended with %s", type(error).__name__, exc_info=error)
            self._on_broken(LogBroken("The relay stopped over a fault of its own; what was said is kept."))

    async def _commit(self) -> bool:
        batches = self._hub.collect()
        try:
            if batches:
                await self._write(batches)
        except LogFull:
            self._on_commit(*self._hub.failed(), False)
        except LogBroken as error:
            self._hub.failed()
            self._on_broken(error)
            return False
        else:
            self._on_commit(*self._hub.committed(self._clock.now()), True)
        return True

    async def _write(self, batches: list[Batch]) -> None:
        began = time.monotonic()
        await self.write(partial(self._log.append, batches, self._clock.anchor()))
        self.unscrubbed = self.unscrubbed or any(batch.erased for batch in batches)
        # The loop's own clock counts whole milliseconds, where uvloop is.
        self._tally.commits.note(time.monotonic() - began)
        self._tally.entries += sum(len(batch.entries) for batch in batches)
