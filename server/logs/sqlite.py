"""Rooms kept in one SQLite file: write-ahead log, every commit synced before it is acknowledged.

Entries stand in the order of their commits and are found by an index: keeping each room's together would
write a page for every room that spoke, five times the work (docs/decisions/relay.md). Appends use few,
many-rowed statements, because Python's sqlite3 gives up the interpreter lock for each of them and a busy
event loop is slow to give it back. After a commit that failed for anything but want of space the log is not
used again: whether its pages reached the disk cannot be known.
"""

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from server.clock import Anchor
from server.logs.roomlog import Batch, Kept, LogBroken, LogFull
from server.logs.sqlitefile import connect, open_checked

#: Rows in one statement; SQLite before 3.32 takes 999 values at most.
_ROWS: Final = 150
_ROOM: Final = "SELECT room, epoch, proof, seq, head, closed FROM rooms WHERE room = ?"
_SAVE_ROOMS: Final = "INSERT INTO rooms (room, epoch, proof, seq, head, closed) VALUES"
_ON_KNOWN: Final = (
    " ON CONFLICT (room) DO UPDATE SET seq = excluded.seq, head = excluded.head, closed = excluded.closed"
)
_ONE_ROOM: Final = "(?, ?, ?, ?, ?, ?)"
_SAVE_ENTRIES: Final = "INSERT INTO entries (room, seq, entry) VALUES"
_ONE_ENTRY: Final = "((SELECT number FROM rooms WHERE room = ?), ?, ?)"
_SAVE_ANCHOR: Final = "UPDATE relay SET boot = ?, boot_ms = ?, room_ms = ? WHERE fence = ?"
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
        self._writer = connect(self.path)
        self._reader = connect(self.path)
        self._broken = False
        with self._guarded(self._writer):
            self._writer.execute("BEGIN IMMEDIATE")
            self._writer.execute("UPDATE relay SET fence = fence + 1")
            (self._fence,) = self._writer.execute("SELECT fence FROM relay").fetchone()
            self._writer.execute("COMMIT")

    @property
    def fence(self) -> int:
        """The fence of this process: the next one to open the file gets a higher one."""
        return int(self._fence)

    def anchor(self) -> Anchor | None:
        """The clock's anchor as saved with the last commit, or none before the first."""
        with self._guarded(self._reader):
            row = self._reader.execute("SELECT boot, boot_ms, room_ms FROM relay").fetchone()
        return Anchor(*row) if row[2] else None

    def look(self, room: str) -> Kept | None:
        """What is kept about a room, without owning it."""
        with self._guarded(self._reader):
            row = self._reader.execute(_ROOM, (room,)).fetchone()
        if row is None:
            return None
        room, epoch, proof, seq, head, closed = row
        return Kept(room, epoch, self.fence, proof, seq, head, bool(closed))

    def own(self, room: str) -> Kept | None:
        """The same, under this process's fence: no other can append without opening the file anew."""
        return self.look(room)

    def append(self, batches: Sequence[Batch], anchor: Anchor) -> None:
        """Write all batches in one synced commit, or none.

        Raises ``LogFull`` for want of space, and ``LogBroken`` for anything else, an outdone fence included.
        """
        with self._guarded(self._writer):
            self._writer.execute("BEGIN IMMEDIATE")
            moved = self._writer.execute(
                _SAVE_ANCHOR, (anchor.boot, anchor.boot_ms, anchor.room_ms, self._fence)
            )
            if moved.rowcount != 1 or any(batch.kept.fence != self._fence for batch in batches):
                raise LogBroken("Another relay has taken over this data directory, so this one stops.")
            entries = (row for batch in batches for row in _entry_rows(batch))
            self._insert(_SAVE_ROOMS, _ONE_ROOM, map(_room_row, batches), _ON_KNOWN)
            self._insert(_SAVE_ENTRIES, _ONE_ENTRY, entries)
            self._writer.execute("COMMIT")

    def read(self, room: str, after: int, most: int, most_bytes: int) -> list[str]:
        """Entries after number ``after``: at most ``most``, and at most ``most_bytes`` but for the first."""
        entries: list[str] = []
        size = 0
        with self._guarded(self._reader), contextlib.closing(self._reader.cursor()) as cursor:
            for (entry,) in cursor.execute(_READ, (room, after, most)):
                size += len(entry)
                if entries and size > most_bytes:
                    break
                entries.append(entry)
        return entries

    def open_rooms(self) -> list[str]:
        """The first entry of each room that nobody has closed."""
        with self._guarded(self._reader):
            return [entry for (entry,) in self._reader.execute(_OPEN)]

    def release(self, room: str) -> None:
        """Nothing is held for a single room."""

    def close(self) -> None:
        """Close the file; what was committed is in it."""
        self._reader.close()
        self._writer.close()

    def _insert(self, head: str, one: str, rows: Iterable[tuple[Any, ...]], tail: str = "") -> None:
        for chunk in _chunks(rows):
            values = [value for row in chunk for value in row]
            self._writer.execute(f"{head} {', '.join([one] * len(chunk))}{tail}", values)

    @contextlib.contextmanager
    def _guarded(self, connection: sqlite3.Connection) -> Iterator[None]:
        if self._broken:
            raise LogBroken("The relay's log failed before and is not used again by this process.")
        try:
            yield
        except sqlite3.Error as error:
            self._undo(connection)
            full = getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_FULL
            if full and not self._broken:
                why = f"There is no space left for {self.path}; nothing of this was written."
                raise LogFull(why) from error
            self._broken = True
            raise LogBroken(
                f"The relay's file {self.path} cannot be read or written ({error}). "
                "What was acknowledged before is kept; look at the disk, then start the relay again."
            ) from error
        except LogBroken:
            self._undo(connection)
            self._broken = True
            raise

    def _undo(self, connection: sqlite3.Connection) -> None:
        try:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
        except sqlite3.Error:
            self._broken = True


def _room_row(batch: Batch) -> tuple[Any, ...]:
    kept = batch.kept
    return kept.room, kept.epoch, kept.proof, kept.seq, kept.head, kept.closed


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
