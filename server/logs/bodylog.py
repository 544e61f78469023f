"""What the relay asks of a place that keeps sealed texts (bodies): each is a room's, under its digest.

A log that grows beyond one machine can take the place of SQLite by keeping to this.
"""

from collections.abc import Sequence
from typing import Literal, Protocol

import msgspec

#: What became of a text: it is on the disk (now or since before), or its author's or its room's share is used
#: up.
Fate = Literal["kept", "mine-full", "room-full"]


class NewBody(msgspec.Struct, frozen=True):
    """A whole sealed text that is to be kept. ``at`` is room time."""

    room: str
    digest: str
    author: str
    at: int
    blob: bytes


class Held(msgspec.Struct):
    """How many texts are on the disk, and how many bytes of them."""

    texts: int = 0
    size: int = 0


class BodyLog(Protocol):
    """Where sealed texts are kept. Every method blocks, and raises ``LogBroken`` where the store fails.

    Those that write raise ``LogFull`` too, and have written nothing then.
    """

    @property
    def held(self) -> Held:
        """What is on the disk."""

    def keep(self, bodies: Sequence[NewBody]) -> list[Fate]:
        """Write all that there is room for in one commit, and return when they are safe."""

    def look(self, room: str, digest: str) -> int:
        """How large a text is; 0 where it is not here."""

    def fits(self, room: str, author: str, size: int) -> Fate:
        """What would become of a text of this size."""

    def read(self, room: str, digest: str, at: int, most: int) -> tuple[int, bytes]:
        """How large a text is, 0 where it is not here, and at most ``most`` bytes of it from byte ``at``."""

    def kept_in(self, room: str) -> list[tuple[str, int]]:
        """The digest of each text of a room, and the room time at which it came."""

    def kept_after_closing(self, before: int, most: int) -> list[tuple[str, str]]:
        """At most so many texts of rooms that were closed before a room time: room and digest."""

    def forget(self, bodies: Sequence[tuple[str, str]]) -> None:
        """Delete texts, each given by room and digest."""

    def scrub(self) -> bool:
        """Let nothing of what was deleted be left in the files; False where a reader is in the way."""
