"""A hub without sockets or a log: people say hello and act, commits succeed or fail as a test says."""

from typing import TypeVar

from server.held import HeldRoom
from server.hub import Hub
from server.logs.roomlog import Batch
from server.outputs import Answer, CatchUp, Dismiss, Output, Outputs, PassOn, Tell
from server.visitor import Visitor
from sprint.core import wire
from sprint.core.acts import Body
from sprint.core.signed import Seen
from sprint.core.wire import Challenge, Done, Entries, FromRelay
from tests.server.client import Person, new_keys

NOW = 1_800_000_000_000
_M = TypeVar("_M", bound=FromRelay)


class StillPeer:
    """A connection that does nothing."""

    over = False
    slow = False

    def tell(self, frame: bytes) -> None:
        """Nothing goes out."""

    def dismiss(self, code: str, why: str, retry_ms: int | None = None) -> None:
        """Nothing goes out."""

    async def drained(self) -> None:
        """Nothing waits."""


class Hall:
    """One room in a hub. ``outputs`` keeps everything that was to be done; ``batches`` what was committed."""

    def __init__(self) -> None:
        self.keys = new_keys()
        self.ids = 0
        self.hub = Hub(self._new_id, fence=1)
        self.now = NOW
        self.outputs: list[Output] = []
        self.batches: list[Batch] = []
        self.ada = Person(self.keys)
        hello = self.ada.hello(Challenge((1,), bytes(32)), genesis=self.ada.genesis())
        self.room: HeldRoom = self.hub.found(hello, self.now)
        self.first = self.visit(self.ada)
        self.commit()

    def visit(self, person: Person, have: Seen | None = None) -> Visitor:
        """Let a person in, with a log of their own or none."""
        visitor = Visitor(self.keys.room, person.me.key, StillPeer(), 0)
        self.note(self.hub.enter(self.room, visitor, have or Seen(), self.now))
        return visitor

    def do(self, visitor: Visitor, person: Person, body: Body, act_id: str | None = None) -> str:
        """Submit an act; returns its id."""
        signed = person.act(body, act_id=act_id)
        self.note(self.hub.submit(self.room, visitor, signed, self.now))
        return act_id or signed.act.split('"id":"')[1][:32]

    def commit(self) -> list[Batch]:
        """Collect what waits, let it succeed, and return it."""
        batches = self.hub.collect()
        self.batches += batches
        _, told = self.hub.committed(self.now)
        self.note(told)
        return batches

    def fail(self) -> None:
        """Collect what waits, and let it fail."""
        self.hub.collect()
        _, told = self.hub.failed()
        self.note(told)

    def joined(self) -> Visitor:
        """The one who opened the room takes a seat."""
        self.do(self.first, self.ada, self.ada.joining())
        self.commit()
        self.outputs.clear()
        return self.first

    def note(self, outputs: Outputs) -> None:
        """Keep outputs; whoever is to catch up has done so."""
        for output in outputs:
            self.outputs.append(output)
            if isinstance(output, CatchUp):
                output.visitor.caught_up = True

    def told(self, visitor: Visitor, kind: type[_M]) -> list[_M]:
        """Messages of one type that went to a visitor."""
        texts = [out.text for out in self.outputs if isinstance(out, Tell | PassOn) and visitor in out.to]
        messages = [wire.read_from_relay(text.decode()) for text in texts]
        messages += [out.done for out in self.outputs if isinstance(out, Answer) and out.to is visitor]
        return [message for message in messages if isinstance(message, kind)]

    def answers(self, visitor: Visitor) -> list[tuple[str, int | None, str]]:
        """Outcome, number and code of every answer to a visitor's acts."""
        return [(done.outcome, done.seq, done.code) for done in self.told(visitor, Done)]

    def heard(self, visitor: Visitor) -> list[int]:
        """The numbers of the entries passed on to a visitor."""
        return [entry.seq for entries in self.told(visitor, Entries) for entry in entries.entries]

    def dismissed(self, visitor: Visitor) -> list[str]:
        """The words with which a visitor was sent away."""
        return [out.code for out in self.outputs if isinstance(out, Dismiss) and out.visitor is visitor]

    def _new_id(self) -> str:
        self.ids += 1
        return f"{self.ids:032x}"
