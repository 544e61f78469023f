"""An honest relay in a few lines and without sockets, for sessions; tests bend it to make it lie."""

import os

from sprint.core import wire
from sprint.core.derive import fingerprint
from sprint.core.entry import Entry, chain, tick_act
from sprint.core.errors import Refused
from sprint.core.invite import Invite
from sprint.core.keyring import KeyRing
from sprint.core.reducer import apply
from sprint.core.room import Room
from sprint.core.signed import Act, Seen, SignedAct, read_act
from sprint.link.news import News
from sprint.link.session import Session
from tests.sprint.core.world import ANA, KEYS, SECRET, identity

INVITE = Invite("127.0.0.1", 1, False, KEYS.room, SECRET, 0, fingerprint(identity(ANA).key))
LIMITS = wire.Limits(65_536, 600, 4, 500)
ROOM_AHEAD_MS = 5_000_000


def session_of(name: str, held: Seen | None = None, invite: Invite = INVITE) -> Session:
    """A member's session, on the way to the room of this world."""
    return Session(
        identity(name), invite, KeyRing(invite.gen, invite.secret), name, os.urandom, held or Seen()
    )


class SmallRelay:
    """Keeps one log and answers frames. ``mono`` is everybody's monotonic clock, moved by hand."""

    def __init__(self) -> None:
        self.mono = 1_000.0
        self.log: list[Entry] = []
        self.room: Room | None = None
        self.heads = ["0" * 64]
        self.answers: dict[str, wire.Done] = {}

    @property
    def now(self) -> int:
        """Room time."""
        return int(self.mono + ROOM_AHEAD_MS)

    def connect(self, session: Session) -> list[News]:
        """Let a session connect and talk until both have said everything."""
        return self.hand(session, wire.Challenge((1,), b"n" * 16)) + self.talk(session)

    def talk(self, session: Session) -> list[News]:
        """Answer all frames of a session, and the frames that follow from the answers."""
        news: list[News] = []
        while frames := session.frames():
            for frame in frames:
                for message in self.answer(wire.read_to_relay(frame)):
                    news += self.hand(session, message)
        return news

    def hand(self, session: Session, message: wire.FromRelay) -> list[News]:
        """Give a session one message, checked as the shell would."""
        entries = message.entries if isinstance(message, wire.Entries) else ()
        checked = [session.replica.check(entry) for entry in entries]
        return session.receive(message, checked, self.mono)

    def catch_up(self, session: Session) -> list[News]:
        """Pass on what a session does not hold yet."""
        return self.hand(session, wire.Entries(tuple(self.log[session.replica.seen.seq :])))

    def answer(self, message: wire.ToRelay) -> list[wire.FromRelay]:
        """What an honest relay says to one message."""
        match message:
            case wire.Hello(have=have, genesis=genesis):
                if genesis is not None and not self.log:
                    self.accept(genesis)
                welcome = wire.Welcome("0" * 32, len(self.log), self.now, LIMITS)
                return [welcome, wire.Entries(tuple(self.log[have.seq :]))]
            case wire.Do(signed=signed):
                before = len(self.log)
                done = self.accept(signed)
                return [done, wire.Entries(tuple(self.log[before:]))]
            case wire.AskTime(asked=asked):
                return [wire.TellTime(asked, float(self.now), float(self.now))]
            case wire.Want(seq=seq):
                return [wire.Entries(tuple(self.log[seq:]))]
            case _:
                return []

    def accept(self, signed: SignedAct) -> wire.Done:
        """Order an act, or refuse it."""
        act = read_act(signed.act)
        if act.id in self.answers:
            return wire.Done(act.id, "duplicate")
        try:
            self.append(act, signed)
            done = wire.Done(act.id, "applied", len(self.log))
        except Refused as error:
            done = wire.Done(act.id, "rejected", code=error.code, why=str(error))
        self.answers[act.id] = done
        return done

    def tick(self) -> None:
        """Log that a phase has ended."""
        assert self.room is not None
        self.append(*tick_act(self.room.id, os.urandom(16).hex()))

    def append(self, act: Act, signed: SignedAct) -> Entry:
        """Log an act that the rules allow."""
        entry = Entry(len(self.log) + 1, self.now, signed.act, signed.sig)
        self.room, _ = apply(self.room, entry, act)
        self.log.append(entry)
        self.heads.append(chain(self.heads[-1], entry))
        return entry
