"""The program as a process that speaks lines of text, for tests: what it said, and how it ended."""

import contextlib
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from tests.server.house import RelayProcess
from tests.sprint.processes import GUARD_S, Talking

PREFIX = ": "


class Plain(Talking):
    """A running ``sprint … --plain`` behind pipes; ``lines`` are those that were heard."""

    def __init__(self, *args: str | Path, stdin: str = "") -> None:
        self.lines: list[str] = []
        super().__init__(*args, stdin=stdin, TERM="dumb", COLUMNS="40")

    def type(self, *lines: str) -> None:
        """Type lines, each with Enter."""
        self.send("".join(f"{line}\n" for line in lines))

    def hear(self, words: str) -> str:
        """The next line with these words, from where the last call stopped, without its prefix."""
        until = time.monotonic() + GUARD_S
        while True:
            line = self.next_line(until, words).decode().removesuffix("\n")
            self.lines.append(line)
            if words in line:
                return line.removeprefix(PREFIX)

    def asked(self, typed: str, words: str) -> str:
        """Type a line, and hear the answer that has these words."""
        self.type(typed)
        return self.hear(words)

    def end(self) -> tuple[int, str]:
        """Wait for its end, and hear all of it; gives the exit code and what it wrote to standard error."""
        ended = self.wait()
        self.lines += [raw.decode().removesuffix("\n") for raw in self.come_lines()]
        return ended


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
