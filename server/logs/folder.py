"""The relay's data directory: made private, and owned by one relay at a time."""

import fcntl
import os
from pathlib import Path

from sprint.core.errors import DeskTrouble

_LOCK = "relay.lock"


class DataFolder:
    """The data directory at ``path``, held until ``release``; raises ``DeskTrouble`` where it cannot be."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            path.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._lock = os.open(path / _LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise DeskTrouble(
                f"The data directory {path} cannot be used: {error.strerror}. Choose another with --data."
            ) from error
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(self._lock)
            raise DeskTrouble(
                f"Another relay keeps its rooms in {path}, and goes on undisturbed. "
                "Stop that one first, or choose another directory with --data."
            ) from error

    def release(self) -> None:
        """Let another relay have it."""
        os.close(self._lock)
