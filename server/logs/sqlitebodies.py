"""Sealed texts in the relay's SQLite file, beside the entries: one commit, one backup, one thing to restore.

What is deleted is overwritten with zeros (``secure_delete``), and the write-ahead log, which has it too until
then, is emptied by ``scrub``. SQLite keeps no checksums, so a text is held against its digest whenever it is
read: what the disk spoilt is never given out, and never said to be here.
"""

import logging
import shutil
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from server.limits import BODIES_OF_ONE, BODIES_OF_ROOM, LEAST_CHARGE, LEFT_FOR_ACTS
from server.logs.bodylog import Fate, Held, NewBody
from server.logs.roomlog import LogFull
from server.logs.sqlitefile import BUSY_MS
from server.logs.store import Store
from sprint.core.reading.bodies import digest_of

_log = logging.getLogger("server.logs")
_SIZE: Final = "SELECT size FROM bodies WHERE room = (SELECT number FROM rooms WHERE room = ?) AND digest = ?"
_BLOB: Final = "SELECT blob FROM bodies WHERE room = (SELECT number FROM rooms WHERE room = ?) AND digest = ?"
_FORGET: Final = "DELETE FROM bodies WHERE room = (SELECT number FROM rooms WHERE room = ?) AND digest = ?"
_KEEP: Final = (
    "INSERT INTO bodies (room, digest, author, kept_at, size, blob)"
    " VALUES ((SELECT number FROM rooms WHERE room = ?), ?, ?, ?, ?, ?)"
)
_USED: Final = (
    "SELECT coalesce(sum(used), 0), coalesce(sum(CASE author WHEN ? THEN used END), 0) FROM shares"
    " WHERE room = (SELECT number FROM rooms WHERE room = ?)"
)
_OF_ROOM: Final = "SELECT digest, kept_at FROM bodies WHERE room = (SELECT number FROM rooms WHERE room = ?)"
_OF_CLOSED: Final = (
    "SELECT rooms.room, digest FROM rooms CROSS JOIN bodies ON bodies.room = rooms.number"
    " WHERE 0 < closed AND closed < ? LIMIT ?"
)
#: How long emptying the write-ahead log may wait for readers; acts wait with it.
_SCRUB_WITHIN_MS: Final = 100


