"""Where dates lie that a calendar can read: in a folder of the desk, each under a free name."""

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


def save_date(folders: Folders, title: str, data: bytes) -> Path:
    """Write a calendar file under a free name after the room's title. Raises ``BadInput``."""
    folder = folders.data / FOLDER
    try:
        DISK.make_folder(folder)
        path = free_path(folder, fit_name(title) or "circle", SUFFIX)
        write_new(path, data)
    except OSError as error:
        raise BadInput(f"The date was not saved in {folder}: {reason(error)}.") from error
    return path
