"""Relays for tests: one inside the test's own loop, and one as a process of its own that can be killed."""

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from pathlib import Path

from server.clock import RoomClock
from server.logs.roomlog import LogBroken
from server.logs.sqlite import SqliteLog
from server.options import read_options
from server.relay import Relay
from server.serving import listen


class House:
    """A relay inside this process, its log, how that failed, and where it listens."""

    def __init__(self, relay: Relay, log: SqliteLog, broken: list[LogBroken], port: int) -> None:
        self.relay = relay
        self.log = log
        self.broken = broken
        self.url = f"ws://127.0.0.1:{port}"
        self.port = port


@contextlib.asynccontextmanager
async def house(folder: Path, *options: str) -> AsyncIterator[House]:
    """Run a relay in this loop; at the end everything of it is gone."""
    rooms = SqliteLog(folder)
    given = read_options(["--listen", "127.0.0.1:0", "--data", str(folder), *options])
    broken: list[LogBroken] = []
    relay = Relay(rooms, RoomClock(rooms.anchor()), given.trusted, broken.append, given.watched_by_any)
    server = await listen(relay, given)
    port = server.sockets[0].getsockname()[1]
    try:
        yield House(relay, rooms, broken, port)
    finally:
        server.close(close_connections=False)
        await relay.stop()
        await server.wait_closed()
        assert not relay.connections


class RelayProcess:
    """A relay as people run it. ``url`` is where it listens."""

    def __init__(self, folder: Path, *options: str, port: int = 0, before: Sequence[str] = ()) -> None:
        command = [*before, sys.executable, "-P", "-m", "server", "--data", str(folder)]
        command += ["--listen", f"127.0.0.1:{port}", *options]
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ}
        )
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line.startswith("listening on "):
            _, errors = self.process.communicate(timeout=120)
            raise AssertionError(f"the relay did not start: {line}{errors}")
        self.port = int(line.rsplit(":", 1)[1])
        self.url = f"ws://127.0.0.1:{self.port}"

    def kill(self) -> None:
        """SIGKILL, in the middle of whatever it does."""
        self.process.kill()
        self.process.communicate(timeout=120)

    def end(self) -> tuple[int, str]:
        """SIGTERM; returns the exit code and what it wrote to standard error."""
        self.process.send_signal(signal.SIGTERM)
        _, errors = self.process.communicate(timeout=120)
        return self.process.returncode, errors


@contextlib.contextmanager
def relay_process(folder: Path, *options: str, port: int = 0) -> Iterator[RelayProcess]:
    """Run a relay process, killed at the end if it still runs."""
    relay = RelayProcess(folder, *options, port=port)
    try:
        yield relay
    finally:
        if relay.process.poll() is None:
            relay.kill()


async def until(fact: Callable[[], bool]) -> None:
    """Wait until ``fact()`` holds, with a generous guard."""
    async with asyncio.timeout(120):
        while True:
            if fact():
                return
            await asyncio.sleep(0.005)
