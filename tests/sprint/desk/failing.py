"""A disk that fails on purpose at one kind of step, and one that never syncs what it says it does."""

import errno
import os
from pathlib import Path

from sprint.desk.disk import Disk


class FailingDisk(Disk):
    """The real disk until ``breaks`` names a step; from then on this step fails with ``code``."""

    def __init__(self) -> None:
        self.breaks = ""
        self.code = errno.ENOSPC
        self.calls: list[str] = []

    def _step(self, name: str) -> None:
        self.calls.append(name)
        if name == self.breaks:
            raise OSError(self.code, os.strerror(self.code))

    def create(self, path: Path, mode: int) -> int:
        self._step("create")
        return super().create(path, mode)

    def write(self, descriptor: int, data: bytes) -> None:
        if self.breaks == "write":
            super().write(descriptor, data[: len(data) // 2])
        self._step("write")
        super().write(descriptor, data)

    def sync(self, descriptor: int) -> None:
        self._step("sync")
        super().sync(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        self._step("replace")
        super().replace(source, target)

    def sync_folder(self, folder: Path) -> None:
        self._step("sync_folder")
        super().sync_folder(folder)

    def make_folder(self, path: Path) -> None:
        self._step("make_folder")
        super().make_folder(path)

    def may_write(self, path: Path) -> bool:
        return self.breaks != "may_write" and super().may_write(path)
