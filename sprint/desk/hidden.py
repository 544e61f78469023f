"""Whom the writer has hidden in each room, kept from one visit to the next; nobody else is ever told."""

from pathlib import Path

from sprint.desk.disk import DISK, Disk
from sprint.desk.records import HiddenRecord
from sprint.desk.shelf import Shelf


class HiddenPeople:
    """The hidden people of one desk. Every method raises ``DeskTrouble``."""

    def __init__(self, folder: Path, notices: list[str], disk: Disk = DISK) -> None:
        self._shelf = Shelf(folder / "hidden.json", HiddenRecord, lambda record: record.room, notices, disk)

    def of(self, room: str) -> frozenset[str]:
        """The keys of those who are hidden in a room."""
        record = self._shelf.get(room)
        return frozenset(record.people) if record is not None else frozenset()

    def keep(self, room: str, keys: frozenset[str]) -> None:
        """Keep that these are hidden in a room, and nobody else there."""
        if keys:
            self._shelf.keep(HiddenRecord(room, tuple(sorted(keys))))
        else:
            self._shelf.remove([room])
