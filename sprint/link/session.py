"""The conversation with a relay, without any I/O: give it messages and the time, take frames and news from
it.

It holds the replica, the room's clock, what waits for an answer, and the standings, through any number of
connections. A shell moves the frames and keeps the outbox on the disk; a test moves them by hand.
"""

from collections.abc import Sequence

from sprint.core import acts, wire
from sprint.core.acts import Body
from sprint.core.entry import Entry
from sprint.core.invite import Invite
from sprint.core.keyring import KeyRing
from sprint.core.keys import Identity
from sprint.core.reading import acts as reading
from sprint.core.signed import Act, Seen, SignedAct, read_act
from sprint.core.timesync import Exchange, RoomClock
from sprint.link.author import Author, Entropy
from sprint.link.contact import ended, needs_contact, not_connected, waits_here
from sprint.link.entering import End, Entering
from sprint.link.incoming import Arrived, Incoming
from sprint.link.live import LiveSlot
from sprint.link.news import (
    ActAnswered,
    Contact,
    ContactChanged,
    Happened,
    News,
    Safety,
    SafetyChanged,
    StandingsChanged,
    TroubleHeard,
)
from sprint.link.onway import OnWay, responses_in
from sprint.link.outgoing import Outgoing, Parcel, rests_on
from sprint.link.pulse import Pulse
from sprint.link.replica import Replica
from sprint.link.troubles import Troubles, why_shown
from sprint.link.vigil import Vigil

NOT_TAKEN = "The room did not take your text; it is kept on this disk. "
_UNSENT = "You have taken that piece back before it was sent; your text is kept on this disk."
_FOR_GOOD = ("too-much", "erased")


