"""What the relay asks of a place that keeps rooms: own a room, append to several at once, read, release.

Whoever owns a room holds a fence, a number that a later owner outdoes; an append under an old fence fails.
A log that grows beyond one machine can take the place of SQLite by keeping to this.
"""

from collections.abc import Sequence
from typing import Protocol

import msgspec

from server.clock import Anchor
from server.logs.bodylog import BodyLog
from sprint.core.errors import SprintError


class LogFull(SprintError):
    """There is no space left: nothing of the batch was written, and the log can go on when there is."""

    exit_code = 9


class LogBroken(SprintError):
    """The log can no longer be trusted by this process: its state on the disk is not known."""

    exit_code = 9


class RoomDamaged(SprintError):
    """What is kept of one room does not hold together; it was left as it is."""

    exit_code = 9


class Kept(msgspec.Struct, frozen=True):
    """What is kept about a room beside its entries.

    ``proofs`` are the hashes of its join proofs, the newest last, ``head`` the head of the chain after entry
    ``seq``; ``closed_at`` is room time, and 0 while the room is open.
    """

    room: str
    epoch: str
    fence: int
    proofs: tuple[str, ...]
    seq: int
    head: str
    closed_at: int


class Batch(msgspec.Struct, frozen=True):
    """New entries of one room, as JSON texts, and what is kept of the room after them.

    ``erased`` are the digests of sealed texts that go with them, in the same commit.
    """

    kept: Kept
    entries: tuple[str, ...]
    erased: tuple[str, ...] = ()

    @property
    def first(self) -> int:
        """The number of its first entry."""
        return self.kept.seq - len(self.entries) + 1


class RoomLog(Protocol):
    """Where rooms are kept. Every method blocks, and raises ``LogBroken`` where the store fails."""

    @property
    def bodies(self) -> BodyLog:
        """The sealed texts of the rooms."""

    @property
    def fence(self) -> int:
        """The fence under which a room that is new to the log is created."""

    def anchor(self) -> Anchor | None:
        """The clock's anchor as saved with the last commit."""

    def look(self, room: str) -> Kept | None:
        """What is kept about a room, without owning it."""

    def own(self, room: str) -> Kept | None:
        """Take a room over from whoever owned it; the answer holds the new fence."""

    def append(self, batches: Sequence[Batch], anchor: Anchor) -> None:
        """Write all batches in one commit and return when they are safe, or raise and write none.

        Without a batch it saves the anchor. Raises ``LogFull`` where nothing was written for want of space.
        """

    def read(self, room: str, after: int, most: int, most_bytes: int) -> list[str]:
        """Entries after number ``after``: at most ``most``, and at most ``most_bytes`` but for the first."""

    def open_rooms(self) -> list[str]:
        """The first entry of each room that nobody has closed."""

    def release(self, room: str) -> None:
        """Give up a room that is not needed now."""

    def close(self) -> None:
        """Let go of everything."""
