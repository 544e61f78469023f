"""What a person chose last, to begin with next time: theme, bell, and the usual sprint alone.

A convenience and nothing more: a file that cannot be read gives the defaults, and nothing of value is in it.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final, Literal

import msgspec

from sprint.core.acts import Source
from sprint.core.counting import Unit
from sprint.desk.atomic import write_atomically
from sprint.desk.trouble import save_trouble

NAME: Final = "screens.json"
USUAL_MS: Final = 15 * 60_000
ThemeName = Literal["sprint-light", "sprint-dark"]


class Taste(msgspec.Struct, frozen=True):
    """The choices of one person; lengths are in milliseconds."""

    theme: ThemeName = "sprint-dark"
    bell: bool = True
    length_ms: int = USUAL_MS
    goal: int | None = None
    unit: Unit = "words"
    source: Source = "editor"


def read_taste(folder: Path, environ: Mapping[str, str] | None = None) -> Taste:
    """The taste kept in ``folder``; without one, the default for this terminal."""
    try:
        return msgspec.json.decode((folder / NAME).read_bytes(), type=Taste)
    except (OSError, msgspec.DecodeError):
        return Taste(theme=_theme_of(os.environ if environ is None else environ))


def keep_taste(folder: Path, taste: Taste) -> None:
    """Keep ``taste`` for the next start; raises ``DeskTrouble``."""
    path = folder / NAME
    try:
        write_atomically(path, msgspec.json.encode(taste))
    except OSError as error:
        raise save_trouble(path, error) from error


def _theme_of(environ: Mapping[str, str]) -> ThemeName:
    # Some terminals tell their colours as "ink;paper", of which 7 and 15 are white.
    paper = environ.get("COLORFGBG", "").rpartition(";")[2]
    return "sprint-light" if paper in ("7", "15") else "sprint-dark"
