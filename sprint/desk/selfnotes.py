"""Notes to oneself on the parts of days that one leads: on this disk alone, never in a log.

A note belongs to its part by the part's id, so it stays with it wherever the part is moved to, when it is
changed, and when it is taken out and put back.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from sprint.desk.disk import DISK, Disk
from sprint.desk.records import SelfNotesRecord
from sprint.desk.shelf import Shelf

#: In one room: those of some days, the newest of them.
MOST: Final = 300


class SelfNotes:
    """The notes of one desk to its owner. Every method raises ``DeskTrouble``."""

    def __init__(self, folder: Path, notices: list[str], disk: Disk = DISK) -> None:
        self._shelf = Shelf(
            folder / "selfnotes.json", SelfNotesRecord, lambda record: record.room, notices, disk
        )

    def of(self, room: str) -> dict[str, str]:
        """The notes in a room, by the id of their part."""
        record = self._shelf.get(room)
        return dict(record.notes) if record is not None else {}

    def keep(self, room: str, notes: Mapping[str, str]) -> dict[str, str]:
        """Keep these beside those there are, an empty one in the place of none; gives all there are then."""
        with self._shelf.guard:
            before = self.of(room)
            after = {block: note for block, note in before.items() if block not in notes}
            after |= {block: note for block, note in notes.items() if note}
            after = dict(list(after.items())[-MOST:])
            if after != before:
                self._shelf.keep(SelfNotesRecord(room, after))
            return after
