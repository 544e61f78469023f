"""Rooms kept in one SQLite file: write-ahead log, every commit synced before it is acknowledged.

Entries stand in the order of their commits and are found by an index: keeping each room's together would
write a page for every room that spoke, five times the work (docs/decisions/relay.md). Appends use few,
many-rowed statements, because Python's sqlite3 gives up the interpreter lock for each of them and a busy
event loop is slow to give it back. Sealed texts go with the same file (``server.logs.sqlitebodies``).
"""

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from server.clock import Anchor
from server.logs.roomlog import Batch, Kept
from server.logs.sqlitebodies import SqliteBodies, delete
from server.logs.sqlitefile import open_checked
from server.logs.store import Store, outdone

#: Rows in one statement; SQLite before 3.32 takes 999 values at most.
_ROWS: Final = 150
_ROOM: Final = "SELECT room, epoch, proof, seq, head, closed FROM rooms WHERE room = ?"
_SAVE_ROOMS: Final = "INSERT INTO rooms (room, epoch, proof, seq, head, closed) VALUES"
_ON_KNOWN: Final = (
    " ON CONFLICT (room) DO UPDATE SET proof = excluded.proof, seq = excluded.seq, head = excluded.head,"
    " closed = excluded.closed"
)
_ONE_ROOM: Final = "(?, ?, ?, ?, ?, ?)"
_SAVE_ENTRIES: Final = "INSERT INTO entries (room, seq, entry) VALUES"
_ONE_ENTRY: Final = "((SELECT number FROM rooms WHERE room = ?), ?, ?)"
_SAVE_ANCHOR: Final = "UPDATE relay SET boot = ?, boot_ms = ?, room_ms = ?"
_READ: Final = (
    "SELECT entry FROM entries WHERE room = (SELECT number FROM rooms WHERE room = ?) AND seq > ?"
    " ORDER BY seq LIMIT ?"
)
_OPEN: Final = (
    "SELECT entry FROM rooms JOIN entries ON entries.room = rooms.number AND entries.seq = 1 WHERE NOT closed"
)


class SqliteLog:
    """The rooms in ``folder``; one thread may append while another reads.

    The one fence of the file serves all its rooms: a relay owns the whole file.
    Raises ``DeskTrouble`` or ``OtherVersion`` where the file cannot be used.
    """

    def __init__(self, folder: Path) -> None:
        self.path = open_checked(folder)
        self.store = Store(self.path)
        self.bodies = SqliteBodies(self.store)

    @property
    def fence(self) -> int:
        """The fence of this process: the next one to open the file gets a higher one."""
        return int(self.store.fence)

    def anchor(self) -> Anchor | None:
        """The clock's anchor as saved with the last commit, or none before the first."""
        with self.store.guarded(self.store.reader):
            row = self.store.reader.execute("SELECT boot, boot_ms, room_ms FROM relay").fetchone()
        return Anchor(*row) if row[2] else None

    def look(self, room: str) -> Kept | None:
        """What is kept about a room, without owning it."""
        with self.store.guarded(self.store.reader):
            row = self.store.reader.execute(_ROOM, (room,)).fetchone()
        if row is None:
            return None
        room, epoch, proof, seq, head, closed_at = row
        return Kept(room, epoch, self.fence, tuple(proof.split()), seq, head, closed_at)

    def own(self, room: str) -> Kept | None:
        """The same, under this process's fence: no other can append without opening the file anew."""
        return self.look(room)

    def append(self, batches: Sequence[Batch], anchor: Anchor) -> None:
        """Write all batches in one synced commit, or none.

        Raises ``LogFull`` for want of space, and ``LogBroken`` for anything else, an outdone fence included.
        """
        gone: list[int] = []
        with self.store.writing() as connection:
            connection.execute(_SAVE_ANCHOR, (anchor.boot, anchor.boot_ms, anchor.room_ms))
            if any(batch.kept.fence != self.fence for batch in batches):
                raise outdone()
            entries = (row for batch in batches for row in _entry_rows(batch))
            self._insert(_SAVE_ROOMS, _ONE_ROOM, map(_room_row, batches), _ON_KNOWN)
            self._insert(_SAVE_ENTRIES, _ONE_ENTRY, entries)
            for batch in batches:
                if batch.erased:
                    gone += delete(connection, ((batch.kept.room, digest) for digest in batch.erased))
        self.bodies.changed(gone)

    def read(self, room: str, after: int, most: int, most_bytes: int) -> list[str]:
        """Entries after number ``after``: at most ``most``, and at most ``most_bytes`` but for the first."""
        entries: list[str] = []
        size = 0
        with self.store.guarded(self.store.reader), contextlib.closing(self.store.reader.cursor()) as cursor:
            for (entry,) in cursor.execute(_READ, (room, after, most)):
                size += len(entry)
                if entries and size > most_bytes:
                    break
                entries.append(entry)
        return entries

    def open_rooms(self) -> list[str]:
        """The first entry of each room that nobody has closed."""
        with self.store.guarded(self.store.reader):
            return [entry for (entry,) in self.store.reader.execute(_OPEN)]

    def release(self, room: str) -> None:
        """Nothing is held for a single room."""

    def close(self) -> None:
        """Close the file; what was committed is in it."""
        self.store.close()

    def _insert(self, head: str, one: str, rows: Iterable[tuple[Any, ...]], tail: str = "") -> None:
        for chunk in _chunks(rows):
            values = [value for row in chunk for value in row]
            self.store.writer.execute(f"{head} {', '.join([one] * len(chunk))}{tail}", values)


def _room_row(batch: Batch) -> tuple[Any, ...]:
    kept = batch.kept
    return kept.room, kept.epoch, " ".join(kept.proofs), kept.seq, kept.head, kept.closed_at


def _entry_rows(batch: Batch) -> Iterator[tuple[Any, ...]]:
    for number, entry in enumerate(batch.entries, batch.first):
        yield batch.kept.room, number, entry


def _chunks(rows: Iterable[tuple[Any, ...]]) -> Iterator[list[tuple[Any, ...]]]:
    chunk: list[tuple[Any, ...]] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == _ROWS:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
