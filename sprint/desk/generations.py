"""Earlier versions of a draft, kept beside it: before the first edit, and when another program wrote it."""

from pathlib import Path
from typing import Final

from sprint.desk.atomic import write_atomically
from sprint.desk.disk import DISK, Disk
from sprint.desk.names import free_path

FOLDER: Final = ".drafts-kept"
"""The folder beside a draft in which its earlier versions lie; hidden, to keep a vault or project tidy."""


def keep_generation(path: Path, data: bytes, disk: Disk = DISK) -> Path:
    """Put an earlier version of the file at ``path`` where nothing overwrites it, and say where.

    It is on the disk when this returns. Raises ``OSError``.
    """
    folder = path.parent / FOLDER
    disk.make_folder(folder)
    kept = free_path(folder, path.stem[:60], path.suffix)
    write_atomically(kept, data, disk=disk)
    return kept
