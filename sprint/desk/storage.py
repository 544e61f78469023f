"""Records that outlive a crash: a TinyDB storage that is always the old generation or the new one."""

import contextlib
from pathlib import Path

from tinydb.storages import Storage

from sprint.core.errors import DeskTrouble
from sprint.desk.atomic import write_atomically
from sprint.desk.disk import DISK, Disk
from sprint.desk.frame import Damaged, Page, Tables, frame, unframe
from sprint.desk.trouble import reason, save_trouble


class CrashSafeStorage(Storage):
    """One file of records, and beside it the generation before it (``.previous``).

    What is found damaged at opening is put aside under a name of its own, never deleted, and the
    previous generation is used; ``notices`` then has a sentence about it. Reading happens once.
    """

    def __init__(self, path: Path, notices: list[str] | None = None, disk: Disk = DISK) -> None:
        self.path = path
        self.previous = path.with_name(path.name + ".previous")
        self.notices: list[str] = [] if notices is None else notices
        self._disk = disk
        self._page: Page | None = None

    def read(self) -> Tables | None:
        """Give the tables, or ``None`` when nothing was ever kept.

        Raises ``DeskTrouble`` when there is data and no generation of it can be read.
        """
        if self._page is None:
            self._page = self._open()
        return dict(self._page.tables) if self._page.generation else None

    def write(self, data: Tables) -> None:
        """Keep these tables; they are on the disk when this returns.

        Raises ``DeskTrouble`` when they are not; what was kept before is then whole.
        """
        if self._page is None:
            self._page = self._open()
        page = Page(self._page.generation + 1, data)
        framed = frame(page)
        try:
            write_atomically(self.path, framed, disk=self._disk, before_replacing=self._step_back)
        except OSError as error:
            self._page = None
            raise save_trouble(self.path, error) from error
        self._page = page

    def _step_back(self) -> None:
        # What stands here is whole: a damaged file was put aside when it was opened.
        with contextlib.suppress(FileNotFoundError):
            self._disk.replace(self.path, self.previous)

    def _open(self) -> Page:
        damaged = False
        try:
            current = self._look(self.path)
        except Damaged:
            damaged, current = True, None
        if current is not None:
            return current
        try:
            previous = self._look(self.previous)
        except Damaged:
            raise self._unreadable() from None
        if previous is None:
            if damaged:
                raise self._unreadable()
            return Page(0, {})
        self.notices.append(self._put_aside() if damaged else self._interrupted())
        return previous

    def _look(self, path: Path) -> Page | None:
        try:
            return unframe(self._disk.read(path))
        except FileNotFoundError:
            return None
        except OSError as error:
            raise DeskTrouble(
                f"{path.name} in {path.parent} cannot be read: {reason(error)}. "
                "Nothing was changed; allow reading it, or choose another folder with --home DIR."
            ) from error

    def _put_aside(self) -> str:
        number = 1
        while (aside := self.path.with_name(f"{self.path.name}.unreadable-{number}")).exists():
            number += 1
        try:
            self._disk.replace(self.path, aside)
            with contextlib.suppress(OSError):
                self._disk.sync_folder(self.path.parent)
        except OSError as error:
            raise save_trouble(self.path, error) from error
        return (
            f"{self.path.name} was damaged, so the generation before it is used: the last change may be "
            f"missing. The damaged file is kept as {aside}."
        )

    def _interrupted(self) -> str:
        return (
            f"{self.path.name} was missing, so the generation before it is used: the last change may be "
            f"missing. It lies in {self.path.parent}."
        )

    def _unreadable(self) -> DeskTrouble:
        return DeskTrouble(
            f"{self.path.name} in {self.path.parent} cannot be read, and there is no readable earlier "
            f"generation of it. Nothing was deleted: put {self.path.name} back from a backup, or move it and "
            f"{self.previous.name} out of that folder to begin anew without them."
        )
