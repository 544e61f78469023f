"""When a file that another program writes may be read: once that program is done with it."""

from pathlib import Path
from typing import Final

REST_MS: Final = 1_000
EMPTY_MS: Final = 5_000


class Looks:
    """Looks at one file again and again.

    Many editors empty a file before they write it; what is read in between would count all of it out, and in
    again a moment later.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._last: tuple[int, int] | None = None
        self._since = 0.0

    def at_rest(self, wall: int, mono: float) -> int | None:
        """Look at ``wall`` and ``mono`` milliseconds; gives the file's size if it may be read."""
        try:
            status = self._path.stat()
        except OSError:
            self._last = None
            return None
        now, agrees = (status.st_size, status.st_mtime_ns), True
        if now != self._last:
            self._last, self._since, agrees = now, mono, False
        if status.st_size == 0:
            return 0 if mono - self._since >= EMPTY_MS else None
        return status.st_size if agrees or wall - status.st_mtime_ns // 1_000_000 >= REST_MS else None
