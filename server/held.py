"""A room while this relay holds it: what is committed, what is taken in beyond that, and who is there.

Acts are judged against the tentative state, which runs ahead of the committed one until the log has them.
When a commit fails the tentative state falls back and nobody was told anything. No I/O and no clock here.
"""

from collections.abc import Iterator

import msgspec

from server.chain import Heads
from server.docket import Docket
from server.erasures import Erasures
from server.incoming import id_of
from server.limits import ACTS_A_MINUTE, MOST_ENTRIES, Buckets
from server.logs.roomlog import Batch, Kept
from server.outputs import (
    LOCKED,
    REMOVED,
    Answer,
    Dismiss,
    Output,
    Outputs,
    PassOn,
    Tell,
    entries_written,
    written,
)
from server.pending import Pending
from server.standings import Standings
from server.tail import Tail, within_bytes
from server.visitor import Visitor
from sprint.core.entry import Entry, chain, tick_act
from sprint.core.errors import OtherVersion, Refused
from sprint.core.reading.acts import Offer, Respond
from sprint.core.reducer import apply
from sprint.core.room import Room
from sprint.core.signed import Act, SignedAct, read_act, signature_holds
from sprint.core.wire import Done, Trouble

_encoder = msgspec.json.Encoder()
_entry_decoder = msgspec.json.Decoder(Entry)


