"""A relay that a person started for one circle: found again by a file, and gone when it is needed no more."""

import asyncio
import contextlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

import msgspec

from server.logs.roomlog import RoomLog
from sprint.core.entry import Entry
from sprint.core.errors import SprintError

FILE: Final = "relay.json"
GRACE: Final = 5.0
_EVERY: Final = 1.0


class Notice(msgspec.Struct, frozen=True):
    """What ``relay.json`` says: which process listens where, its version, and since when (milliseconds)."""

    pid: int
    host: str
    port: int
    version: str
    started_at: int


class HostedFile:
    """``relay.json`` in the data directory while the relay runs."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE

    def write(self, notice: Notice) -> None:
        """Write it whole or not at all, readable only for its owner."""
        new = self._path.with_name(FILE + ".new")
        new.unlink(missing_ok=True)
        descriptor = os.open(new, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_CLOEXEC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(msgspec.json.encode(notice) + b"\n")
            file.flush()
            os.fsync(file.fileno())
        os.replace(new, self._path)

    def remove(self) -> None:
        """The relay no longer listens."""
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)


class Needed:
    """Whether a hosted relay is still needed, by the seconds of a monotonic clock."""

    def __init__(self, now: float, idle_seconds: float) -> None:
        self._idle_seconds = idle_seconds
        self._alone_since = now
        self._visits = 0

    def over(self, now: float, visits: int, connected: int, rooms_open: Callable[[], int]) -> bool:
        """Whether nobody came for too long, or everybody went and every room is closed.

        All of it is about the rooms of the host: strangers who open rooms of their own keep nothing going.
        ``visits`` is how often somebody was let in so far.
        """
        if connected or visits != self._visits:
            self._visits = visits
            self._alone_since = now
            return False
        alone = now - self._alone_since
        return alone >= self._idle_seconds or (visits > 0 and alone >= GRACE and rooms_open() == 0)


def rooms_of(host: str, log: RoomLog) -> int:
    """How many of the open rooms were opened by ``host``; raises ``LogBroken`` as the log does."""
    return sum(_opener(text) == host for text in log.open_rooms())


def _opener(entry: str) -> str:
    try:
        return msgspec.json.decode(entry, type=Entry).read().by
    except (msgspec.DecodeError, SprintError):
        # A room that is damaged is nobody's: it must not keep the relay, nor end it.
        return ""


async def until_unneeded(
    needed: Needed, counts: Callable[[], tuple[int, int]], rooms_open: Callable[[], int]
) -> None:
    """Return when a hosted relay has nothing left to do; ``counts`` gives visits and connections."""
    loop = asyncio.get_running_loop()
    while True:
        if needed.over(loop.time(), *counts(), rooms_open):
            return
        await asyncio.sleep(_EVERY)
