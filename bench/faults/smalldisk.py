"""A relay whose disk can be made full and have space again: a file system of its own, or a limit on files.

The first needs root, and is what a full disk is. Without it the relay's files may not grow, which it takes
for a broken disk, as it should: it ends, and is started again when they may.
"""

import asyncio
import os
import resource
import shutil
import sys
from asyncio.subprocess import PIPE, Process
from pathlib import Path
from typing import Final

from server.limits import LEFT_FOR_ACTS

#: What is not used of it takes up no memory.
_SIZE: Final = 2 * LEFT_FOR_ACTS
_MOUNTED: Final = f'mount -t tmpfs -o size={_SIZE} none "$0" && exec "$@"'


class SmallDisk:
    """A relay on such a disk. ``ended`` says whether it gave up; its log is ``log``."""

    def __init__(self, folder: Path) -> None:
        self.log = folder / "relay.log"
        self.port = 0
        self.own = os.geteuid() == 0 and all(map(shutil.which, ("unshare", "nsenter")))
        self._data = folder / "small"
        self._data.mkdir()
        self._process: Process | None = None

    async def start(self) -> None:
        """Start the relay, and wait until it listens."""
        command = [sys.executable, "-P", "-m", "server", "--listen", f"127.0.0.1:{self.port}"]
        command += ["--data", str(self._data)]
        if self.own:
            command = ["unshare", "-m", "sh", "-c", _MOUNTED, str(self._data), *command]
        with self.log.open("ab") as errors:
            self._process = await asyncio.create_subprocess_exec(*command, stdout=PIPE, stderr=errors)
        assert self._process.stdout is not None
        said = (await self._process.stdout.readline()).decode()
        if not said.startswith("listening on "):
            raise RuntimeError(f"the relay did not come up: {said}{self.log.read_text()}")
        self.port = int(said.rpartition(":")[2])

    async def fill(self, left: int) -> None:
        """Leave so many bytes of space, at most."""
        if self.own:
            space = os.statvfs(f"/proc/{self._pid}/root{self._data}")
            await self._resize((space.f_blocks - space.f_bfree) * space.f_frsize + left)
        else:
            self._limit(max(path.stat().st_size for path in self._data.iterdir()) + left)

    async def free(self) -> None:
        """Let there be space again, and a relay."""
        if self.own:
            await self._resize(_SIZE)
        elif self.ended:
            await self.start()
        else:
            self._limit(resource.RLIM_INFINITY)

    @property
    def ended(self) -> bool:
        """Whether the relay has ended by itself."""
        return self._process is not None and self._process.returncode is not None

    async def kill(self) -> None:
        """Kill it, if it still lives; a file system of its own goes with it."""
        if self._process is not None:
            if not self.ended:
                self._process.kill()
            await self._process.wait()

    @property
    def _pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    async def _resize(self, size: int) -> None:
        command = ("nsenter", "-t", str(self._pid), "-m", "mount", "-o", f"remount,size={size}")
        process = await asyncio.create_subprocess_exec(*command, str(self._data))
        if await process.wait():
            raise RuntimeError(f"the small disk could not be made {size} bytes large")

    def _limit(self, size: int) -> None:
        resource.prlimit(self._pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
