"""The writer's sprints, one file for each year, so that a save costs the year and not the lifetime."""

import datetime
import re
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from sprint.desk.disk import DISK, Disk
from sprint.desk.records import SprintRecord
from sprint.desk.shelf import Shelf

_YEAR: Final = re.compile(r"sprints-(\d{4})\.json(?:\.previous)?")


class Sprints:
    """The history of one desk. Years are those of UTC, so that no journey moves a record.

    Two years stay open at most (a night of writing may cross into January); older ones are read when
    asked for and let go again. Every method raises ``DeskTrouble``.
    """

    def __init__(self, folder: Path, notices: list[str], disk: Disk = DISK) -> None:
        self._folder = folder
        self._notices = notices
        self._disk = disk
        self._guard = threading.RLock()
        self._open: dict[int, Shelf[SprintRecord]] = {}

    def list(self, year: int | None = None) -> Sequence[SprintRecord]:
        """Give the sprints of one year, or of all, newest first."""
        with self._guard:
            years = self.years() if year is None else [year]
            return [
                record
                for each in years
                for record in sorted(self._shelf(each).all(), key=_start, reverse=True)
            ]

    def last(self) -> SprintRecord | None:
        """Give the newest sprint, or ``None`` before the first."""
        with self._guard:
            for year in self.years():
                if records := self._shelf(year).all():
                    return max(records, key=_start)
            return None

    def get(self, sprint: str) -> SprintRecord | None:
        """Give one sprint by its id, or ``None``; recent years are looked through first."""
        with self._guard:
            found = (self._shelf(year).get(sprint) for year in self.years())
            return next((record for record in found if record is not None), None)

    def keep(self, record: SprintRecord) -> None:
        """Keep a sprint, in the place of what was kept of it before; it is on the disk when this returns."""
        with self._guard:
            self._shelf(year_of(record.started_at)).keep(record)

    def years(self) -> Sequence[int]:
        """Give the years that have a file, newest first."""
        found = (_YEAR.fullmatch(path.name) for path in self._folder.glob("sprints-*"))
        return sorted({int(match[1]) for match in found if match}, reverse=True)

    def _shelf(self, year: int) -> Shelf[SprintRecord]:
        shelf = self._open.pop(year, None)
        if shelf is None:
            path = self._folder / f"sprints-{year:04d}.json"
            shelf = Shelf(path, SprintRecord, lambda record: record.id, self._notices, self._disk)
        self._open[year] = shelf
        while len(self._open) > 2:
            del self._open[min(self._open)]
        return shelf


def year_of(at: int) -> int:
    """Give the year of a time in milliseconds; what no calendar holds is put with the first or last year."""
    try:
        return datetime.datetime.fromtimestamp(at / 1000, datetime.UTC).year
    except (OverflowError, ValueError, OSError):
        return 1 if at < 0 else 9999


def _start(record: SprintRecord) -> int:
    return record.started_at
