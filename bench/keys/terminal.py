"""A program under a pseudo-terminal: start it, type into it, and see when something is on its screen."""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from types import TracebackType
from typing import Self

COLUMNS, ROWS = 120, 40
GUARD_S = 30.0


class Terminal:
    """One running program. Everything it writes is read at once, as a terminal would."""

    def __init__(self, command: list[str]) -> None:
        self.started_at = time.perf_counter()
        self._pid, self._fd = pty.fork()
        if self._pid == 0:
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", LANG="C.UTF-8", LC_ALL="C.UTF-8")
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
            os.execvp(command[0], command)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pid:
            os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)
            os.close(self._fd)

    @property
    def pid(self) -> int:
        """The program's process."""
        return self._pid

    def hang_up(self) -> float:
        """Go away as a closed window does; seconds until the program has ended. Raises TimeoutError."""
        begun = time.perf_counter()
        os.close(self._fd)
        while os.waitpid(self._pid, os.WNOHANG) == (0, 0):
            if time.perf_counter() - begun > GUARD_S:
                raise TimeoutError("the program runs on although its terminal is gone")
            time.sleep(0.005)
        self._pid = 0
        return time.perf_counter() - begun

    def type(self, text: str) -> None:
        """Press keys."""
        os.write(self._fd, text.encode())

    def wait_for(self, text: str) -> float:
        """Seconds from now until ``text`` is written to the screen. Raises TimeoutError."""
        begun = time.perf_counter()
        wanted, seen = text.encode(), b""
        while wanted not in seen:
            if time.perf_counter() - begun > GUARD_S:
                raise TimeoutError(f"{text!r} did not appear; the last bytes were {seen[-300:]!r}")
            seen += self._read(0.5)
        return time.perf_counter() - begun

    def drain(self, quiet_s: float) -> None:
        """Read on until the program has been quiet for a while, or a second has passed."""
        until = time.perf_counter() + 1
        while self._read(quiet_s) and time.perf_counter() < until:
            pass

    def _read(self, timeout_s: float) -> bytes:
        ready, _, _ = select.select([self._fd], [], [], timeout_s)
        return os.read(self._fd, 1 << 16) if ready else b""
