"""What is kept of a circle's room on this machine: its log as it came, and sealed texts by their digests.

A copy of what the relay has, so that a packet can be made years later and without a network. The log is one
file of JSON lines that only grows; a line that was cut off by a power cut is dropped when it is next opened.
"""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from sprint.core.entry import Entry
from sprint.core.errors import DeskTrouble
from sprint.desk.atomic import PRIVATE, write_atomically
from sprint.desk.disk import DISK, Disk
from sprint.desk.names import free_path
from sprint.desk.trouble import reason

FOLDER = "rooms"
LOG = "log.jsonl"
TEXTS = "texts"

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Entry)


class Texts:
    """The sealed texts of one room, a file each."""

    def __init__(self, folder: Path, disk: Disk = DISK) -> None:
        self._folder = folder
        self._disk = disk

    def put(self, digest: str, blob: bytes) -> None:
        """Keep a sealed text; it is on the disk when this returns. Raises ``DeskTrouble``."""
        try:
            self._disk.make_folder(self._folder)
            write_atomically(self._folder / digest, blob, disk=self._disk)
        except OSError as error:
            raise _trouble(self._folder, error) from error

    def get(self, digest: str) -> bytes | None:
        """A sealed text that was kept, or None."""
        try:
            return self._disk.read(self._folder / digest)
        except OSError:
            return None

    def remove(self, digest: str) -> None:
        """Forget a sealed text; one that is not there is fine. Raises ``DeskTrouble``."""
        try:
            self._disk.remove(self._folder / digest)
        except OSError as error:
            raise _trouble(self._folder, error) from error


class RoomShelf:
    """The shelf of one room. Its methods block, and one thread at a time calls them."""

    def __init__(self, data: Path, room: str, disk: Disk = DISK) -> None:
        self._folder = data / FOLDER / room
        self._disk = disk
        self._seq: int | None = None
        self._before: list[Entry] = []
        self.texts = Texts(self._folder / TEXTS, disk)

    def log(self) -> list[Entry]:
        """The log as far as it is kept; empty where there is none."""
        try:
            return _read(self._disk.read(self._folder / LOG))
        except OSError:
            return []

    def append(self, entries: Sequence[Entry]) -> None:
        """Keep more of the log; what is there already is passed over. Raises ``DeskTrouble``.

        Where the room has another history than the one kept here, that one is put aside whole.
        """
        try:
            if self._seq is None:
                self._seq = self._open()
            for entry in entries:
                if entry.seq <= len(self._before) and entry != self._before[entry.seq - 1]:
                    self._seq = self._begin_anew(self._before[: entry.seq - 1])
            fresh = [entry for entry in entries if entry.seq > self._seq]
            if not fresh or fresh[0].seq != self._seq + 1:
                return
            with (self._folder / LOG).open("ab") as file:
                file.write(_lines(fresh))
            self._seq = fresh[-1].seq
            # What follows now is one history: it was compared up to here.
            self._before = []
        except OSError as error:
            self._seq = None
            raise _trouble(self._folder, error) from error

    def _open(self) -> int:
        """Make the file ready to grow, without a line that does not belong to it; gives its last number."""
        self._disk.make_folder(self._folder)
        path = self._folder / LOG
        # What cannot be read just now must not be taken for an empty log and written over.
        data = self._disk.read(path) if path.exists() else b""
        self._before = _read(data)
        whole = _lines(self._before)
        if data[len(whole) :].count(b"\n"):
            return self._begin_anew(self._before)
        if data != whole or not path.exists():
            write_atomically(path, whole, mode=PRIVATE, disk=self._disk)
        return len(self._before)

    def _begin_anew(self, entries: list[Entry]) -> int:
        path = self._folder / LOG
        self._disk.replace(path, free_path(self._folder, path.stem, path.suffix))
        write_atomically(path, _lines(entries), mode=PRIVATE, disk=self._disk)
        self._before = entries
        return len(entries)


def _read(data: bytes) -> list[Entry]:
    entries: list[Entry] = []
    for line in data.split(b"\n")[:-1]:
        try:
            entry = _decoder.decode(line)
        except msgspec.DecodeError:
            break
        if entry.seq != len(entries) + 1:
            break
        entries.append(entry)
    return entries


def _lines(entries: Sequence[Entry]) -> bytes:
    return b"".join(_encoder.encode(entry) + b"\n" for entry in entries)


def _trouble(folder: Path, error: OSError) -> DeskTrouble:
    return DeskTrouble(
        f"What happens in this room could not be kept in {folder}: {reason(error)}. "
        "Reading goes on; make room there, so that your packet is whole at the end."
    )
