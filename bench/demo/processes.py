"""Processes of the demo: each known by its handle, stopped by its handle, and never by a name."""

import asyncio
import os
import sys
from asyncio.subprocess import PIPE, Process
from pathlib import Path

LONGEST_LINE = 1 << 22
ROOT = Path(__file__).resolve().parents[2]


async def start(module: str, *args: str, log: Path) -> Process:
    """Start ``python -P -m module`` with pipes; what it says on standard error goes to ``log``."""
    environ = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with log.open("ab") as errors:
        return await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", module, *args),
            stdin=PIPE,
            stdout=PIPE,
            stderr=errors,
            env=environ,
            cwd=log.parent,
            limit=LONGEST_LINE,
        )


async def say(module: str, *args: str, log: Path) -> str:
    """Run ``python -P -m module`` to its end; gives what it said, and raises where it failed."""
    process = await start(module, *args, log=log)
    said, _ = await process.communicate()
    if process.returncode:
        raise RuntimeError(f"`{module} {args[0]}` ended with {process.returncode}: {log.read_text()}")
    return said.decode()


async def kill(process: Process) -> None:
    """Kill our own child, if it still lives, and wait for it."""
    if process.returncode is None:
        process.kill()
    await process.wait()


class RelayProcess:
    """A relay on a port that it keeps."""

    def __init__(self, folder: Path) -> None:
        self.data = folder / "relay"
        self.port = 0
        self._log = folder / "relay.log"
        self._process: Process | None = None

    async def start(self) -> None:
        """Start it, and wait until it listens."""
        listen = f"127.0.0.1:{self.port}"
        self._process = await start("server", "--listen", listen, "--data", str(self.data), log=self._log)
        assert self._process.stdout is not None
        said = (await self._process.stdout.readline()).decode()
        if not said.startswith("listening on "):
            raise RuntimeError(f"the relay did not come up: {said}{self._log.read_text()}")
        self.port = int(said.rpartition(":")[2])

    @property
    def pid(self) -> int:
        """The process as the system knows it."""
        assert self._process is not None
        return self._process.pid

    @property
    def ended(self) -> bool:
        """Whether it has ended, by itself or not."""
        return self._process is None or self._process.returncode is not None

    async def kill(self) -> None:
        """Kill it without a warning."""
        if self._process is not None:
            await kill(self._process)

    async def stop(self) -> int:
        """End it in good order; gives its exit code."""
        assert self._process is not None
        self._process.terminate()
        return await self._process.wait()
