"""The day in the story of the vectors: planned, led on, paused, talked in, handed over and ended."""

from collections.abc import Iterator

import msgspec

from sprint.core.acts import Body, Cancel, Say, Tick
from sprint.core.agenda.acts import (
    Announce,
    Appoint,
    Clear,
    Forgo,
    Hand,
    Hold,
    Jot,
    Lock,
    Meet,
    Move,
    Mute,
    Plan,
    Pledge,
    Proceed,
    Stretch,
    Strike,
    Yield,
)
from sprint.core.agenda.blocks import Block
from sprint.core.agenda.words import AgendaWords, BlockWords
from sprint.core.reading.protocol import Protocol, Step
from sprint.core.sealing import Sealed
from tests.sprint.core.world import ANA, BEN, MINUTE, World, key_of, sealed

PROTOCOL = Protocol((Step("readers", MINUTE), Step("reader", MINUTE, ("praise",))), table=3)
NAMES = [f"{number:032x}" for number in range(0xB1, 0xB6)]
BLOCKS = (
    Block(NAMES[0], "gather", 5 * MINUTE),
    Block(NAMES[1], "sprint", 10 * MINUTE, lead_ms=10_000),
    Block(NAMES[2], "talk", 20 * MINUTE, slot_ms=2 * MINUTE),
    Block(NAMES[3], "read", 30 * MINUTE, lead_ms=MINUTE, protocol=PROTOCOL),
)


def story(world: World) -> Iterator[tuple[str, Body]]:
    """Who does what on it; the world's time moves on the way."""
    if world.sprint.live:
        yield BEN, Cancel(world.sprint.id)
    yield ANA, Plan(BLOCKS[:1], _words(world))
    yield ANA, Forgo(_day(world))
    yield ANA, Plan(BLOCKS, _words(world))
    later = Block(NAMES[4], "close", 5 * MINUTE, starts_at=world.at + 400 * MINUTE)
    yield ANA, Plan((*BLOCKS, later), _words(world), _day(world), 0)
    yield ANA, Move(_day(world), 0, NAMES[0])
    yield ANA, Forgo(_day(world), 1)
    yield ANA, Move(_day(world), 2, NAMES[0])
    yield BEN, Pledge("intention", sealed("a first verse", "pledge", key_of(BEN), world.ahead()))
    yield ANA, Announce(sealed("Tea is ready.", "words", key_of(ANA), world.ahead()), stays=True)
    yield ANA, Clear(world.room.on_view)
    date = '{"date": "2026-12-05", "time": "10:00:00", "zone": "Europe/Berlin"}'
    yield ANA, Meet(sealed(date, "date", key_of(ANA), world.ahead()))
    yield ANA, Meet(replaces=world.room.meets)
    yield ANA, Meet(sealed(date, "date", key_of(ANA), world.ahead()))
    yield BEN, Jot("topic", sealed("Where do we send it?", "jot", key_of(BEN), world.ahead()))
    yield BEN, Jot("link", sealed("a list of journals", "jot", key_of(BEN), world.ahead()))
    yield ANA, Strike(world.room.board[0].id)
    yield BEN, Jot("topic", sealed("where to send a poem", "jot", key_of(BEN), world.ahead()))
    yield ANA, Strike(world.room.board[0].id)
    yield ANA, Mute()
    yield BEN, Say(sealed("Tea?", "note", key_of(BEN), world.ahead()))
    muted = world.room.muted
    yield ANA, Mute(muted.id if muted is not None else None)
    yield ANA, Mute()
    yield ANA, Stretch(_day(world), 3, MINUTE)
    world.at += 6 * MINUTE
    yield "", Tick()
    world.at += 2 * MINUTE
    yield ANA, Hold(_day(world), _moves(world))
    world.at += MINUTE
    yield ANA, Proceed(_day(world), _moves(world))
    yield ANA, Appoint(key_of(BEN), "deputy")
    yield BEN, Move(_day(world), 4, NAMES[2])
    yield ANA, Hand(_day(world), _moves(world), all=True)
    yield BEN, Yield(_day(world), _moves(world), key_of(ANA))
    yield ANA, Lock()
    yield ANA, Lock(open=True)
    yield ANA, Appoint(key_of(BEN), "lead")
    yield BEN, Move(_day(world), 5, NAMES[3])
    world.at += 2 * MINUTE
    yield BEN, Move(_day(world), 6)


def _day(world: World) -> str:
    assert world.room.agenda is not None
    return world.room.agenda.id


def _moves(world: World) -> int:
    assert world.room.agenda is not None
    return world.room.agenda.moves


def _words(world: World) -> Sealed:
    words = AgendaWords("A day by the sea", {NAMES[0]: BlockWords("Come in", "What will you write?")})
    return sealed(msgspec.json.encode(words).decode(), "agenda", key_of(ANA), world.ahead())
