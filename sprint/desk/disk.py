"""The few things the desk does to files, behind one object.

They are gathered here so that tests can put another object in their place, note every step, and try
what a crash after any one of them would leave behind.
"""

import contextlib
import errno
import os
from pathlib import Path
from typing import Final


class Disk:
    """The real file system. Every method raises ``OSError`` when the system says no."""

    def create(self, path: Path, mode: int) -> int:
        """Make a file that must not exist yet, with exactly this mode; give its descriptor."""
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, mode)
        os.fchmod(descriptor, mode)
        return descriptor

    def write(self, descriptor: int, data: bytes) -> None:
        """Write all of it."""
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]

    def sync(self, descriptor: int) -> None:
        """Return when the file's bytes are on the disk."""
        os.fsync(descriptor)

    def close(self, descriptor: int) -> None:
        """Give the descriptor back."""
        os.close(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        """Rename in one step, over whatever had the name."""
        os.replace(source, target)

    def sync_folder(self, folder: Path) -> None:
        """Return when the names in this folder are on the disk."""
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def remove(self, path: Path) -> None:
        """Remove a file; none there is as good."""
        with contextlib.suppress(FileNotFoundError):
            os.unlink(path)

    def read(self, path: Path) -> bytes:
        """Give the whole of a file."""
        return path.read_bytes()

    def may_write(self, path: Path) -> bool:
        """Whether the one who owns the file lets this user change it: a rename would not ask."""
        return os.access(path, os.W_OK)

    def make_folder(self, path: Path) -> None:
        """Make a folder for this user alone, and those above it that are missing; one there is as good."""
        if path.is_dir():
            return
        if not path.parent.exists():
            self.make_folder(path.parent)
        with contextlib.suppress(FileExistsError):
            os.mkdir(path, 0o700)
        if not path.is_dir():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))


DISK: Final = Disk()
