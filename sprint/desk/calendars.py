"""Where dates lie that a calendar can read: in a folder of the desk, each under a free name."""

import contextlib
from glob import escape
from pathlib import Path
from typing import Final

from sprint.core.errors import BadInput
from sprint.desk.atomic import write_new
from sprint.desk.disk import DISK
from sprint.desk.folders import Folders
from sprint.desk.names import fit_name, free_path
from sprint.desk.trouble import reason

FOLDER: Final = "dates"
SUFFIX: Final = ".ics"
#: When a file was made stands in it, and says nothing of the date.
_MADE: Final = b"DTSTAMP"


def save_date(folders: Folders, title: str, data: bytes) -> tuple[Path, bool]:
    """Write a calendar file under a free name after the room's title, unless this date lies there already.

    Gives where it lies, and whether it was written now. Raises ``BadInput``.
    """
    if there := _saved(folders, title, data):
        return there, False
    folder = folders.data / FOLDER
    try:
        DISK.make_folder(folder)
        path = free_path(folder, _stem(title), SUFFIX)
        write_new(path, data)
    except OSError as error:
        raise BadInput(f"The date was not saved in {folder}: {reason(error)}.") from error
    return path, True


def _saved(folders: Folders, title: str, data: bytes) -> Path | None:
    """Where this very date was saved before, or None; a file that cannot be read is another one."""
    for path in sorted((folders.data / FOLDER).glob(f"{escape(_stem(title))}*{SUFFIX}")):
        with contextlib.suppress(OSError):
            if _dated(path.read_bytes()) == _dated(data):
                return path
    return None


def _stem(title: str) -> str:
    return fit_name(title) or "circle"


def _dated(data: bytes) -> list[bytes]:
    """A calendar file without when it was made."""
    return [line for line in data.splitlines() if not line.startswith(_MADE)]
