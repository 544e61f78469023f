"""What a person is told of an error that nobody foresaw."""

from datetime import datetime
from pathlib import Path

from sprint.desk import mishap
from sprint.telling.words import path_shown


def note_mishap(error: BaseException, folder: Path, now: datetime) -> str:
    """Write the traceback into the log folder; gives the sentence for the person."""
    path = mishap.note_mishap(error, folder, now)
    if path is None:
        return "Sprint met an error that it did not expect and had to stop. Your draft was saved first."
    return (
        "Sprint met an error that it did not expect and had to stop. Your draft was saved first; "
        f"what went wrong is noted in {path_shown(path)}, without any of your text."
    )
