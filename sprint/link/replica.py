"""A member's own copy of a room: every entry checked, then folded by the same reducer that the relay runs.

The relay is trusted for order and time, and for nothing else: what its members never signed, a log that
contradicts itself, or a room opened by another key than the invite pins, stops the link with ``Untrusted``.
"""

import contextlib

import msgspec

from sprint.core import acts
from sprint.core.agenda.events import NotesOpened
from sprint.core.asking.events import IdeaGiven
from sprint.core.derive import fingerprint, membership
from sprint.core.entry import GENESIS_HEAD, Entry, chain
from sprint.core.errors import OtherVersion, Refused, Untrusted
from sprint.core.events import CheerGiven, Event, NoteSaid
from sprint.core.invite import Invite
from sprint.core.keyring import KeyRing, unboxed
from sprint.core.keys import Identity
from sprint.core.reducer import apply
from sprint.core.room import Room
from sprint.core.sealing import Place
from sprint.core.signed import Act, Seen, SignedAct, signature_holds
from sprint.link.side import Side


class Taken(msgspec.Struct, frozen=True):
    """An entry that was folded: its act and what it made happen."""

    entry: Entry
    act: Act
    events: tuple[Event, ...]


class Sealed(msgspec.Struct, frozen=True):
    """An act whose words are still to be opened; what it says ``waits``, or it ``opens`` what waited."""

    act: Act
    at: int
    waits: bool
    opens: bool


class Replica:
    """The state of one room as this member knows it, with its chain of heads and its sealed side."""

    def __init__(self, invite: Invite, ring: KeyRing, identity: Identity) -> None:
        self._invite = invite
        self._ring = ring
        self._identity = identity
        self._heads = [GENESIS_HEAD]
        self._ids: set[str] = set()
        self.room: Room | None = None
        self._sealed: list[Sealed] = []
        self.side = Side(invite.room, ring)

    @property
    def seen(self) -> Seen:
        """The newest entry held: its number and the head of the chain after it."""
        # Threads that remember it look while another entry is folded: number and head must belong together.
        seq = len(self._heads) - 1
        return Seen(seq, self._heads[seq])

    def head_at(self, seq: int) -> str | None:
        """The head of the chain after entry ``seq``, or None beyond what is held."""
        return self._heads[seq] if seq < len(self._heads) else None

    def holds(self, act_id: str) -> bool:
        """Whether an act is in the log, as far as it is held."""
        return act_id in self._ids

    def check(self, entry: Entry) -> Act:
        """Read an entry and check who signed it.

        The slow part: it touches no state, so any thread may do it.
        """
        try:
            act = entry.read()
        except OtherVersion:
            raise
        except Refused as error:
            raise Untrusted(
                "The relay passed on an act that is not well formed. Nothing of yours is lost."
            ) from error
        if isinstance(act.body, acts.Tick):
            if act.by or entry.sig:
                raise Untrusted("The relay passed on a tick that claims an author. Nothing of yours is lost.")
        elif not signature_holds(act, SignedAct(entry.act, entry.sig)):
            raise Untrusted(
                "The relay passed on an act that its author never signed. Nothing of yours is lost."
            )
        return act

    def take(self, entry: Entry, act: Act) -> Taken:
        """Fold a checked entry; raises ``Untrusted`` where it cannot be, and then changes nothing."""
        self._check_place(entry, act)
        try:
            room, events = apply(self.room, entry, act)
        except Refused as error:
            raise Untrusted(
                f"The relay let in what the rules forbid ({error.code}). Nothing of yours is lost."
            ) from error
        if isinstance(act.body, acts.Remove):
            self._take_keys(act, act.body, room)
        self.room = room
        self._heads.append(chain(self._heads[-1], entry))
        self._ids.add(act.id)
        self._open(Sealed(act, entry.at, _waits(events), _opens_notes(events)))
        return Taken(entry, act, events)

    def judge(self, act: Act, signed: SignedAct, at: int) -> None:
        """Raise ``Refused`` beforehand where the rules do not allow an act at room time ``at``."""
        if self.room is not None:
            apply(self.room, Entry(self.room.seq + 1, max(at, self.room.at), signed.act, signed.sig), act)

    def _open(self, one: Sealed) -> None:
        """Open what an act carries: of what was before one's invite, when the older keys have come with the
        removal that the invite is from.
        """
        self._sealed.append(one)
        if self.room is not None and self.room.gen < self._ring.gen and not self._ring.holds(self.room.gen):
            return
        sealed, self._sealed = self._sealed, []
        for one in sealed:
            if one.opens:
                self.side.open_notes()
            self.side.take(one.act, one.at, proven=self._proves(one.act), waits=one.waits)
        if self.room is not None:
            self.side.follow(self.room)

    def _take_keys(self, act: Act, body: acts.Remove, room: Room) -> None:
        me = room.members.get(self._identity.key)
        box = next((box for box in body.boxes if me is not None and box.seat == me.seat), None)
        if box is not None:
            self._ring.add(room.gen, unboxed(box.data, self._identity, body.proof))
        if body.older is not None:
            with contextlib.suppress(Untrusted):
                self._ring.learn(body.older, Place(room.id, "keys", act.by, act.id), room)

    def _proves(self, act: Act) -> bool:
        """Whether a join shows that its author holds the content key; only members can check that."""
        if not isinstance(act.body, acts.Join):
            return True
        with contextlib.suppress(Untrusted):
            return act.body.membership == membership(self._ring.content(act.gen), act.room, act.by)
        # With a key of before we came in: those who were there then have let them in.
        return True

    def _check_place(self, entry: Entry, act: Act) -> None:
        if act.room != self._invite.room:
            raise Untrusted("The relay passed on an act of another room. Nothing of yours is lost.")
        known = self.head_at(act.seen.seq)
        if act.by and (act.seen.seq >= entry.seq or known != act.seen.head):
            raise Untrusted(
                "The relay has shown its members different histories of this room. Nothing of yours is lost."
            )
        if act.id in self._ids:
            raise Untrusted("The relay passed on an act for the second time. Nothing of yours is lost.")
        if isinstance(act.body, acts.Open) and fingerprint(act.by) != self._invite.creator:
            raise Untrusted(
                "This room was not opened by the person who made your invite. Ask for a new invite."
            )


def _waits(events: tuple[Event, ...]) -> bool:
    return any(isinstance(one, NoteSaid | CheerGiven | IdeaGiven) and one.waits for one in events)


def _opens_notes(events: tuple[Event, ...]) -> bool:
    return any(isinstance(one, NotesOpened) for one in events)
