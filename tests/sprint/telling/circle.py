"""A small circle that reads to one another, with sealed words and all: for tests of what is said of it."""

import msgspec

from sprint.core.acts import Body
from sprint.core.events import Event
from sprint.core.reading import acts
from sprint.core.reading.bodies import About, ProtocolWords, StepWords
from sprint.core.reading.protocol import BROUGHT, Protocol, Step
from tests.sprint.core.world import ANA, BEN, CARA, DIDO, MINUTE, World, key_of, sealed
from tests.sprint.screens.fakelink import FakeLink

SECOND = 1_000
STEPS = (
    Step("readers", 180 * SECOND),
    Step("reader", 120 * SECOND, ("praise",)),
    Step("readers", 60 * SECOND, ("opinion",), consent=True),
    Step("readers", 60 * SECOND, options=((), ("question",))),
    Step("author", 60 * SECOND, ("thanks", "reply")),
)
NAMES = ("Read", "What stays", "Opinions", "Your choice", "Thanks")
WORDS = ProtocolWords("tuesday", "Tuesday's way", steps=tuple(map(StepWords, NAMES)))
TITLES = {ANA: "Low tide", BEN: "The mill", CARA: "Snow"}


class Circle:
    """Ana, Ben and Cara at one table, and Dido, who only writes; ``happened`` is what came of it."""

    def __init__(self, protocol: Protocol | None = None) -> None:
        self.world = World(seat=(ANA, BEN, CARA, DIDO))
        self.links = {name: FakeLink(self.world, name) for name in (ANA, BEN, CARA, DIDO)}
        self.happened: list[Event] = []
        self.protocol = Protocol(STEPS) if protocol is None else protocol

    def do(self, name: str, body: Body) -> str:
        made = self.world.ahead()
        self.happened = list(self.world.do(name, body))
        for link in self.links.values():
            link.catch_up()
        return made

    def tick(self) -> None:
        self.happened = list(self.world.tick())
        for link in self.links.values():
            link.catch_up()

    def call(self) -> str:
        words = msgspec.json.encode(WORDS).decode()
        seal = sealed(words, "protocol", key_of(ANA), self.world.ahead())
        return self.do(ANA, acts.Read(self.protocol, seal, "5e" * 16, 10 * MINUTE))

    def offer(self, name: str, title: str = "", replaces: str | None = None) -> str:
        about = msgspec.json.encode(About(title or TITLES[name])).decode()
        seal = sealed(about, "about", key_of(name), self.world.ahead())
        text = acts.Body(self.world.ahead() * 2, 104)
        return self.do(name, acts.Offer(seal, text, BROUGHT, replaces=replaces))

    def deal(self) -> None:
        reading = self.call()
        for name in TITLES:
            self.offer(name)
        self.do(ANA, acts.Deal(reading))

    @property
    def speaker(self) -> tuple[str, str, int]:
        """Of the first open turn: who, at which piece, in which step."""
        slot = self.world.room.readings[-1].tables[0].turns[0].slot
        return next(name for name in self.links if key_of(name) == slot.by), slot.piece, slot.step

    def author(self) -> str:
        """Whose piece is read."""
        piece = self.world.room.pieces[self.world.room.readings[-1].tables[0].under_way[0]]
        return next(name for name in self.links if key_of(name) == piece.by)

    def wait_for(self, step: int) -> None:
        while self.speaker[2] != step:
            self.tick()
