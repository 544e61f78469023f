"""One desk, one program: a second instance must notice the first and leave its files alone."""

import fcntl
import os
from pathlib import Path
from typing import Self

from sprint.core.errors import DeskTrouble
from sprint.desk.atomic import PRIVATE
from sprint.desk.trouble import folder_trouble


class DeskLock:
    """A lock on a file of its own, held until ``release`` or the end of the process, however it ends.

    The system drops the lock when its holder dies, so the number written in the file is only there
    to be named in a message: an old one does no harm. The file is never removed, because
    between two programs that both remove and make it, both would hold a lock.
    """

    def __init__(self, descriptor: int) -> None:
        self._descriptor: int | None = descriptor

    @classmethod
    def take(cls, folder: Path) -> Self:
        """Take the lock of the desk in ``folder``.

        Raises ``DeskTrouble`` when another instance holds it or the folder cannot be written.
        """
        try:
            descriptor = os.open(folder / "desk.lock", os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, PRIVATE)
        except OSError as error:
            raise folder_trouble(folder, error) from error
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
        except BlockingIOError:
            trouble = _in_use(folder, descriptor)
            os.close(descriptor)
            raise trouble from None
        except OSError as error:
            os.close(descriptor)
            raise folder_trouble(folder, error) from error
        return cls(descriptor)

    def release(self) -> None:
        """Let the next one in; a second call does nothing."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def _in_use(folder: Path, descriptor: int) -> DeskTrouble:
    try:
        written = os.pread(descriptor, 32, 0).strip()
    except OSError:
        written = b""
    holder = f"process {int(written)}" if written.isdigit() else "another process"
    return DeskTrouble(
        f"Sprint is already open on {folder} ({holder}). "
        "Go on there, or close it first; to open a second desk, choose another folder with --home DIR."
    )
