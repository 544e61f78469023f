"""Coming into a room: the hello, what the welcome shows, whether one may be there, and the seat. No I/O here.

Hello, welcome and seat come anew with every connection; how far this person saw the log stays.
"""

from typing import NamedTuple

import msgspec

from sprint.core import wire
from sprint.core.acts import Mode
from sprint.core.errors import Untrusted
from sprint.core.invite import Invite
from sprint.core.keyring import opens
from sprint.core.room import Room
from sprint.core.signed import Seen, SignedAct
from sprint.link.author import Author
from sprint.link.replica import Replica


class End(NamedTuple):
    """Why a link ends for good: a word for programs, and a sentence for people."""

    code: str
    why: str


_OTHER_VERSION = End(
    "other-version", "The relay speaks another version of Sprint. Update the older of the two."
)
_BEHIND = End(
    "behind",
    "The relay has lost a part of this room's history, as after an old backup. "
    "What you wrote is on your disk; open a fresh room to go on.",
)
_REMOVED = End("removed", "This room is closed to you. What you wrote is yours, on your disk.")
_WRONG_KEY = End(
    "wrong-secret",
    "This invite is not, or no longer, this room's: its key opens nothing there. What you keep of the room "
    "is as it was. Ask your circle for the newest invite, or come back by your list of rooms.",
)


class Entering:
    """One member's way in, under ``name``. ``held`` is how far they saw the log in earlier runs.

    ``joining`` is the id of the join that waits for its answer.
    """

    def __init__(self, invite: Invite, author: Author, replica: Replica, name: str, held: Seen) -> None:
        self.joining: str | None = None
        self._invite, self._author, self._replica = invite, author, replica
        self._name, self._held = name, held
        self._genesis: SignedAct | None = None
        self._arrival: int | None = None

    @property
    def invite(self) -> Invite:
        """What lets others in now: after a removal the line that one came with does not."""
        ring = self._author.ring
        return msgspec.structs.replace(self._invite, secret=ring.secret, gen=ring.gen)

    def open_room(self, mode: Mode, title: str) -> None:
        """Prepare the act that opens the room; it goes along with every hello until the relay has it."""
        self._genesis = self._author.opening(mode, title)[1]

    def hello(self, challenge: wire.Challenge) -> wire.Hello | End:
        """The answer to a relay's challenge."""
        if wire.VERSION not in challenge.versions:
            return _OTHER_VERSION
        return wire.Hello(
            v=wire.VERSION,
            room=self._invite.room,
            key=self._author.key,
            sig=self._author.identity.sign(wire.hello_text(self._invite.room, challenge.nonce)),
            proof=self._author.ring.keys.proof,
            have=self._replica.seen,
            genesis=self._genesis,
        )

    def welcomed(self, seq: int) -> End | None:
        """The relay has let us in, and its newest entry is ``seq``."""
        self._genesis = None
        if seq < max(self._held.seq, self._replica.seen.seq):
            return _BEHIND
        self._arrival = seq
        return None

    def lost(self) -> None:
        """The connection is gone, and with it the answer to a join."""
        self._arrival = self.joining = None

    def fresh(self, seq: int) -> bool:
        """Whether an entry came after one's arrival, and is no history."""
        return self._arrival is not None and seq > self._arrival

    def arrived(self, room: Room) -> bool:
        """Whether everything is known that the room had on one's arrival."""
        return self._arrival is not None and room.seq >= self._arrival

    def check_held(self) -> None:
        """Raise ``Untrusted`` where the log is not the one that this person saw in an earlier run."""
        seen = self._replica.seen
        if seen.seq == self._held.seq and seen.head != self._held.head:
            raise Untrusted("This room's history is not the one you saw before. Nothing of yours is lost.")

    def barred(self, room: Room) -> End | None:
        """Why one may not be in a room that is wholly known: one was removed, or the invite is not its."""
        member = room.members.get(self._author.key)
        if member is not None and member.removed:
            return _REMOVED
        return None if opens(self.invite, room) else _WRONG_KEY

    def seated(self, room: Room) -> bool:
        """Whether one has a seat."""
        member = room.members.get(self._author.key)
        return member is not None and not member.left

    def named(self) -> bool:
        """Whether the room knows one by this name."""
        return self._replica.side.names.get(self._author.key) == self._name

    def join(self) -> list[wire.ToRelay]:
        """What asks for a seat, or for another name, unless that is on its way."""
        if self.joining is not None:
            return []
        act, signed = self._author.joining(self._name, self._replica.seen)
        self.joining = act.id
        return [wire.Do(signed)]
