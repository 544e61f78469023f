"""Acts on their way to a room: on the disk before the first send, and until the room has answered."""

from collections.abc import Iterable
from pathlib import Path

from sprint.desk.disk import DISK, Disk
from sprint.desk.records import OutboxRecord
from sprint.desk.shelf import Shelf


class Outbox:
    """The outbox of one desk, for all its rooms. Every method raises ``DeskTrouble``."""

    def __init__(self, folder: Path, notices: list[str], disk: Disk = DISK) -> None:
        self._shelf = Shelf(folder / "outbox.json", OutboxRecord, lambda record: record.id, notices, disk)

    def put(self, *records: OutboxRecord) -> None:
        """Keep these acts; they are on the disk when this returns, in one write."""
        self._shelf.keep(*records)

    def remove(self, ids: Iterable[str]) -> None:
        """Forget the acts that were answered, in one write; an id that is not there is fine."""
        self._shelf.remove(ids)

    def waiting(self, room: str) -> list[OutboxRecord]:
        """Give the acts for one room, in the order in which they were put."""
        return [record for record in self._shelf.all() if record.room == room]
