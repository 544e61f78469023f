"""Writes one person's acts for one room: ids, seals and signatures in one place."""

from collections.abc import Callable, Mapping

import msgspec

from sprint.core import acts
from sprint.core.acts import Body, Mode
from sprint.core.agenda.acts import Announce, Jot, JotKind, Meet, Plan, Pledge, Pledged
from sprint.core.agenda.blocks import Block
from sprint.core.agenda.values import Agenda
from sprint.core.agenda.words import AgendaWords, NextDay
from sprint.core.asking.acts import Ask, Idea
from sprint.core.derive import SECRET_BYTES, membership, proof_hash, room_keys
from sprint.core.keyring import KeyRing, written
from sprint.core.keys import Identity
from sprint.core.reading.acts import Offer, Read, Respond, Thank
from sprint.core.reading.bodies import About, Given, ProtocolWords, seal_body
from sprint.core.reading.protocol import Kind, Protocol
from sprint.core.sealing import NONCE_BYTES, Place, Sealed, seal
from sprint.core.signed import Act, Seen, SignedAct, sign
from sprint.link.boxing import boxed
from sprint.link.outgoing import Parcel

KEY_LENGTH = 64

Entropy = Callable[[int], bytes]


class Author:
    """Makes signed acts; ``entropy(n)`` gives n random bytes for ids and nonces."""

    def __init__(self, identity: Identity, room: str, ring: KeyRing, entropy: Entropy) -> None:
        self.key = identity.key
        self.room = room
        self.identity = identity
        self.ring = ring
        self._entropy = entropy

    def act(self, body: Body, seen: Seen, act_id: str | None = None) -> tuple[Act, SignedAct]:
        """Sign ``body`` as an act that follows the entry ``seen``."""
        act = Act(self.room, self.ring.gen, act_id or self.fresh_id(), self.key, seen, body)
        return act, sign(act, self.identity)

    def opening(self, mode: Mode, title: str) -> tuple[Act, SignedAct]:
        """The act that opens the room."""
        act_id = self.fresh_id()
        body = acts.Open(mode, proof_hash(self.ring.keys.proof), self._seal("title", act_id, title))
        return self.act(body, Seen(), act_id)

    def joining(self, name: str, seen: Seen) -> tuple[Act, SignedAct]:
        """The act that takes a seat under ``name``, or changes the name."""
        act_id = self.fresh_id()
        shown = membership(self.ring.keys.content, self.room, self.key)
        return self.act(acts.Join(shown, self._seal("name", act_id, name)), seen, act_id)

    def saying(self, text: str, seen: Seen) -> tuple[Act, SignedAct]:
        """The act that says ``text`` to the circle."""
        act_id = self.fresh_id()
        return self.act(acts.Say(self._seal("note", act_id, text)), seen, act_id)

    def cheering(self, whom: str, seen: Seen) -> tuple[Act, SignedAct]:
        """The act that cheers the member with the key ``whom``, or everyone where that is empty."""
        act_id = self.fresh_id()
        return self.act(acts.Cheer(self._seal("cheer", act_id, whom.ljust(KEY_LENGTH))), seen, act_id)

    def asking(self, sprint: str, words: str, seen: Seen) -> tuple[Act, SignedAct]:
        """The act that asks the circle for ideas, with a few words or none."""
        act_id = self.fresh_id()
        return self.act(Ask(sprint, self._seal("ask", act_id, words)), seen, act_id)

    def helping(self, ask: str, words: str, seen: Seen) -> tuple[Act, SignedAct]:
        """The act that gives an idea to whoever asked."""
        act_id = self.fresh_id()
        return self.act(Idea(ask, self._seal("idea", act_id, words)), seen, act_id)

    def calling(
        self,
        protocol: Protocol,
        words: ProtocolWords,
        seen: Seen,
        *,
        gather_ms: int,
        away_ms: int,
        ahead: bool,
    ) -> tuple[Act, SignedAct]:
        """The act that calls a reading."""
        act_id = self.fresh_id()
        sealed = self._seal("protocol", act_id, _json(words))
        body = Read(protocol, sealed, self.fresh_id(), gather_ms, away_ms, ahead)
        return self.act(body, seen, act_id)

    def offering(
        self,
        text: str,
        about: About,
        welcome: tuple[Kind, ...],
        seen: Seen,
        *,
        reading: str | None,
        replaces: str | None,
    ) -> tuple[Act, SignedAct, Parcel]:
        """The act that offers a piece, and the piece."""
        act_id = self.fresh_id()
        parcel = self._parcel("piece", act_id, text)
        body = Offer(self._seal("about", act_id, _json(about)), parcel.body, welcome, reading, replaces)
        return *self.act(body, seen, act_id), parcel

    def responding(
        self, reading: str, piece: str, step: int, of: Kind, given: Given, seen: Seen, *, last: bool
    ) -> tuple[Act, SignedAct, Parcel]:
        """The act that responds to a piece, and the response."""
        act_id = self.fresh_id()
        parcel = self._parcel("response", act_id, _json(given))
        return *self.act(Respond(reading, piece, step, of, parcel.body, last), seen, act_id), parcel

    def thanking(self, response: str, words: str, seen: Seen) -> tuple[Act, SignedAct]:
        """The act that thanks for a response."""
        act_id = self.fresh_id()
        return self.act(Thank(response, self._seal("thanks", act_id, words)), seen, act_id)

    def planning(
        self, blocks: tuple[Block, ...], words: AgendaWords, changes: Agenda | None, seen: Seen
    ) -> tuple[Act, SignedAct]:
        """The act that plans a day, or changes what is to come of one."""
        act_id = self.fresh_id()
        sealed = self._seal("agenda", act_id, _json(words))
        name, edition = (changes.id, changes.edition) if changes is not None else (None, 0)
        return self.act(Plan(blocks, sealed, name, edition), seen, act_id)

    def announcing(self, words: str, seen: Seen, *, stays: bool) -> tuple[Act, SignedAct]:
        """The act that tells everybody something."""
        act_id = self.fresh_id()
        return self.act(Announce(self._seal("words", act_id, words), stays), seen, act_id)

    def meeting(self, day: NextDay, replaces: str, seen: Seen) -> tuple[Act, SignedAct]:
        """The act that says when the circle meets next, in the place of a date or, where empty, of none."""
        act_id = self.fresh_id()
        return self.act(Meet(self._seal("date", act_id, _json(day)), replaces or None), seen, act_id)

    def pledging(self, of: Pledged, words: str, seen: Seen) -> tuple[Act, SignedAct]:
        """The act that says what one means to do, how it went, or who one is."""
        act_id = self.fresh_id()
        return self.act(Pledge(of, self._seal("pledge", act_id, words)), seen, act_id)

    def jotting(self, of: JotKind, words: str, seen: Seen) -> tuple[Act, SignedAct]:
        """The act that puts something on the board."""
        act_id = self.fresh_id()
        return self.act(Jot(of, self._seal("jot", act_id, words)), seen, act_id)

    def removing(self, member: str, stay: Mapping[str, int], seen: Seen) -> tuple[Act, SignedAct]:
        """The act that removes ``member``, with a new secret for those who ``stay``: seats by key."""
        secret, act_id = self._entropy(SECRET_BYTES), self.fresh_id()
        boxes = tuple(acts.Box(seat, boxed(secret, key)) for key, seat in stay.items())
        keys, place = room_keys(secret), Place(self.room, "keys", self.key, act_id)
        nonce = self._entropy(NONCE_BYTES)
        older = seal(written(self.ring.secrets), place, keys.content, nonce, self.ring.gen + 1)
        return self.act(acts.Remove(member, proof_hash(keys.proof), boxes, older), seen, act_id)

    def fresh_id(self) -> str:
        """An id that no act had before."""
        return self._entropy(16).hex()

    def _seal(self, kind: str, act_id: str, text: str) -> Sealed:
        place = Place(self.room, kind, self.key, act_id)
        ring = self.ring
        return seal(text, place, ring.content(ring.gen), self._entropy(NONCE_BYTES), ring.gen)

    def _parcel(self, kind: str, act_id: str, text: str) -> Parcel:
        place = Place(self.room, kind, self.key, act_id)
        ring = self.ring
        return Parcel(*seal_body(text, place, ring.content(ring.gen), self._entropy(NONCE_BYTES), ring.gen))


def _json(words: msgspec.Struct) -> str:
    return msgspec.json.encode(words).decode()
