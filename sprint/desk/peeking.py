"""Looking at a desk that another program may have open: nothing is locked, and nothing is changed."""

from pathlib import Path

from sprint.desk.disk import Disk
from sprint.desk.folders import Folders
from sprint.desk.hidden import HiddenPeople
from sprint.desk.records import IdentityRecord
from sprint.desk.shelf import Shelf


class Looking(Disk):
    """A disk on which nothing is moved: what is damaged is mended by the program that has the desk."""

    def replace(self, source: Path, target: Path) -> None:
        """Leave both where they are."""


def known_person(folders: Folders) -> IdentityRecord | None:
    """The writer of a desk, or None before the first start made one; raises ``DeskTrouble``."""
    found = Shelf(folders.data / "identity.json", IdentityRecord, lambda record: "", [], Looking()).all()
    return found[0] if found else None


def known_hidden(folders: Folders, room: str) -> frozenset[str]:
    """Those whom the writer of a desk has hidden in a room; raises ``DeskTrouble``."""
    return HiddenPeople(folders.data, [], Looking()).of(room)


def known_notes(folders: Folders, room: str) -> dict[str, str]:
    """The notes of a desk's writer to themselves in a room, by part; raises ``DeskTrouble``."""
    from sprint.desk.selfnotes import SelfNotes

    return SelfNotes(folders.data, [], Looking()).of(room)
