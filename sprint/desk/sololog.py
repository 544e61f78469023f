"""The few entries of a solo room on the disk, so that a killed program finds its sprint again.

One file of JSON lines: the room's secret first, then an entry a line. It is small, so it is written whole
each time and never torn; a log that is followed by another room's, or that cannot be read, is kept aside.
"""

import contextlib
from pathlib import Path

import msgspec

from sprint.core.derive import SECRET_BYTES
from sprint.core.entry import Entry
from sprint.core.errors import DeskTrouble
from sprint.desk.atomic import write_atomically
from sprint.desk.disk import DISK, Disk
from sprint.desk.trouble import reason

NAME = "solo.jsonl"
ASIDE = "solo.previous.jsonl"


class _Opening(msgspec.Struct, frozen=True):
    secret: bytes


class SoloLog:
    """The log of one solo room: its ``secret`` and the ``past`` entries."""

    def __init__(self, path: Path, secret: bytes, past: tuple[Entry, ...], disk: Disk = DISK) -> None:
        self.secret = secret
        self.past = past
        self._path = path
        self._disk = disk

    @classmethod
    def load(cls, folder: Path, disk: Disk = DISK) -> "SoloLog | None":
        """The log that was left in ``folder``, or None where there is none that can be read."""
        path = folder / NAME
        try:
            first, *rest = disk.read(path).splitlines()
            secret = msgspec.json.decode(first, type=_Opening).secret
            past = tuple(msgspec.json.decode(line, type=Entry) for line in rest)
        except (OSError, ValueError, msgspec.DecodeError):
            return None
        return cls(path, secret, past, disk) if len(secret) == SECRET_BYTES else None

    @classmethod
    def begin(cls, folder: Path, secret: bytes, disk: Disk = DISK) -> "SoloLog":
        """A new log; the one before is kept aside. Raises ``DeskTrouble``."""
        with contextlib.suppress(OSError):
            disk.replace(folder / NAME, folder / ASIDE)
        log = cls(folder / NAME, secret, (), disk)
        log._write()
        return log

    def append(self, entry: Entry) -> None:
        """Keep one more entry, on the disk when this returns; raises ``DeskTrouble`` and then keeps none."""
        before = self.past
        self.past = (*before, entry)
        try:
            self._write()
        except DeskTrouble:
            self.past = before
            raise

    def _write(self) -> None:
        lines = [msgspec.json.encode(line) for line in (_Opening(self.secret), *self.past)]
        try:
            write_atomically(self._path, b"\n".join(lines) + b"\n", disk=self._disk)
        except OSError as error:
            raise DeskTrouble(
                f"The sprint could not be noted in {self._path.parent}: {reason(error)}. Your text is still "
                "here; make room there, or choose another folder with --home DIR."
            ) from error
