"""A small world for tests of the rules: people with fixed keys, one room, and a log folded as it grows."""

from functools import cache

from sprint.core import acts
from sprint.core.acts import Body, Mode, Source, Tick
from sprint.core.counting import Unit
from sprint.core.derive import membership, proof_hash, room_keys
from sprint.core.entry import GENESIS_HEAD, Entry, chain
from sprint.core.events import Event
from sprint.core.keyring import KeyRing
from sprint.core.keys import Identity
from sprint.core.reducer import apply
from sprint.core.room import Room
from sprint.core.sealing import Place, Sealed, seal
from sprint.core.signed import Act, Seen, SignedAct, sign, unsigned
from sprint.core.sprints import Entrant, Sprint

SECRET = bytes(range(16))
KEYS = room_keys(SECRET)
OPENED_AT = 1_000_000
MINUTE = 60_000
ANA, BEN, CARA, DIDO = "Ana", "Ben", "Cara", "Dido"
PEOPLE = (ANA, BEN, CARA, DIDO)


def keyring() -> KeyRing:
    """The keys of this world's room, as one member holds them: a removal adds to them."""
    return KeyRing(0, SECRET)


@cache
def identity(name: str) -> Identity:
    """The same person for the same name, always."""
    return Identity(name.encode().ljust(32, b"\0")[:32])


def key_of(name: str) -> str:
    """The public key of a person; the relay has none."""
    return identity(name).key if name else ""


def sealed(text: str, kind: str, author: str, act_id: str) -> Sealed:
    """Seal a text for this world's room with a nonce that follows from the id."""
    nonce = bytes.fromhex(act_id)[:12] * 2
    return seal(text, Place(KEYS.room, kind, author, act_id), KEYS.content, nonce)


def fold(log: list[Entry]) -> Room | None:
    """The state that a log gives, read from its very text."""
    room: Room | None = None
    for entry in log:
        room, _ = apply(room, entry, entry.read())
    return room


class World:
    """One room whose creator is Ana. ``at`` is the room time, in milliseconds, that the next entry gets."""

    def __init__(self, mode: Mode = "open", seat: tuple[str, ...] = (ANA, BEN)) -> None:
        self.at = OPENED_AT
        self.log: list[Entry] = []
        self.heads = [GENESIS_HEAD]
        self.state: Room | None = None
        self._ids = 0
        act_id = self.next_id()
        title = sealed("Tuesdays", "title", key_of(ANA), act_id)
        self.do(ANA, acts.Open(mode, proof_hash(KEYS.proof), title), act_id)
        for name in seat:
            self.join(name)

    @property
    def room(self) -> Room:
        """The state now."""
        assert self.state is not None
        return self.state

    @property
    def sprint(self) -> Sprint:
        """The newest sprint."""
        sprint = self.room.sprint
        assert sprint is not None
        return sprint

    def entrant(self, name: str) -> Entrant:
        """Somebody's part in the newest sprint."""
        return self.sprint.entrants[key_of(name)]

    def next_id(self) -> str:
        """An id that no act had."""
        self._ids += 1
        return f"{self._ids:032x}"

    def ahead(self) -> str:
        """The id that the next act will have, for sealing something to it."""
        return f"{self._ids + 1:032x}"

    def write(self, name: str, body: Body, act_id: str = "") -> tuple[Act, SignedAct]:
        """An act of somebody, signed; without a name, the relay's."""
        seen = Seen(len(self.log), self.heads[-1]) if name else Seen()
        act = Act(KEYS.room, 0, act_id or self.next_id(), key_of(name), seen, body)
        return act, sign(act, identity(name)) if name else unsigned(act)

    def offer(self, act: Act, signed: SignedAct) -> tuple[Event, ...]:
        """Append an act at the present time; raises ``Refused`` and changes nothing where it may not."""
        entry = Entry(len(self.log) + 1, self.at, signed.act, signed.sig)
        self.state, events = apply(self.state, entry, act)
        self.log.append(entry)
        self.heads.append(chain(self.heads[-1], entry))
        return events

    def do(self, name: str, body: Body, act_id: str = "", *, after: int = 0) -> tuple[Event, ...]:
        """Write and append an act ``after`` milliseconds."""
        self.at += after
        return self.offer(*self.write(name, body, act_id))

    def join(self, name: str) -> tuple[Event, ...]:
        """Seat somebody."""
        key, act_id = key_of(name), self.next_id()
        shown = membership(KEYS.content, KEYS.room, key)
        return self.do(name, acts.Join(shown, sealed(name, "name", key, act_id)), act_id)

    def schedule(self, name: str = ANA, length_ms: int = 20 * MINUTE, wait_ms: int = 0) -> str:
        """Set a sprint and return its id."""
        self.do(name, acts.Schedule(length_ms, wait_ms))
        return self.sprint.id

    def enter(self, name: str, source: Source = "editor", unit: Unit = "words", baseline: int = 0) -> None:
        """Let somebody take part in the newest sprint."""
        self.do(name, acts.Enter(self.sprint.id, source, unit, baseline))

    def tick(self) -> tuple[Event, ...]:
        """Let the next phase end by itself, as the relay does."""
        due = self.room.due_at()
        assert due is not None
        self.at = max(self.at, due)
        return self.do("", Tick())

    def ring(self) -> None:
        """Tick until the bell of the newest sprint has rung."""
        while not self.sprint.bell_rang:
            self.tick()
