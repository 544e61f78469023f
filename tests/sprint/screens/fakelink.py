"""A room in memory that this person shares with people who do as the test says: the real rules, no relay."""

from collections.abc import Mapping

from sprint.core import acts
from sprint.core.acts import Body
from sprint.core.derive import fingerprint
from sprint.core.errors import Refused
from sprint.core.events import Event
from sprint.core.invite import Invite
from sprint.core.reading.acts import Offer, Respond
from sprint.core.reading.texts import TextKind, TextRef
from sprint.core.signed import Act, SignedAct
from sprint.core.wire import Standing, Status
from sprint.link.author import Author
from sprint.link.base import Link
from sprint.link.library import Library
from sprint.link.news import (
    ActAnswered,
    Contact,
    ContactChanged,
    Happened,
    Safety,
    SafetyChanged,
    StandingsChanged,
)
from sprint.link.outgoing import Parcel
from sprint.link.replica import Replica
from tests.sprint.core.world import ANA, KEYS, SECRET, World, identity, key_of, keyring, sealed

INVITE = Invite("circle.example.org", 8765, True, KEYS.room, SECRET, 0, fingerprint(identity(ANA).key))


class FakeLink(Link):
    """``me`` sits in the room of ``world``; time moves only by ``pass_time``."""

    def __init__(self, world: World, me: str = ANA) -> None:
        keys = keyring()
        author = Author(
            identity(me), KEYS.room, keys, lambda size: (bytes.fromhex(world.next_id()) * 2)[:size]
        )
        super().__init__(author, Replica(INVITE, keys, identity(me)))
        self.world = world
        self.texts = Library(KEYS.room, keys)
        self.line = INVITE
        self._name = me
        self._contact: Contact = "joined"
        self._standings: dict[int, Standing] = {}
        self.shown: list[tuple[Status, int | None]] = []
        self.held: list[tuple[str, Body]] = []
        self.closed = self.reads_history = False
        self._told = 0
        self.catch_up(fresh=False)

    async def start(self) -> None:
        """There is nothing to connect to."""

    @property
    def invite(self) -> Invite:
        return self.line

    @property
    def standings(self) -> Mapping[int, Standing]:
        return self._standings

    @property
    def contact(self) -> Contact:
        return self._contact

    @property
    def safety(self) -> Safety:
        if self._contact != "joined":
            return "on this disk"
        return "sending" if self.held else "safe in the room"

    def now(self) -> int:
        return self.world.at

    async def do(self, body: Body) -> str:
        act_id = self.world.next_id()
        if self._contact != "joined":
            if isinstance(
                body, acts.Schedule | acts.Pause | acts.Resume | acts.Extend | acts.End | acts.Cancel
            ):
                raise Refused("not-connected", "You are not connected to the room just now. Go on writing.")
            self.held.append((act_id, body))
            return act_id
        self.world.do(self._name, body, act_id)
        self.catch_up()
        self.tell([ActAnswered(act_id, "applied")])
        return act_id

    def sends(self, act_id: str) -> bool:
        return act_id in [held for held, _ in self.held]

    @property
    def waits(self) -> int:
        return len(self.held)

    @property
    def caught_up(self) -> bool:
        return not self.reads_history

    async def say(self, text: str) -> str:
        act_id = self.world.next_id()
        note = acts.Say(sealed(text, "note", self.me, act_id))
        if self._contact != "joined":
            self.held.append((act_id, note))
        else:
            self.world.do(self._name, note, act_id)
            self.catch_up()
        return act_id

    async def cheer(self, whom: str = "") -> str:
        act_id = self.world.next_id()
        self.world.do(self._name, acts.Cheer(sealed(whom.ljust(64), "cheer", self.me, act_id)), act_id)
        self.catch_up()
        return act_id

    @property
    def library(self) -> Library:
        return self.texts

    async def _send(self, act: Act, signed: SignedAct, parcel: Parcel | None = None) -> str:
        if parcel is not None and self._contact != "joined":
            self.held.append((act.id, act.body))
            return act.id
        self.world.offer(act, signed)
        if parcel is not None and isinstance(act.body, Offer | Respond):
            kind: TextKind = "piece" if isinstance(act.body, Offer) else "response"
            self.texts.take(TextRef(act.id, kind, act.by, parcel.body), parcel.blob)
        self.catch_up()
        self.tell([ActAnswered(act.id, "applied")])
        return act.id

    def show(self, status: Status, count: int | None) -> None:
        self.shown.append((status, count))
        room = self.room
        if room is not None and self.me in room.members:
            seat = room.members[self.me].seat
            self._standings[seat] = Standing(seat, status, count)

    async def close(self) -> None:
        self.closed = True

    # -- what a test does ----------------------------------------------------------------------

    def others(self, name: str, body: Body) -> tuple[Event, ...]:
        """Somebody else acts."""
        events = self.world.do(name, body)
        if self._contact == "joined":
            self.catch_up()
        return events

    def says(self, name: str, text: str) -> None:
        """Somebody else says something."""
        act_id = self.world.next_id()
        self.world.do(name, acts.Say(sealed(text, "note", key_of(name), act_id)), act_id)
        self.catch_up()

    def joins(self, name: str) -> None:
        """Somebody comes in."""
        self.world.join(name)
        self.catch_up()

    def stands(self, name: str, status: Status, count: int | None = None) -> None:
        """Show somebody's status and live count."""
        seat = self.world.room.members[key_of(name)].seat
        self._standings[seat] = Standing(seat, status, count)
        self.tell([StandingsChanged()])

    def pass_time(self, ms: int) -> None:
        """Let time pass, with the relay's ticks in it."""
        until = self.world.at + ms
        while (due := self.world.room.due_at()) is not None and due <= until:
            self.world.tick()
        self.world.at = until
        if self._contact == "joined":
            self.catch_up()

    def lose(
        self,
        contact: Contact = "waiting",
        why: str = "The connection to the room was lost.",
        code: str = "lost",
    ) -> None:
        """Lose the connection."""
        self._contact = contact
        self.tell([ContactChanged(contact, code, why), SafetyChanged(self.safety)])

    def come_back(self) -> None:
        """Find the connection again: what was held goes in, or is refused."""
        self._contact = "joined"
        for act_id, body in self.held:
            try:
                self.world.do(self._name, body, act_id)
                self.tell([ActAnswered(act_id, "applied")])
            except Refused as error:
                self.tell([ActAnswered(act_id, "rejected", error.code, str(error))])
        self.held.clear()
        self.catch_up()
        self.tell([ContactChanged("joined"), SafetyChanged(self.safety)])

    def catch_up(self, *, fresh: bool = True) -> None:
        """Fold what the world has and this member does not."""
        while self._replica.seen.seq < len(self.world.log):
            entry = self.world.log[self._replica.seen.seq]
            taken = self._replica.take(entry, entry.read())
            self.tell([Happened(event, entry.at, fresh) for event in taken.events])
