"""The program as a process that speaks lines of text, for tests: what it said, and how it ended."""

import contextlib
import os
import queue
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from tests.server.house import RelayProcess
from tests.sprint.processes import GUARD_S, SPRINT

PREFIX = ": "


class Plain:
    """A running ``sprint … --plain`` behind pipes. ``raw`` is every byte it said."""

    def __init__(self, *args: str | Path, stdin: str = "") -> None:
        self.raw = bytearray()
        self.lines: list[str] = []
        self.process = subprocess.Popen(
            [*SPRINT, *map(str, args)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "TERM": "dumb", "COLUMNS": "40"},
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

    def type(self, *lines: str) -> None:
        """Type lines, each with Enter."""
        self.send("".join(f"{line}\n" for line in lines))

    def hear(self, words: str) -> str:
        """The next line with these words, from where the last call stopped, without its prefix."""
        until = time.monotonic() + GUARD_S
        while True:
            try:
                raw = self._incoming.get(timeout=max(0.01, until - time.monotonic()))
            except queue.Empty:
                raise AssertionError(f"no “{words}” after {self.lines}") from None
            if not raw:
                assert self.process.stderr is not None
                raise AssertionError(f"ended without “{words}”: {self.lines} {self.process.stderr.read()!r}")
            line = raw.decode().removesuffix("\n")
            self.lines.append(line)
            if words in line:
                return line.removeprefix(PREFIX)

    def asked(self, typed: str, words: str) -> str:
        """Type a line, and hear the answer that has these words."""
        self.type(typed)
        return self.hear(words)

    def end_input(self) -> None:
        """Close its standard input."""
        assert self.process.stdin is not None
        self.process.stdin.close()

    def end(self) -> tuple[int, str]:
        """Wait for its end; gives the exit code and what it wrote to standard error."""
        code = self.process.wait(GUARD_S)
        self._reader.join(GUARD_S)
        while not self._incoming.empty():
            if raw := self._incoming.get():
                self.lines.append(raw.decode().removesuffix("\n"))
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


@contextlib.contextmanager
def plain(*args: str | Path, stdin: str = "") -> Iterator[Plain]:
    """Run it; killed at the end if it still lives."""
    running = Plain(*args, stdin=stdin)
    try:
        yield running
    finally:
        running.dispose()


class Circle:
    """People who start the program, each at a home of their own."""

    def __init__(self, folder: Path, relay: RelayProcess, stack: ExitStack) -> None:
        self.folder, self.relay, self._stack = folder, relay, stack
        self.invite = ""

    def host(self, name: str, *options: str) -> Plain:
        words = ("host", "--plain", "--name", name, "--home", self.folder / name, "--relay", self.relay.url)
        host = self._stack.enter_context(plain(*words, *options))
        self.invite = host.hear("sprint://")
        host.hear("You are in")
        return host

    def join(self, name: str, *options: str | Path) -> Plain:
        words = ("join", "--plain", "--name", name, "--home", self.folder / name)
        joined = self._stack.enter_context(plain(*words, *options, stdin=f"{self.invite}\n"))
        joined.hear("You are in")
        return joined
