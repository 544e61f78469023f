"""A whole day of a circle in memory: an opening, a sprint, a reading and a close, with what people said."""

from sprint.core import acts
from sprint.core.agenda.acts import Move
from sprint.core.agenda.blocks import Block
from sprint.core.agenda.values import Agenda
from sprint.core.agenda.words import AgendaWords, BlockWords
from sprint.core.reading.bodies import ProtocolWords
from sprint.core.reading.protocol import Protocol
from sprint.protocols import load
from tests.sprint.core.world import ANA, BEN, CARA, MINUTE
from tests.sprint.writing.evening import POEM, STORY, Evening

OPENING, WRITING, TABLES, CLOSING = (f"{number:032x}" for number in range(0xB1, 0xB5))
DAY_MS = 24 * 3_600_000


class DayEvening(Evening):
    """Ana leads; ``nasty`` is what Ben says, whatever it may be."""

    def __init__(self, nasty: str = "=2+5, the second chapter") -> None:
        super().__init__()
        self.nasty = nasty

    @property
    def agenda(self) -> Agenda:
        """The newest agenda."""
        agenda = self.world.room.agenda
        assert agenda is not None
        return agenda

    async def plan(self, title: str = "An evening", starts_at: int | None = None) -> None:
        """Ana plans an evening."""
        loaded = load("strong-lines")
        blocks, words = plan_of(loaded.protocol, loaded.words, starts_at)
        await self.link(ANA).days.plan(blocks, AgendaWords(title, words))

    async def go(self, to: str | None) -> None:
        """Ana leads on to a block, or to the end."""
        await self.link(ANA).do(Move(self.agenda.id, self.agenda.moves, to))

    async def spend(self) -> None:
        """Spend the day: 30 minutes of opening and writing, tables, and the close."""
        await self.plan()
        await self.go(OPENING)
        await self.link(ANA).days.pledge("intention", "a poem about boats")
        await self.link(BEN).days.pledge("intention", self.nasty)
        self.world.at += 5 * MINUTE
        await self.link(ANA).days.announce("We begin in five minutes.")
        await self.write({ANA: 300, BEN: 120})
        await self.read()
        await self.go(CLOSING)
        await self.link(BEN).days.pledge("report", "It went\nwell")
        await self.link(BEN).days.pledge("commitment", "I send it to Cara")
        self.world.at += MINUTE
        await self.go(None)

    async def write(self, counts: dict[str, int]) -> None:
        """The sprint of the day, in which people write so many words."""
        await self.go(WRITING)
        for name in counts:
            self.world.enter(name)
        self.world.ring()
        for name, count in counts.items():
            self.world.do(name, acts.Settle(self.world.sprint.id, count))

    async def read(self) -> None:
        """The reading of the day: Ana's poem and Ben's story, and Cara sits in."""
        now = self.agenda.now
        assert now is not None
        assert now.block == TABLES, "the reading comes by itself after the bell"
        await self.offer(ANA, POEM, "Low tide")
        await self.offer(BEN, STORY, "@Rivers")
        await self.sit_in(CARA)
        await self.deal()
        await self.go_on()


def plan_of(
    protocol: Protocol, words: ProtocolWords, starts_at: int | None
) -> tuple[tuple[Block, ...], dict[str, BlockWords]]:
    """The blocks of the evening, with their words."""
    blocks = (
        Block(OPENING, "gather", 10 * MINUTE, starts_at),
        Block(WRITING, "sprint", 20 * MINUTE),
        Block(TABLES, "read", 40 * MINUTE, lead_ms=MINUTE, protocol=protocol),
        Block(CLOSING, "close", 10 * MINUTE),
    )
    return blocks, {WRITING: BlockWords("Writing | *together*"), TABLES: BlockWords(protocol=words)}
