"""The open file of a relay: one connection that writes, one that reads, and the end of trust in both.

After a write that failed for anything but want of space the file is not used again by this process: whether
its pages reached the disk cannot be known.
"""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from server.logs.roomlog import LogBroken, LogFull
from server.logs.sqlitefile import connect


class Store:
    """The file at ``path``; one thread may write while another reads.

    Its one ``fence`` serves everything in it: the next process to open the file gets a higher one.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.writer = connect(path)
        self.reader = connect(path)
        self._broken = False
        with self.guarded(self.writer):
            self.writer.execute("BEGIN IMMEDIATE")
            self.writer.execute("UPDATE relay SET fence = fence + 1")
            (self.fence,) = self.writer.execute("SELECT fence FROM relay").fetchone()
            self.writer.execute("COMMIT")

    def close(self) -> None:
        """Close the file; what was committed is in it."""
        self.reader.close()
        self.writer.close()

    @contextlib.contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One synced commit of all that is written inside, or none of it, under our fence.

        Raises ``LogFull`` for want of space, and ``LogBroken`` for anything else, an outdone fence included.
        """
        with self.guarded(self.writer):
            self.writer.execute("BEGIN IMMEDIATE")
            (fence,) = self.writer.execute("SELECT fence FROM relay").fetchone()
            if fence != self.fence:
                raise outdone()
            yield self.writer
            self.writer.execute("COMMIT")

    @contextlib.contextmanager
    def guarded(self, connection: sqlite3.Connection) -> Iterator[None]:
        """Undo what failed inside, and raise it as ``LogFull`` or ``LogBroken``."""
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


def outdone() -> LogBroken:
    """The sentence for a file that a newer relay has opened."""
    return LogBroken("Another relay has taken over this data directory, so this one stops.")
