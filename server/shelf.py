"""Sealed texts on their way to the disk and off it, beside the commits of entries.

Those that wait go there together, a few in one commit, so that an act never waits for many of them.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Sequence
from functools import partial

from server.limits import FORGOTTEN_AT_ONCE, MOST_UNSAVED, SAVED_AT_ONCE
from server.logs.bodylog import BodyLog, Fate, NewBody
from server.logs.roomlog import LogBroken, LogFull
from server.storing import Storing

_log = logging.getLogger("server.shelf")
#: Told what became of a text; of one for which the disk has no space, nothing.
Answer = Callable[[NewBody, Fate | None], None]


class Shelf:
    """Keeps texts in ``bodies`` by way of ``storing`` and gives each its ``answer``."""

    def __init__(
        self, bodies: BodyLog, storing: Storing, answer: Answer, on_broken: Callable[[LogBroken], None]
    ) -> None:
        self._bodies = bodies
        self._storing = storing
        self._answer = answer
        self._on_broken = on_broken
        self._waiting: deque[NewBody] = deque()
        self._size = 0
        self._under_way: set[tuple[str, str, str]] = set()
        self._task: asyncio.Task[None] | None = None

    @property
    def full(self) -> bool:
        """Whether so much waits that more has to come again later."""
        return self._size > MOST_UNSAVED

    def awaits(self, room: str, author: str, digest: str) -> bool:
        """Whether this text of this member is on its way to the disk."""
        return (room, author, digest) in self._under_way

    def put(self, body: NewBody) -> None:
        """Let a whole text go to the disk; its answer follows when it is safe."""
        self._waiting.append(body)
        self._size += len(body.blob)
        self._under_way.add((body.room, body.author, body.digest))
        if self._task is None:
            self._task = asyncio.get_running_loop().create_task(self._run())
            self._task.add_done_callback(self._ended)

    async def forget(self, bodies: Sequence[tuple[str, str]]) -> None:
        """Delete texts, each given by room and digest, a few in one commit; raises as the log does."""
        for start in range(0, len(bodies), FORGOTTEN_AT_ONCE):
            await self._storing.forget(bodies[start : start + FORGOTTEN_AT_ONCE])

    async def settle(self) -> None:
        """Wait until everything that was put here is on the disk, or not."""
        while self._task is not None:
            await asyncio.wait([self._task])

    async def _run(self) -> None:
        try:
            while self._waiting:
                group = [self._waiting.popleft() for _ in range(min(SAVED_AT_ONCE, len(self._waiting)))]
                fates = await self._save(group)
                for body, fate in zip(group, fates, strict=True):
                    self._size -= len(body.blob)
                    self._under_way.discard((body.room, body.author, body.digest))
                    self._answer(body, fate)
        except LogBroken as error:
            self._on_broken(error)
        finally:
            self._task = None

    async def _save(self, group: list[NewBody]) -> Sequence[Fate | None]:
        try:
            return await self._storing.write(partial(self._bodies.keep, group))
        except LogFull:
            return [None] * len(group)

    def _ended(self, task: asyncio.Task[None]) -> None:
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.error("keeping a text ended with %s", type(error).__name__, exc_info=error)
