"""Opening the SQLite file of a relay: made whole or not at all, checked before it is trusted, never mended.

A damaged file is refused with instructions and stays as it is, so that whatever can be saved from it can be.
"""

import os
import sqlite3
from pathlib import Path
from typing import Final

from server.limits import LEAST_CHARGE
from sprint.core.errors import DeskTrouble, OtherVersion

NAME: Final = "rooms.db"
_MARK: Final = 0x5352_4C31
_VERSION: Final = 3
#: How long a connection waits for another, in milliseconds.
BUSY_MS: Final = 5_000
#: What version 2 has beyond version 1. Since then ``closed`` of a room is the room time of that; where
#: version 1 wrote it, it is 1.
_BODIES: Final = """
CREATE TABLE bodies (
    place INTEGER PRIMARY KEY, room INTEGER NOT NULL, digest TEXT NOT NULL, author TEXT NOT NULL,
    kept_at INTEGER NOT NULL, size INTEGER NOT NULL, blob BLOB NOT NULL
);
CREATE UNIQUE INDEX bodies_by_room ON bodies (room, digest);
CREATE INDEX bodies_by_author ON bodies (room, author, size);
"""
#: What version 3 has beyond version 2: how much of a room each author has taken up, always at hand. A room of
#: thousands of small texts would else be added up for every new one, and commits wait for that.
_SHARES: Final = f"""
CREATE TABLE shares (
    room INTEGER NOT NULL, author TEXT NOT NULL, used INTEGER NOT NULL, PRIMARY KEY (room, author)
) WITHOUT ROWID;
INSERT INTO shares SELECT room, author, sum(max(size, {LEAST_CHARGE})) FROM bodies GROUP BY room, author;
CREATE TRIGGER body_kept AFTER INSERT ON bodies BEGIN
    INSERT INTO shares VALUES (new.room, new.author, max(new.size, {LEAST_CHARGE}))
    ON CONFLICT (room, author) DO UPDATE SET used = used + excluded.used;
END;
CREATE TRIGGER body_gone AFTER DELETE ON bodies BEGIN
    UPDATE shares SET used = used - max(old.size, {LEAST_CHARGE})
    WHERE room = old.room AND author = old.author;
    DELETE FROM shares WHERE room = old.room AND author = old.author AND used <= 0;
END;
"""  # noqa: S608 - a number of ours
_SCHEMA: Final = """
PRAGMA journal_mode = WAL;
CREATE TABLE relay (
    only INTEGER PRIMARY KEY CHECK (only = 1), fence INTEGER NOT NULL,
    boot TEXT NOT NULL, boot_ms REAL NOT NULL, room_ms REAL NOT NULL
);
CREATE TABLE rooms (
    number INTEGER PRIMARY KEY, room TEXT NOT NULL UNIQUE, epoch TEXT NOT NULL, proof TEXT NOT NULL,
    seq INTEGER NOT NULL, head TEXT NOT NULL, closed INTEGER NOT NULL
);
CREATE TABLE entries (
    place INTEGER PRIMARY KEY, room INTEGER NOT NULL, seq INTEGER NOT NULL, entry TEXT NOT NULL
);
CREATE UNIQUE INDEX by_room ON entries (room, seq);
INSERT INTO relay VALUES (1, 0, '', 0, 0);
"""


def open_checked(folder: Path) -> Path:
    """Make the file where there is none, check it where there is one, and return its path.

    Raises ``DeskTrouble`` where it is damaged or cannot be used, ``OtherVersion`` where a newer relay
    wrote it.
    """
    path = folder / NAME
    try:
        if path.exists():
            check(path)
            _make_ready(path)
        elif _has_log(path):
            raise damaged(path, "its log is there, but the file itself is not")
        else:
            _make(path)
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            raise damaged(path, str(error)) from error
        raise DeskTrouble(
            f"{path} cannot be used: {error}. Look at the disk, or choose another directory with --data."
        ) from error
    except OSError as error:
        raise DeskTrouble(f"{path} cannot be used: {error.strerror}. Choose another --data.") from error
    return path


def connect(path: Path) -> sqlite3.Connection:
    """A connection that syncs every commit, for one thread at a time."""
    connection = sqlite3.connect(
        path, timeout=BUSY_MS / 1000, isolation_level=None, check_same_thread=False, cached_statements=512
    )
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA fullfsync = ON")
    connection.execute("PRAGMA journal_size_limit = 67108864")
    # A text that somebody erased must not be left in a page that is free.
    connection.execute("PRAGMA secure_delete = ON")
    return connection


def damaged(path: Path, what: str) -> DeskTrouble:
    """The sentence for a file that cannot be trusted."""
    return DeskTrouble(
        f"The relay's file {path} is damaged ({what}) and was left as it is. Move it and its -wal file aside "
        "and put the newest backup in its place, or start with an empty --data directory."
    )


def sync_folder(path: Path) -> None:
    """Let the names of the files in a folder be safe on the disk."""
    folder = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _has_log(path: Path) -> bool:
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def check(path: Path, whole: bool = True) -> None:
    """See that a file is a relay's, of a version we know, and where it is to be ``whole`` that it is.

    Raises ``DeskTrouble``, ``OtherVersion`` or ``sqlite3.Error``.
    """
    if path.stat().st_size == 0:
        raise damaged(path, "it is empty")
    connection = connect(path)
    try:
        (mark,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if mark != _MARK:
            raise damaged(path, "it is not a relay's")
        if version > _VERSION:
            raise OtherVersion(f"{path} was written by a newer relay. Start that version.")
        (said,) = connection.execute("PRAGMA quick_check(1)").fetchone() if whole else ("ok",)
        if said != "ok":
            raise damaged(path, said)
    finally:
        connection.close()


def _make(path: Path) -> None:
    new = path.with_name(path.name + ".new")
    for left in (new, new.with_name(new.name + "-wal"), new.with_name(new.name + "-shm")):
        left.unlink(missing_ok=True)
    os.close(os.open(new, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_CLOEXEC, 0o600))
    connection = connect(new)
    try:
        connection.executescript(_SCHEMA)
        connection.executescript(_BODIES)
        connection.executescript(_SHARES)
        connection.execute(f"PRAGMA application_id = {_MARK}")
        connection.execute(f"PRAGMA user_version = {_VERSION}")
    finally:
        connection.close()
    os.replace(new, path)
    sync_folder(path.parent)


def _make_ready(path: Path) -> None:
    connection = connect(path)
    try:
        # A backup that was put in place has no write-ahead log, and without one reading holds up commits.
        connection.execute("PRAGMA journal_mode = WAL")
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version < _VERSION:
            # All of it in one commit: a crash on the way leaves a file of the older version.
            new = _SHARES if version == 2 else _BODIES + _SHARES
            connection.executescript(f"BEGIN IMMEDIATE; {new} PRAGMA user_version = {_VERSION}; COMMIT;")
    finally:
        connection.close()