class HeldRoom:
    """A room, its log's newest part, and its visitors by key.

    ``state`` is None until the genesis is committed; ``opener`` is who signed that.
    """

    def __init__(self, room: str, epoch: str, fence: int) -> None:
        self.id = room
        self.epoch = epoch
        self.fence = fence
        self.opener = ""
        self.state: Room | None = None
        self.visitors: dict[str, Visitor] = {}
        self.standings = Standings()
        self.heads = Heads()
        self.tail = Tail()
        # By key and not by connection: coming back must not make anybody's bucket full again.
        self.acts = Buckets(ACTS_A_MINUTE / 60, ACTS_A_MINUTE)
        self.erasures = Erasures()
        # The digests of the texts that are on the disk.
        self.texts: set[str] = set()
        self._docket = Docket()
        self._tentative: Room | None = None
        self._flying_state: Room | None = None

    @property
    def seq(self) -> int:
        """The number of the last committed entry."""
        return self.state.seq if self.state else 0

    @property
    def proofs(self) -> tuple[str, ...]:
        """The hashes of the room's join proofs, the newest last."""
        state = self.state or self._tentative
        return state.proofs if state else ()

    @property
    def used(self) -> bool:
        """Whether anybody ever took a seat."""
        return bool(self.state and self.state.members)

    @property
    def busy(self) -> bool:
        """Whether anything waits for a commit."""
        return self._docket.busy

    @property
    def due_at(self) -> int | None:
        """The room time at which the next phase ends by itself, if any does."""
        return self._tentative.due_at() if self._tentative else None

    def replay(self, text: str) -> None:
        """Take in a committed entry from the log.

        Raises ``Refused``, ``OtherVersion`` or ``msgspec.DecodeError`` where it does not fit.
        """
        entry = _entry_decoder.decode(text)
        act = entry.read()
        self.state, events = apply(self.state, entry, act)
        self.erasures.heard(events, self.state)
        self.opener = self.opener or act.by
        self._tentative = self.state
        self.heads.append(chain(self.heads.newest, entry))
        self._docket.note(act.id, entry.seq)
        self.tail.append(entry.seq, text.encode())

    def submit(self, visitor: Visitor, signed: SignedAct, now: int) -> Outputs:
        """Take a visitor's act in, or answer it.

        Raises ``Dismissed`` where not even its id can be read.
        """
        try:
            act = read_act(signed.act)
        except (Refused, OtherVersion) as error:
            code = error.code if isinstance(error, Refused) else "other-version"
            act_id = id_of(signed)
            known = self._docket.answered(visitor, act_id)
            return self._docket.reject(visitor, act_id, code, str(error)) if known is None else known
        if (known := self._docket.answered(visitor, act.id)) is not None:
            return known
        try:
            self._check(visitor, act, signed)
            self.take_in(act, signed, now, visitor)
        except Refused as error:
            return self._docket.reject(visitor, act.id, error.code, str(error))
        return ()

    def take_in(self, act: Act, signed: SignedAct, now: int, visitor: Visitor | None = None) -> None:
        """Apply an act to the tentative state and let it wait for the commit; raises ``Refused``."""
        before = self._tentative
        at = max(now, before.at) if before else now
        entry = Entry(before.seq + 1 if before else 1, at, signed.act, signed.sig)
        after, events = apply(before, entry, act)
        head = chain(self.heads.newest, entry)
        pending = Pending(act.by, Done(act.id, "applied", seq=entry.seq), _encoder.encode(entry), visitor)
        # Nothing is changed before all of it is worked out: a fault on the way leaves the room as it was.
        self.erasures.take(events, after)
        self._tentative = after
        self.opener = self.opener or act.by
        self.heads.append(head)
        self._docket.take(pending)

    def ring(self, now: int, tick_id: str) -> bool:
        """Append the relay's tick if a phase has ended by ``now``, and say whether one had."""
        due = self.due_at
        if due is None or due > now:
            return False
        self.take_in(*tick_act(self.id, tick_id), now)
        return True

    def collect(self) -> Batch | None:
        """What is to be committed now, or None where only answers wait; then ``committed`` or ``failed``."""
        self._flying_state = state = self._tentative
        entries = self._docket.fly()
        if not entries or state is None:
            return None
        head = self.heads.newest
        kept = Kept(self.id, self.epoch, self.fence, state.proofs, state.seq, head, state.closed_at or 0)
        return Batch(kept, entries, self.erasures.fly())

    def committed(self) -> list[Output]:
        """The commit holds: answer the authors and pass the entries on."""
        flown = self._docket.landed()
        self.erasures.landed()
        former, self.state = self.state, self._flying_state
        told: list[Output] = []
        entries: list[bytes] = []
        for pending in flown:
            if pending.entry is not None and pending.answer.seq is not None:
                self.tail.append(pending.answer.seq, pending.entry)
                entries.append(pending.entry)
            told.extend(Answer(visitor, answer) for visitor, answer in pending.waiting)
        hearing = tuple(visitor for visitor in self.visitors.values() if visitor.caught_up)
        if hearing:
            told.extend(self._passed_on(entries, hearing))
        self._seat(pending.author for pending in flown)
        if former is not None and self.state is not None and _fewer_may_come(former, self.state):
            told.extend(self._shut_out(self.state))
        return told

    def failed(self) -> list[Output]:
        """The commit failed: fall back to what is committed, and tell the room without answering anyone."""
        self._docket.fell()
        self.erasures.fell()
        self._tentative = self.state
        self.heads.cut(self.seq)
        why = "The relay could not save what was just sent. Nothing is lost here; send it again in a while."
        return [Tell(tuple(self.visitors.values()), written(Trouble("storage", why)))]

    def seat_of(self, key: str) -> int | None:
        """The seat of a member who has not left."""
        member = self.state.members.get(key) if self.state else None
        return None if member is None or member.left else member.seat

    def _check(self, visitor: Visitor, act: Act, signed: SignedAct) -> None:
        if act.by != visitor.key:
            raise Refused("not-yours", "An act comes from the one who signed it.")
        if not self.heads.agrees(act.seen):
            raise Refused("forked", "Its author saw another log of this room.")
        if not signature_holds(act, signed):
            raise Refused("bad-signature", "Its signature does not hold.")
        if isinstance(act.body, Offer | Respond) and not self._has(act.body.body.digest):
            raise Refused(
                "no-text", "The text that it names is not on the relay. Send that first, and then again."
            )

    def _has(self, digest: str) -> bool:
        return digest in self.texts and digest not in self.erasures

    def _shut_out(self, state: Room) -> Iterator[Dismiss]:
        for key, visitor in list(self.visitors.items()):
            member = state.members.get(key)
            if member is not None and member.removed:
                yield Dismiss(visitor, "removed", REMOVED)
            elif member is None and state.locked:
                yield Dismiss(visitor, "locked", LOCKED)

    def _passed_on(self, entries: list[bytes], to: tuple[Visitor, ...]) -> Iterator[PassOn]:
        after = self.seq - len(entries)
        while entries:
            batch = within_bytes(entries[:MOST_ENTRIES])
            yield PassOn(to, entries_written(batch), after)
            entries = entries[len(batch) :]
            after += len(batch)

    def _seat(self, authors: Iterator[str]) -> None:
        for key in authors:
            seat = self.seat_of(key)
            if seat is not None and key in self.visitors:
                self.standings.arrived(seat)
            elif self.state and (member := self.state.members.get(key)) and member.left:
                self.standings.left(member.seat)


def _fewer_may_come(before: Room, now: Room) -> bool:
    return now.gen > before.gen or (now.locked and not before.locked)
