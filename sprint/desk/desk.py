"""The desk: all that one writer keeps on this machine, held by one program at a time."""

from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

from sprint.desk.disk import DISK, Disk
from sprint.desk.folders import Folders
from sprint.desk.hidden import HiddenPeople
from sprint.desk.lock import DeskLock
from sprint.desk.outbox import Outbox
from sprint.desk.records import IdentityRecord
from sprint.desk.rooms import Rooms
from sprint.desk.shelf import Shelf
from sprint.desk.sprints import Sprints

if TYPE_CHECKING:
    from sprint.desk.selfnotes import SelfNotes

_ME: Final = "me"


class Desk:
    """An open desk. Its files are opened when they are first needed.

    Its methods block on the disk, so they belong off the loop; any thread may call them. What was found
    damaged and mended is told in ``notices``.
    """

    def __init__(self, folders: Folders, lock: DeskLock, disk: Disk = DISK) -> None:
        self.folders = folders
        self.notices: list[str] = []
        self._lock, self._disk = lock, disk
        self._selfnotes: SelfNotes | None = None
        self._identities = Shelf(
            folders.data / "identity.json", IdentityRecord, lambda record: _ME, self.notices, disk
        )
        self.rooms = Rooms(folders.data, self.notices, disk)
        self.hidden = HiddenPeople(folders.data, self.notices, disk)
        self.sprints = Sprints(folders.data, self.notices, disk)
        self.outbox = Outbox(folders.data, self.notices, disk)

    @classmethod
    def open(cls, folders: Folders, disk: Disk = DISK) -> Self:
        """Make the folders and take the lock.

        Raises ``DeskTrouble`` when they cannot be made, or another instance has this desk open.
        """
        folders.make(disk)
        return cls(folders, DeskLock.take(folders.data), disk)

    def identity(self) -> IdentityRecord | None:
        """Give the writer's identity, or ``None`` before the first start made one."""
        return self._identities.get(_ME)

    def keep_identity(self, record: IdentityRecord) -> None:
        """Keep the writer's identity in the place of the one before; on the disk when this returns."""
        self._identities.keep(record)

    @property
    def selfnotes(self) -> "SelfNotes":
        """The writer's notes to themselves on days that they lead; opened when it is first asked for."""
        if self._selfnotes is None:
            from sprint.desk.selfnotes import SelfNotes

            self._selfnotes = SelfNotes(self.folders.data, self.notices, self._disk)
        return self._selfnotes

    def close(self) -> None:
        """Let the next program in. Nothing waits to be written: every change is on the disk already."""
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
