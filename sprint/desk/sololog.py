"""The few entries of a solo room on the disk, so that a killed program finds its sprint again.

One file of JSON lines: the room's secret first, then an entry a line, each synced before it counts. A last
line that was torn by a crash is left out; it was never acknowledged.
"""

import os
from pathlib import Path

import msgspec

from sprint.core.derive import SECRET_BYTES
from sprint.core.entry import Entry
from sprint.core.errors import DeskTrouble
from sprint.desk.atomic import PRIVATE
from sprint.desk.trouble import reason

NAME = "solo.jsonl"


class _Opening(msgspec.Struct, frozen=True):
    secret: bytes


class SoloLog:
    """The log of one solo room: its ``secret`` and the ``past`` entries."""

    def __init__(self, path: Path, secret: bytes, past: tuple[Entry, ...], good_bytes: int) -> None:
        self.secret = secret
        self.past = past
        self._path = path
        self._good_bytes = good_bytes

    @classmethod
    def load(cls, folder: Path) -> "SoloLog | None":
        """The log that was left in ``folder``, or None where there is none that can be read."""
        path = folder / NAME
        try:
            lines = path.read_bytes().splitlines(keepends=True)
        except OSError:
            return None
        try:
            secret = msgspec.json.decode(lines[0], type=_Opening).secret
        except (IndexError, msgspec.DecodeError):
            return None
        past, good = _read_entries(lines[1:])
        return cls(path, secret, past, len(lines[0]) + good) if len(secret) == SECRET_BYTES else None

    @classmethod
    def begin(cls, folder: Path, secret: bytes) -> "SoloLog":
        """A new log in the place of the one before; raises ``DeskTrouble``."""
        log = cls(folder / NAME, secret, (), 0)
        log._write(msgspec.json.encode(_Opening(secret)) + b"\n")
        return log

    def append(self, entry: Entry) -> None:
        """Keep one more entry; it is on the disk when this returns. Raises ``DeskTrouble``."""
        self._write(msgspec.json.encode(entry) + b"\n")

    def _write(self, line: bytes) -> None:
        # Whatever stands behind the last good byte was torn, and is overwritten.
        try:
            descriptor = os.open(self._path, os.O_WRONLY | os.O_CREAT, PRIVATE)
            try:
                os.ftruncate(descriptor, self._good_bytes)
                os.pwrite(descriptor, line, self._good_bytes)
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
        except OSError as error:
            raise DeskTrouble(
                f"The sprint could not be noted in {self._path.parent}: {reason(error)}. Your text is still "
                "here; make room there, or choose another folder with --home DIR."
            ) from error
        self._good_bytes += len(line)


def _read_entries(lines: list[bytes]) -> tuple[tuple[Entry, ...], int]:
    past: list[Entry] = []
    good = 0
    for line in lines:
        try:
            past.append(msgspec.json.decode(line, type=Entry))
        except msgspec.DecodeError:
            break
        if not line.endswith(b"\n"):
            past.pop()
            break
        good += len(line)
    return tuple(past), good
