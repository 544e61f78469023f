"""An error that nobody foresaw: its traceback goes into a file, and one sentence to the person."""

import traceback
from datetime import datetime
from pathlib import Path

from sprint.screens.words import path_shown


def note_mishap(error: BaseException, folder: Path, now: datetime) -> str:
    """Write the traceback into the log folder; gives the sentence for the person."""
    path = folder / f"{now:%Y-%m-%d %H.%M.%S} error.txt"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
    except OSError:
        return "Sprint met an error that it did not expect and had to stop. Your draft was saved first."
    return (
        "Sprint met an error that it did not expect and had to stop. Your draft was saved first; "
        f"what went wrong is noted in {path_shown(path)}, without any of your text."
    )