class SqliteBodies:
    """The sealed texts in ``store``; ``held`` says how many there are, spoilt ones too."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._told: set[tuple[str, str]] = set()
        with store.guarded(store.reader):
            row = store.reader.execute("SELECT count(*), coalesce(sum(size), 0) FROM bodies").fetchone()
        self.held = Held(*row)

    def keep(self, bodies: Sequence[NewBody]) -> list[Fate]:
        """Write all that there is room for in one commit, and return when they are safe."""
        new: list[int] = []
        self._leave_space()
        with self._store.writing() as connection:
            fates = [_keep(connection, body, new) for body in bodies]
        self.changed(new)
        return fates

    def look(self, room: str, digest: str) -> int:
        """How large a text is; 0 where it is not here."""
        return len(self._whole(room, digest))

    def fits(self, room: str, author: str, size: int) -> Fate:
        """What would become of a text of this size."""
        with self._store.guarded(self._store.reader):
            return _fate(self._store.reader, room, author, size)

    def read(self, room: str, digest: str, at: int, most: int) -> tuple[int, bytes]:
        """How large a text is, 0 where it is not here, and at most ``most`` bytes of it from byte ``at``."""
        blob = self._whole(room, digest)
        return len(blob), blob[at : at + most]

    def kept_in(self, room: str) -> list[tuple[str, int]]:
        """The digest of each text of a room, and the room time at which it came."""
        with self._store.guarded(self._store.reader):
            return self._store.reader.execute(_OF_ROOM, (room,)).fetchall()

    def kept_after_closing(self, before: int, most: int) -> list[tuple[str, str]]:
        """At most so many texts of rooms that were closed before a room time: room and digest."""
        with self._store.guarded(self._store.reader):
            return self._store.reader.execute(_OF_CLOSED, (before, most)).fetchall()

    def forget(self, bodies: Sequence[tuple[str, str]]) -> None:
        """Delete texts, each given by room and digest."""
        with self._store.writing() as connection:
            gone = delete(connection, bodies)
        self.changed(gone)

    def scrub(self) -> bool:
        """Let nothing of what was deleted be left in the files; False where a reader is in the way."""
        writer = self._store.writer
        with self._store.guarded(writer):
            writer.execute(f"PRAGMA busy_timeout = {_SCRUB_WITHIN_MS}")
            (busy, _, _) = writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            writer.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        return not busy

    def _leave_space(self) -> None:
        """Raise ``LogFull`` where texts would take the last of the disk: then nobody could act any more."""
        writer = self._store.writer
        with self._store.guarded(writer):
            (pages,) = writer.execute("PRAGMA freelist_count").fetchone()
            (size,) = writer.execute("PRAGMA page_size").fetchone()
        if _free(self._store.path.parent) + pages * size < LEFT_FOR_ACTS:
            raise LogFull(
                f"There is little space left for {self._store.path}, and that is for the entries of rooms."
            )

    def _whole(self, room: str, digest: str) -> bytes:
        with self._store.guarded(self._store.reader):
            blob = _blob(self._store.reader, room, digest)
        if blob and digest_of(blob) != digest:
            if (room, digest) not in self._told:
                self._told.add((room, digest))
                _log.error("%s", _spoilt(room))
            return b""
        return blob

    def changed(self, sizes: Sequence[int]) -> None:
        """Count texts that were committed, and with negative sizes those that were deleted."""
        texts = sum(1 if size > 0 else -1 for size in sizes)
        self.held = Held(self.held.texts + texts, self.held.size + sum(sizes))


def _free(folder: Path) -> int:
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        # What is wrong with the disk is for the commit to find.
        return LEFT_FOR_ACTS


def delete(connection: sqlite3.Connection, bodies: Iterable[tuple[str, str]]) -> list[int]:
    """Delete texts within a commit; gives the size of each, negative, for ``changed`` after it."""
    gone: list[int] = []
    for room, digest in bodies:
        size = _size(connection, room, digest)
        if size:
            connection.execute(_FORGET, (room, digest))
            gone.append(-size)
    return gone


def _keep(connection: sqlite3.Connection, body: NewBody, new: list[int]) -> Fate:
    if digest_of(_blob(connection, body.room, body.digest)) == body.digest:
        return "kept"
    # One that the disk spoilt makes way for what it was.
    new += delete(connection, [(body.room, body.digest)])
    size = len(body.blob)
    fate = _fate(connection, body.room, body.author, size)
    if fate == "kept":
        connection.execute(_KEEP, (body.room, body.digest, body.author, body.at, size, body.blob))
        new.append(size)
    return fate


def _blob(connection: sqlite3.Connection, room: str, digest: str) -> bytes:
    row = connection.execute(_BLOB, (room, digest)).fetchone()
    return b"" if row is None else bytes(row[0])


def _spoilt(room: str) -> str:
    return (
        f"A text of room {room[:8]} is damaged on the disk and is not given out; the others are. "
        "Members who have read it have it still, and so has a backup that was made before."
    )


def _size(connection: sqlite3.Connection, room: str, digest: str) -> int:
    row = connection.execute(_SIZE, (room, digest)).fetchone()
    return 0 if row is None else int(row[0])


def _fate(connection: sqlite3.Connection, room: str, author: str, size: int) -> Fate:
    charge = max(size, LEAST_CHARGE)
    of_all, of_one = connection.execute(_USED, (author, room)).fetchone()
    if of_all + charge > BODIES_OF_ROOM:
        return "room-full"
    return "mine-full" if of_one + charge > BODIES_OF_ONE else "kept"
