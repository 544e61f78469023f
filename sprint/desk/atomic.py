"""Writing a file so that it is always either the old one or the new one, whatever happens in between."""

import contextlib
import zlib
from collections.abc import Callable
from pathlib import Path

from sprint.desk.disk import DISK, Disk

PRIVATE = 0o600


def write_atomically(
    path: Path,
    data: bytes,
    *,
    mode: int = PRIVATE,
    disk: Disk = DISK,
    before_replacing: Callable[[], None] | None = None,
) -> None:
    """Put ``data`` under ``path`` and return when it would outlive a power cut.

    ``before_replacing`` is called when the new bytes are safe under a name of their own, just before
    they take the old ones' place. On ``OSError`` the old file stands as it was, with one exception: when
    only the last step failed (syncing the folder), the new one may stand there but must not be trusted.
    A failed sync is never tried again, because the system may have thrown away what it could not
    write and call the second try a success; the next save writes everything anew.
    """
    temporary = temporary_name(path)
    disk.remove(temporary)
    try:
        _write_synced(temporary, data, mode, disk)
        if before_replacing is not None:
            before_replacing()
        disk.replace(temporary, path)
    except OSError:
        with contextlib.suppress(OSError):
            disk.remove(temporary)
        raise
    disk.sync_folder(path.parent)


def write_new(path: Path, data: bytes, *, mode: int = PRIVATE, disk: Disk = DISK) -> None:
    """Put ``data`` into a file that must not exist yet; it is on the disk when this returns.

    Raises ``OSError``, a ``FileExistsError`` where one has that name; nothing of the new one is left then.
    """
    descriptor = disk.create(path, mode)
    try:
        try:
            disk.write(descriptor, data)
            disk.sync(descriptor)
        finally:
            disk.close(descriptor)
    except OSError:
        with contextlib.suppress(OSError):
            disk.remove(path)
        raise


def temporary_name(path: Path) -> Path:
    """Give the hidden name beside ``path`` under which new bytes are written first.

    It is always the same one, so that a killed program leaves at most one such file, and short
    enough for any name that the file itself can have.
    """
    return path.with_name(f".{path.name[:40]}-{zlib.crc32(path.name.encode('utf-8', 'replace')):08x}.saving")


def _write_synced(path: Path, data: bytes, mode: int, disk: Disk) -> None:
    descriptor = disk.create(path, mode)
    try:
        disk.write(descriptor, data)
        disk.sync(descriptor)
    finally:
        disk.close(descriptor)
