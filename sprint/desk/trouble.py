"""Why a file or folder would not, in plain words: the one place that turns an ``OSError`` into a sentence."""

import errno
import os
from pathlib import Path
from typing import Final

from sprint.core.errors import DeskTrouble

_REASONS: Final = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EFBIG: "the file would grow beyond what is allowed here",
    errno.EROFS: "it can only be read, not written",
    errno.EACCES: "you may not write or look there",
    errno.EPERM: "you may not write or look there",
    errno.ENOTDIR: "a part of that path is a file, not a folder",
    errno.EEXIST: "a file stands where the folder should be",
    errno.EISDIR: "it is a folder, not a file",
    errno.ENOENT: "it is not there",
    errno.EIO: "the disk reports an error",
    errno.ENAMETOOLONG: "the name is too long",
    errno.ELOOP: "its links lead in a circle",
}


def reason(error: OSError) -> str:
    """Say in a few words why, to stand after a colon."""
    if error.errno is None:
        return "the system gave no reason"
    return _REASONS.get(error.errno) or os.strerror(error.errno).lower()


def folder_trouble(folder: Path, error: OSError) -> DeskTrouble:
    """Say that a folder cannot be used, and the way out."""
    return DeskTrouble(
        f"Sprint cannot keep its files in {folder}: {reason(error)}. "
        "Nothing was changed; make that folder writable, or choose another one with --home DIR."
    )


def save_trouble(path: Path, error: OSError) -> DeskTrouble:
    """Say that a record was not saved, and that the old one is whole."""
    return DeskTrouble(
        f"{path.name} could not be saved in {path.parent}: {reason(error)}. "
        "What was saved before is whole; make room or allow writing there, or choose another folder "
        "with --home DIR."
    )
