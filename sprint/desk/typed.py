"""A path as a person types it, or a program in their place: a tilde stands for a home folder."""

from pathlib import Path

from sprint.core.cleaning import clean_line, fit
from sprint.core.errors import BadInput
from sprint.desk.ownfiles import SUFFIX


def typed_path(name: str) -> Path:
    """The path that is meant; raises ``BadInput`` where there can be none of that name."""
    try:
        path = Path(name.strip()).expanduser()
    except RuntimeError as error:
        shown = fit(clean_line(name), 60)
        raise BadInput(f"{shown} cannot be found: nobody here has that home folder.") from error
    if "\0" in name:
        raise BadInput(f"{fit(clean_line(name), 60)} is no name of a file or folder.")
    return path


def is_file_name(wanted: str) -> bool:
    """Whether the name of a file is meant and not that of an agenda or a protocol."""
    return wanted.endswith(SUFFIX) or "/" in wanted
