"""Sprint in a real terminal, for tests: a process behind a pty, and the screen as a person would see it."""

import os
import select
import signal
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path

import pexpect
import pyte

GUARD_S = 120.0


class Terminal:
    """One running Sprint. What it writes is put on ``screen``, byte for byte as a terminal would."""

    def __init__(self, home: Path, *arguments: str, columns: int = 80, rows: int = 24) -> None:
        self.raw = bytearray()
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        environment = {**os.environ, "TERM": "xterm-256color", "SPRINT_HOME": str(home), "LANG": "C.UTF-8"}
        self._child = pexpect.spawn(
            sys.executable,
            ["-P", "-m", "sprint", *arguments],
            dimensions=(rows, columns),
            env=environment,
            timeout=None,
        )
        self.pid: int = self._child.pid

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(self, *_: object) -> None:
        self._child.close(force=True)

    @property
    def text(self) -> str:
        """The whole screen, a line a row."""
        return "\n".join(self._screen.display)

    @property
    def cooked(self) -> bool:
        """Whether it is as a shell has it: lines are read, and what is typed is shown."""
        modes = termios.tcgetattr(self._child.child_fd)[3]
        return bool(modes & termios.ICANON and modes & termios.ECHO)

    def cook(self) -> None:
        """Do to it what a shell does whose program was stopped."""
        modes = termios.tcgetattr(self._child.child_fd)
        modes[3] |= termios.ICANON | termios.ECHO
        termios.tcsetattr(self._child.child_fd, termios.TCSANOW, modes)

    @property
    def threads(self) -> int:
        """How many threads the program has."""
        return len(list(Path(f"/proc/{self.pid}/task").iterdir()))

    @property
    def stopped(self) -> bool:
        """Whether the program was stopped, and has not gone on yet."""
        return Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()[0] == "T"

    def type(self, keys: str) -> None:
        """Press keys, or type a text; a line feed is Enter."""
        self._child.send(keys.replace("\n", "\r"))

    def until(self, words: str) -> None:
        """Read until these words stand on the screen."""
        self.wait(lambda: words in self.text, f"“{words}” never came")

    def gone(self, words: str) -> None:
        """Read until these words no longer stand on the screen."""
        self.wait(lambda: words not in self.text, f"“{words}” never went")

    def kill(self) -> None:
        """SIGKILL, in the middle of whatever it does."""
        os.kill(self.pid, signal.SIGKILL)
        self._child.wait()

    def ended(self) -> int:
        """Read to the end; the exit code."""
        self.wait(lambda: not self._child.isalive(), "it never ended")
        self._child.close()
        return int(self._child.exitstatus if self._child.exitstatus is not None else -1)

    def wait(self, fact: Callable[[], bool], complaint: str) -> None:
        """Read until ``fact()`` holds; fails with ``complaint`` and the screen after a generous while."""
        deadline = time.monotonic() + GUARD_S
        while not fact():
            if time.monotonic() > deadline:
                raise AssertionError(f"{complaint}; on the screen:\n{self.text}")
            self._take()

    def _take(self) -> None:
        ready, _, _ = select.select([self._child.child_fd], [], [], 0.05)
        if not ready:
            return
        try:
            data = os.read(self._child.child_fd, 65_536)
        except OSError:
            return
        self.raw += data
        self._stream.feed(data)