class Session:
    """One member's link to one room."""

    def __init__(
        self, identity: Identity, invite: Invite, ring: KeyRing, name: str, entropy: Entropy, held: Seen
    ) -> None:
        """``held`` is how far this person saw the log before: a relay that knows less has lost some."""
        self.author = Author(identity, invite.room, ring, entropy)
        self.replica = Replica(invite, ring, identity)
        self._entering = Entering(invite, self.author, self.replica, name, held)
        self.clock = RoomClock()
        self._vigil = Vigil(self.author, self.replica, self.clock)
        self.live = LiveSlot()
        self.contact: Contact = "connecting"
        self.retry_ms: int | None = None
        self.standings: dict[int, wire.Standing] = {}
        self._pulse = Pulse()
        self._waiting = Outgoing()
        self._incoming = Incoming()
        self.arrived: list[Arrived] = []
        self._out: list[str] = []
        self.caught_up = False
        self._safety: Safety = "on this disk"
        self._ended = ""
        self._troubles = Troubles()

    @property
    def invite(self) -> Invite:
        """What lets others in now: after a removal the line that one came with does not."""
        return self._entering.invite

    @property
    def safety(self) -> Safety:
        """Where what this person did in the room is."""
        if self.contact != "joined":
            return "on this disk"
        return "sending" if self._waiting else "safe in the room"

    def open_room(self, mode: acts.Mode, title: str) -> None:
        """Prepare the act that opens the room; it goes along with every hello until the relay has it."""
        self._entering.open_room(mode, title)

    def frames(self) -> list[str]:
        """Take the frames that are ready to be sent."""
        out, self._out = self._out, []
        return out

    def tick(self, mono: float) -> bool:
        """Let time pass, several times a second; says False when the relay has been silent for too long."""
        if self._pulse.ask_due(mono):
            self._send(wire.AskTime(mono))
        if self.contact == "joined":
            if live := self.live.take(mono):
                self._send(live)
            self._send(*self._vigil.signs(mono))
            self._send_again(mono)
        return not self._pulse.dead(mono)

    def lost(self, code: str, why: str) -> list[News]:
        """The connection is gone, or never came; what was not answered will be sent again."""
        self._out.clear()
        self._pulse.stop()
        self._entering.lost()
        if self.contact == "stopped":
            return []
        self.contact = "waiting"
        return [ContactChanged("waiting", code, why), *self._safety_news()]

    def stop(self, code: str, why: str) -> list[News]:
        """End for good: the link does not come back by itself after this."""
        self.contact, self._ended = "stopped", code
        return [ContactChanged("stopped", code, why), *self._safety_news()]

    # -- acting --------------------------------------------------------------------------------

    def make(self, body: Body, mono: float) -> tuple[Act, SignedAct]:
        """Sign an act; raises ``Refused`` where the rules, as far as they can be seen from here, say no."""
        act, signed = self.author.act(body, self.replica.seen)
        self.judge(act, signed, mono)
        return act, signed

    def judge(self, act: Act, signed: SignedAct, mono: float) -> None:
        """Raise ``Refused`` where the rules, as far as they can be seen from here, do not allow an act."""
        if self.contact == "stopped" and not waits_here(act.body):
            raise ended(self._ended)
        if self.contact != "joined":
            if needs_contact(act.body):
                raise not_connected()
        elif not self._waiting.waits(self._after(act.body)):
            # What follows an act that is on its way is judged after that, by the relay.
            self.replica.judge(act, signed, self.clock.now(mono) if self.clock.known else 0)

    def say(self, text: str) -> tuple[Act, SignedAct]:
        """Sign a note, which may wait for the room; raises ``Refused`` where the link has ended."""
        if self.contact == "stopped":
            raise ended(self._ended)
        return self.author.saying(text, self.replica.seen)

    def cheer(self, whom: str) -> tuple[Act, SignedAct]:
        """Sign a cheer; raises ``Refused`` without a connection, for a cheer that comes later is none."""
        if self.contact == "stopped":
            raise ended(self._ended)
        if self.contact != "joined":
            raise not_connected()
        return self.author.cheering(whom, self.replica.seen)

    def queue(
        self, act_id: str, signed: SignedAct, parcel: Parcel | None = None, *, left: bool = False
    ) -> list[News]:
        """Send an act as soon as the room is there, its text first, and again until it is answered.

        ``left`` says that it may have been sent before. What takes back a piece that was not stays here too.
        """
        body = read_act(signed.act).body
        self._waiting.add(act_id, signed, parcel, self._after(body), left=left)
        if isinstance(body, reading.Withdraw) and self._waiting.unsent(body.piece):
            return self._answered(wire.Done(body.piece, "rejected", code="withdrawn", why=_UNSENT))
        if self.contact == "joined":
            self._send(*self._waiting.first(act_id))
        return self._safety_news()

    def sends(self, act_id: str) -> bool:
        """Whether an act of one's own is on its way."""
        return self._waiting.waits(act_id)

    @property
    def waits(self) -> int:
        """How many acts of one's own the room has not answered."""
        return len(self._waiting)

    def responses(self) -> list[OnWay]:
        """The responses of one's own that are on their way."""
        return list(responses_in(self._waiting.texts, self.author.ring))

    def _after(self, body: Body) -> str:
        # Tables that are dealt while a piece of one's own is on its way would be dealt without it.
        return self._waiting.newest_text if isinstance(body, reading.Deal) else rests_on(body)

    def want(self, body: reading.Body) -> None:
        """Ask the relay for a sealed text, now or when the room is there; it comes in ``arrived``."""
        self._incoming.want(body)
        if self.contact == "joined":
            self._send(*self._incoming.messages())

    # -- hearing -------------------------------------------------------------------------------

    def receive(self, message: wire.FromRelay, checked: Sequence[Act], mono: float) -> list[News]:
        """Take one message; ``checked`` are the acts of its entries, in order, from ``Replica.check``.

        Raises ``Untrusted`` where the relay cannot be believed; the link is to stop then.
        """
        self._pulse.heard()
        match message:
            case wire.Challenge():
                return self._greet(message)
            case wire.Welcome():
                return self._enter(message, mono)
            case wire.Entries():
                return self._take(message.entries, checked, mono)
            case wire.Done():
                return self._answered(message)
            case wire.Counts():
                if message.whole:
                    self.standings.clear()
                self.standings.update({standing.seat: standing for standing in message.members})
                return [StandingsChanged()]
            case wire.TellTime() | wire.Kept() | wire.Blob():
                self._note(message, mono)
                return []
            case wire.Trouble():
                return self._heed(message, mono)
            case wire.Bye(code=code, why=why, retry_ms=retry_ms):
                self.retry_ms = retry_ms
                return self.stop(code, why_shown(why)) if retry_ms is None else []

    def _note(self, message: wire.TellTime | wire.Kept | wire.Blob, mono: float) -> None:
        match message:
            case wire.TellTime():
                self.clock.add(Exchange(message.asked, message.got, message.sent, mono))
            case wire.Kept():
                self._send(*self._waiting.kept(message))
            case wire.Blob():
                arrived, questions = self._incoming.take(message)
                self.arrived += [arrived] if arrived else []
                self._send(*questions)

    def _heed(self, trouble: wire.Trouble, mono: float) -> list[News]:
        if trouble.code in _FOR_GOOD and trouble.digest is not None:
            return self._give_up(trouble, self._waiting.with_text(trouble.digest))
        return self._troubles.heard(trouble, mono)

    def _give_up(self, trouble: wire.Trouble, waiting: list[str]) -> list[News]:
        """Have nothing wait any more for a text that the relay will not take."""
        news: list[News] = []
        for act_id in waiting:
            # One that was in before, and whose answer was lost, is not refused by that.
            known = self.replica.holds(act_id)
            news += self._answered(
                wire.Done(act_id, "duplicate", code=trouble.code)
                if known
                else wire.Done(act_id, "rejected", code=trouble.code, why=NOT_TAKEN + trouble.why)
            )
        return news

    def _greet(self, challenge: wire.Challenge) -> list[News]:
        self.retry_ms = None
        hello = self._entering.hello(challenge)
        if isinstance(hello, End):
            return self.stop(*hello)
        self._send(hello)
        return []

    def _enter(self, welcome: wire.Welcome, mono: float) -> list[News]:
        if end := self._entering.welcomed(welcome.seq):
            return self.stop(*end)
        self.clock.restart()
        self._pulse.start(mono)
        self.live.forget()
        self.caught_up = False
        return self._caught_up()

    def _take(self, entries: tuple[Entry, ...], checked: Sequence[Act], mono: float) -> list[News]:
        news: list[News] = []
        for entry, act in zip(entries, checked, strict=True):
            seen = self.replica.seen.seq
            if entry.seq <= seen:
                continue
            if entry.seq > seen + 1:
                self._send(wire.Want(seen))
                break
            taken = self.replica.take(entry, act)
            fresh = self._entering.fresh(entry.seq)
            news += [Happened(event, entry.at, fresh) for event in taken.events]
            if fresh and (why := self._vigil.doubt(entry.at, mono)):
                news.append(TroubleHeard("clock-doubt", why))
            self._entering.check_held()
        return news + self._caught_up()

    def _caught_up(self) -> list[News]:
        room = self.replica.room
        if room is None or not self._entering.arrived(room) or self.contact == "stopped":
            return []
        if end := self._entering.barred(room):
            return self.stop(*end)
        self.caught_up = True
        if room.closed_at is not None:
            return self.stop("closed-room", "This room is closed. What you wrote is yours, on your disk.")
        if self.contact == "joined":
            return []
        if not self._entering.seated(room):
            self._send(*self._entering.join())
            return []
        self.contact = "joined"
        self._incoming.restart()
        self._send(*self._waiting.messages(), *self._incoming.messages())
        if not self._entering.named():
            self._send(*self._entering.join())
        return [ContactChanged("joined"), *self._safety_news()]

    def _answered(self, done: wire.Done) -> list[News]:
        waited = self._waiting.answered(done.id)
        undone = self._undone(done.id) if done.outcome == "rejected" else []
        if self.contact == "joined":
            self._send(*self._waiting.following(done.id))
        kind = acts.kind_of(read_act(waited.act).body) if waited else ""
        joining = self._entering.joining
        if done.id == joining and done.outcome == "rejected":
            return self.stop(done.code, why_shown(done.why))
        # What is not kept to be sent again is either the join of this connection or a sign of presence.
        kind = kind or {joining: "join", self._vigil.here: "here"}.get(done.id, "")
        if not kind:
            return []  # It was sent twice, as while the first answer was on its way, and was told then.
        if done.id == joining:
            self._entering.joining = None
        answer = ActAnswered(done.id, done.outcome, done.code, why_shown(done.why), kind)
        return [answer, *undone, *self._safety_news()]

    def _undone(self, act_id: str) -> list[News]:
        """What was to take back an act that is refused has nothing left to do."""
        taken_back = [
            name
            for name, signed in self._waiting.resting_on(act_id)
            if isinstance(read_act(signed.act).body, reading.Withdraw | reading.Erase)
        ]
        return [news for name in taken_back for news in self._answered(wire.Done(name, "applied"))]

    def _send_again(self, mono: float) -> None:
        if self._troubles.again_due(mono):
            self._send(*self._waiting.messages())
            if self._troubles.passed():
                self._incoming.restart()
                self._send(*self._incoming.messages())

    def _send(self, *messages: wire.ToRelay) -> None:
        self._out += [wire.encode(message) for message in messages]

    def _safety_news(self) -> list[News]:
        if self.safety == self._safety:
            return []
        self._safety = self.safety
        return [SafetyChanged(self._safety)]
