"""An error that nobody foresaw: its traceback goes into a file of the log folder, without any text in it."""

import traceback
from datetime import datetime
from pathlib import Path

from sprint.desk.names import free_path


def note_mishap(error: BaseException, logs: Path, now: datetime) -> Path | None:
    """Write the traceback into ``logs``; gives the file, or None where it could not be written."""
    try:
        logs.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = free_path(logs, f"error {now:%Y-%m-%d %H.%M}", ".txt")
        path.write_text("".join(traceback.format_exception(error)), encoding="utf-8", errors="replace")
    except OSError:
        return None
    return path
