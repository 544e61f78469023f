"""Names for files that a person meets in their folders: readable, short, and never taken."""

import datetime
import re
from pathlib import Path
from typing import Final

_UNFIT: Final = re.compile(r"[^\w' ,+&()-]+")
_LONGEST: Final = 80
"""Bytes of a title within a file name; names end at 255, and copies add to them."""


def draft_name(started: datetime.datetime, title: str) -> str:
    """Give the name of a new draft, without its ending: ``2026-11-22 14.05 sprint``."""
    return f"{started:%Y-%m-%d %H.%M} {fit_name(title) or 'sprint'}"


def fit_name(title: str) -> str:
    """Give what of a title can stand in a file's name; it may be nothing."""
    fit = " ".join(_UNFIT.sub(" ", title).split())
    return fit.encode("utf-8", "ignore")[:_LONGEST].decode("utf-8", "ignore").strip()


def free_path(folder: Path, stem: str, suffix: str) -> Path:
    """Give a path in ``folder`` that nothing has: ``stem.txt``, ``stem 2.txt``, ``stem 3.txt`` and so on.

    Raises ``OSError`` when the folder cannot be looked into.
    """
    path, number = folder / f"{stem}{suffix}", 1
    while path.exists() or path.is_symlink():
        number += 1
        path = folder / f"{stem} {number}{suffix}"
    return path
