"""Every state that a crash can leave behind: the steps that were done are noted, then cut off at each one.

The model is harsher than most file systems: until a folder was synced, any of the renames in it may be
missing, also an earlier one while a later one is there; and bytes that were not synced may be lost, torn, or
zeros.
"""

import itertools
from collections.abc import Iterator
from pathlib import Path

from sprint.desk.disk import Disk

Step = tuple[str, str, bytes]
"""What was done, the name it was done to, and the bytes or the other name."""


class NotingDisk(Disk):
    """The real disk, with a note of each step that changes something in one folder."""

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self._names: dict[int, str] = {}

    def create(self, path: Path, mode: int) -> int:
        descriptor = super().create(path, mode)
        self._names[descriptor] = path.name
        self.steps.append(("create", path.name, b""))
        return descriptor

    def write(self, descriptor: int, data: bytes) -> None:
        super().write(descriptor, data)
        self.steps.append(("write", self._names[descriptor], data))

    def sync(self, descriptor: int) -> None:
        super().sync(descriptor)
        self.steps.append(("sync", self._names[descriptor], b""))

    def replace(self, source: Path, target: Path) -> None:
        super().replace(source, target)
        self.steps.append(("replace", source.name, target.name.encode()))

    def sync_folder(self, folder: Path) -> None:
        super().sync_folder(folder)
        self.steps.append(("sync folder", folder.name, b""))

    def remove(self, path: Path) -> None:
        super().remove(path)
        self.steps.append(("remove", path.name, b""))


class _File:
    def __init__(self) -> None:
        self.written = b""
        self.synced = b""

    def after_a_crash(self) -> set[bytes]:
        if self.written == self.synced:
            return {self.written}
        torn = self.written[: len(self.written) // 2]
        return {
            self.synced,
            self.written,
            torn,
            bytes(len(self.written)),
            torn.ljust(len(self.written), b"\0"),
        }


def crash_states(steps: list[Step]) -> Iterator[dict[str, bytes]]:
    """Give each folder content, by name, that a crash right after these steps could leave."""
    durable, pending = _after(steps)
    for chosen in itertools.product((True, False), repeat=len(pending)):
        names = dict(durable)
        for change in itertools.compress(pending, chosen):
            change.apply_to(names)
        for contents in itertools.product(*(file.after_a_crash() for file in names.values())):
            yield dict(zip(names, contents, strict=True))


class _Change:
    """A name that a file got, and the one it lost; no file for a name that was removed."""

    def __init__(self, target: str, file: _File | None, source: str = "") -> None:
        self._target = target
        self._file = file
        self._source = source

    def apply_to(self, names: dict[str, _File]) -> None:
        names.pop(self._source, None)
        if self._file is None:
            names.pop(self._target, None)
        else:
            names[self._target] = self._file


def _after(steps: list[Step]) -> tuple[dict[str, _File], list[_Change]]:
    """Give the names that are on the disk for certain, and the changes that may or may not be."""
    seen: dict[str, _File] = {}
    durable: dict[str, _File] = {}
    pending: list[_Change] = []
    for what, name, more in steps:
        match what:
            case "create":
                seen[name] = _File()
                pending.append(_Change(name, seen[name]))
            case "write":
                seen[name].written += more
            case "sync":
                seen[name].synced = seen[name].written
            case "replace":
                target = more.decode()
                seen[target] = seen.pop(name)
                pending.append(_Change(target, seen[target], name))
            case "remove":
                if name in seen:
                    del seen[name]
                    pending.append(_Change(name, None))
            case _:
                durable, pending = dict(seen), []
    return durable, pending
