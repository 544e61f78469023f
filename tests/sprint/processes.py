"""The program as a process that speaks JSON lines, for tests: what it said, and how it ended."""

import contextlib
import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

GUARD_S = 120.0
SPRINT = (sys.executable, "-P", "-m", "sprint")
Line = dict[str, Any]


def sprint(
    *args: str | Path, stdin: str | None = None, cwd: Path | None = None, **environ: str
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    return subprocess.run(
        [*SPRINT, *map(str, args)],
        input=stdin if stdin is not None else "",
        capture_output=True,
        text=True,
        timeout=GUARD_S,
        check=False,
        cwd=cwd,
        env={**os.environ, **environ},
    )


def end_relays(folder: Path) -> None:
    """End every relay that a home below ``folder`` has begun, each by its own pid."""
    for record in folder.rglob("relay/relay.json"):
        with contextlib.suppress(ProcessLookupError):
            os.kill(json.loads(record.read_text())["pid"], signal.SIGTERM)


class Talking:
    """A running ``sprint`` behind pipes, which is written to and heard. ``raw`` is every byte it said."""

    def __init__(self, *args: str | Path, stdin: str = "", cwd: Path | None = None, **environ: str) -> None:
        self.raw = bytearray()
        self.process = subprocess.Popen(
            [*SPRINT, *map(str, args)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=cwd,
            env={**os.environ, **environ},
        )
        self._incoming: queue.Queue[bytes] = queue.Queue()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()
        self.send(stdin)

    def send(self, text: str) -> None:
        """Write to its standard input."""
        assert self.process.stdin is not None
        self.process.stdin.write(text.encode())
        self.process.stdin.flush()

    def next_line(self, until: float, wanted: str) -> bytes:
        """The next line that it says; fails at ``until``, or where it ended, without what is ``wanted``."""
        try:
            raw = self._incoming.get(timeout=max(0.01, until - time.monotonic()))
        except queue.Empty:
            raise AssertionError(f"no “{wanted}” after {bytes(self.raw).decode()}") from None
        if not raw:
            assert self.process.stderr is not None
            told = self.process.stderr.read().decode()
            raise AssertionError(f"ended without “{wanted}”: {bytes(self.raw).decode()} {told}")
        return raw

    def come_lines(self) -> list[bytes]:
        """The lines that have come since, without waiting for one."""
        come = []
        while not self._incoming.empty():
            if raw := self._incoming.get():
                come.append(raw)
        return come

    def end_input(self) -> None:
        """Close its standard input."""
        assert self.process.stdin is not None
        self.process.stdin.close()

    def wait(self) -> tuple[int, str]:
        """Wait for its end; gives the exit code and what it wrote to standard error."""
        code = self.process.wait(GUARD_S)
        self._reader.join(GUARD_S)
        assert self.process.stderr is not None
        return code, self.process.stderr.read().decode()

    def kill(self) -> None:
        """SIGKILL."""
        self.process.kill()
        self.process.wait(GUARD_S)
        self._reader.join(GUARD_S)

    def dispose(self) -> None:
        """Kill it if it still lives, and close its pipes."""
        if self.process.poll() is None:
            self.kill()
        self._reader.join(GUARD_S)
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for raw in self.process.stdout:
            self.raw += raw
            self._incoming.put(raw)
        self._incoming.put(b"")


class Program(Talking):
    """A running ``sprint … --json``; ``lines`` are those that were heard."""

    def __init__(self, *args: str | Path, stdin: str = "", cwd: Path | None = None) -> None:
        self.lines: list[Line] = []
        super().__init__(*args, stdin=stdin, cwd=cwd)

    def do(self, word: str, **fields: object) -> None:
        """Send a command."""
        self.send(json.dumps({"do": word, **fields}) + "\n")

    def come(self) -> list[Line]:
        """The lines that have come since the last call, without waiting for one."""
        come: list[Line] = [json.loads(raw) for raw in self.come_lines()]
        self.lines += come
        return come

    def hear(self, event: str, fits: Callable[[Line], bool] = lambda _: True) -> Line:
        """The next line of this kind that fits, from where the last call stopped."""
        until = time.monotonic() + GUARD_S
        while True:
            line: Line = json.loads(self.next_line(until, event))
            self.lines.append(line)
            if line["event"] == event and fits(line):
                return line

    def joined(self) -> Line:
        """Wait until it is in the room; gives the state."""
        return self.hear("state", lambda line: bool(line["contact"] == "joined"))

    def own(self, event: str) -> Line:
        """Wait for an event of this kind about the writer itself."""
        hello = self.lines[0] if self.lines else self.hear("hello")
        me = hello["key"]
        return self.hear(event, lambda line: bool(line["member_key"] == me))

    def end(self) -> tuple[int, str]:
        """Wait for its end, and hear all of it; gives the exit code and what it wrote to standard error."""
        ended = self.wait()
        self.come()
        return ended


@contextlib.contextmanager
def program(*args: str | Path, stdin: str = "", cwd: Path | None = None) -> Iterator[Program]:
    """Run it; killed at the end if it still lives."""
    running = Program(*args, stdin=stdin, cwd=cwd)
    try:
        yield running
    finally:
        running.dispose()
