"""One connection that was let into a room: a member, or someone about to join."""

from typing import Protocol


class Peer(Protocol):
    """The connection behind a visitor. The rooms only name it; what is said to it, the shell says."""

    @property
    def over(self) -> bool:
        """Whether nothing more goes in or out."""

    @property
    def slow(self) -> bool:
        """Whether so much waits that what can be left out should be."""

    def tell(self, frame: bytes) -> None:
        """Send one frame, or drop the connection where too much waits already."""

    def dismiss(self, code: str, why: str, retry_ms: int | None = None) -> None:
        """Say goodbye and close."""

    async def drained(self) -> None:
        """Wait until little waits; a peer that takes nothing for too long is dropped."""


class Visitor:
    """A key with a connection, in the room ``room``.

    ``position`` is the number of the last entry sent to it while it is not ``caught_up``; after that it hears
    every entry as it is committed. ``needs_whole`` asks for everybody's live count with the next tick.
    """

    __slots__ = ("caught_up", "key", "needs_whole", "peer", "position", "room")

    def __init__(self, room: str, key: str, peer: Peer, position: int) -> None:
        self.room = room
        self.key = key
        self.peer = peer
        self.position = position
        self.caught_up = False
        self.needs_whole = False
