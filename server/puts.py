"""Members bring sealed texts in parts: each part in order, the whole checked by its digest, then the disk.

An answer goes to whoever has the member's seat when it is ready: that may be a later connection than the one
that asked.
"""

from collections.abc import Callable
from typing import Final

import msgspec

from server.clock import RoomClock
from server.delivery import Spawn
from server.framing import packed
from server.held import HeldRoom
from server.hub import Hub
from server.limits import BODIES_OF_ONE, BODIES_OF_ROOM
from server.logs.bodylog import BodyLog, Fate, NewBody
from server.logs.roomlog import LogBroken, LogFull
from server.outputs import written
from server.shelf import Shelf
from server.storing import Storing
from server.uploads import Owner, Uploads
from server.visitor import Visitor
from sprint.core.reading.bodies import digest_of
from sprint.core.wire import FromRelay, Kept, Put, Trouble

NOT_SEATED: Final = Trouble("not-seated", "You are not in this room; join it first.")
_CLOSED: Final = Trouble("closed", "This room is closed. What you wrote is yours and on your disk.")
_ERASED: Final = Trouble("erased", "That text was erased here and stays so. Offer it anew to show it again.")
_BAD_BODY: Final = Trouble("bad-body", "That text did not come as its digest says, and was not kept.")
_NO_SPACE: Final = Trouble(
    "storage", "The relay could not save that text. It is on your disk; send it again in a while."
)
_TOO_MUCH: Final[dict[Fate | None, Trouble]] = {
    "mine-full": Trouble(
        "too-much",
        f"Your texts in this room take up the {BODIES_OF_ONE // 2**20} MB that each has here. "
        "Erase some that nobody needs any more, or open a fresh room.",
    ),
    "room-full": Trouble(
        "too-much",
        f"The texts in this room take up the {BODIES_OF_ROOM // 2**20} MB that there are for it. "
        "Erase some that nobody needs any more, or open a fresh room.",
    ),
    None: _NO_SPACE,
}


class Puts:
    """Takes parts of texts; ``uploads`` are those that are not whole, ``shelf`` has the others."""

    def __init__(
        self,
        hub: Hub,
        bodies: BodyLog,
        storing: Storing,
        clock: RoomClock,
        spawn: Spawn,
        on_broken: Callable[[LogBroken], None],
    ) -> None:
        self.uploads = Uploads()
        self.shelf = Shelf(bodies, storing, self._saved, on_broken)
        self._hub = hub
        self._bodies = bodies
        self._storing = storing
        self._clock = clock
        self._spawn = spawn
        self._on_broken = on_broken

    def take(self, room: HeldRoom, visitor: Visitor, put: Put, now: float) -> None:
        """Take a part, or say how far its text is; ``now`` is in seconds, monotonic."""
        owner = Owner(room.id, visitor.key)
        refusal = _refusal(room, visitor.key, put.digest)
        if refusal is not None:
            self._tell(owner, about(put.digest, refusal))
        elif self.shelf.awaits(room.id, visitor.key, put.digest):
            return
        elif put.data and put.at == self.uploads.have(owner, put.digest, put.size):
            self._add(owner, put, now)
        else:
            self._spawn(self._look(owner, put.digest, put.size))

    def _add(self, owner: Owner, put: Put, now: float) -> None:
        if self.shelf.full:
            self._tell(owner, about(put.digest, _NO_SPACE))
            return
        whole = self.uploads.add(owner, put, now)
        if whole is None:
            self._tell(owner, Kept(put.digest, put.at + len(put.data)))
        elif len(whole) == put.size and digest_of(whole) == put.digest:
            self.shelf.put(NewBody(owner.room, put.digest, owner.key, self._clock.now(), whole))
        else:
            self._tell(owner, about(put.digest, _BAD_BODY), Kept(put.digest, 0))

    async def _look(self, owner: Owner, digest: str, size: int) -> None:
        def look() -> tuple[int, Fate]:
            fits = self._bodies.fits(owner.room, owner.key, size)
            return self._bodies.look(owner.room, digest), fits

        try:
            kept, fits = await self._storing.read(look)
        except LogBroken as error:
            self._on_broken(error)
            return
        if kept:
            self._here(owner, digest, kept)
        elif fits != "kept":
            self._tell(owner, about(digest, _TOO_MUCH[fits]))
        elif not self.shelf.awaits(owner.room, owner.key, digest):
            self._tell(owner, Kept(digest, self.uploads.have(owner, digest, size)))

    def _saved(self, body: NewBody, fate: Fate | None) -> None:
        owner = Owner(body.room, body.author)
        room = self._hub.rooms.get(body.room)
        if room is not None and body.digest in room.erasures:
            self._spawn(self._forget(body))
            self._tell(owner, about(body.digest, _ERASED))
        elif fate == "kept":
            self._here(owner, body.digest, len(body.blob))
        else:
            self._tell(owner, about(body.digest, _TOO_MUCH[fate]))

    def _here(self, owner: Owner, digest: str, size: int) -> None:
        """A text is whole and on the disk: acts may name it from now on."""
        room = self._hub.rooms.get(owner.room)
        if room is not None:
            room.texts.add(digest)
        self._tell(owner, Kept(digest, size))

    async def _forget(self, body: NewBody) -> None:
        try:
            await self.shelf.forget([(body.room, body.digest)])
        except LogFull:
            # It goes when the room is read from the log again.
            return
        except LogBroken as error:
            self._on_broken(error)

    def _tell(self, owner: Owner, *messages: FromRelay) -> None:
        room = self._hub.rooms.get(owner.room)
        visitor = room.visitors.get(owner.key) if room is not None else None
        if visitor is not None:
            visitor.peer.tell(b"".join(packed(written(message)) for message in messages))


def about(digest: str, trouble: Trouble) -> Trouble:
    """The same trouble, naming the text that it is about."""
    return msgspec.structs.replace(trouble, digest=digest)


def _refusal(room: HeldRoom, key: str, digest: str) -> Trouble | None:
    if room.seat_of(key) is None:
        return NOT_SEATED
    if room.state is None or room.state.closed_at is not None:
        return _CLOSED
    return _ERASED if digest in room.erasures else None
