"""Looking after the tables by typed words, with a room's real rules."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from sprint.core.errors import BadInput
from sprint.core.reading.acts import Finish, Redeal
from sprint.core.reading.values import Reading
from sprint.plain import tendcommands as commands
from sprint.plain.parsing import parse
from tests.sprint.core.world import ANA, BEN, CARA, DIDO, key_of
from tests.sprint.plain.typists import Circle, typing
from tests.sprint.writing.evening import Evening

PEOPLE = (ANA, BEN, CARA, DIDO, "Eva", "Finn")


@pytest.fixture
async def circle(tmp_path: Path) -> AsyncIterator[Circle]:
    """Six at two tables that Ana called, of whom three type."""
    evening = Evening(*PEOPLE)
    async with typing(evening, tmp_path) as circle:
        await evening.call()
        for name in PEOPLE:
            await evening.offer(name, f"What {name} saw.", f"What {name} saw")
        yield circle


def reading_of(evening: Evening) -> Reading:
    return evening.world.room.readings[-1]


def name(key: str) -> str:
    return next(one for one in PEOPLE if key_of(one) == key)


def test_who_moves_and_where() -> None:
    assert parse("move Ben 2") == commands.MoveTo("Ben", 2)
    assert parse("move Anna Maria table 12") == commands.MoveTo("Anna Maria", 12)
    for line in ("move Ben", "move 2", "move Ben two", "move Ben 0", "move Ben 201"):
        with pytest.raises(BadInput):
            parse(line)


async def test_before_the_tables_stand_there_is_nothing_to_look_after(
    circle: Circle,
) -> None:
    _, ana, *_ = circle
    for line in ("tables", "give Ben", "deal again", "move Ben 2"):
        assert await ana.type(line) == "No tables stand just now."


async def test_the_open_turns_are_told(circle: Circle) -> None:
    evening, ana, *_ = circle
    await evening.deal()
    told = await ana.type("tables")
    for table in reading_of(evening).tables:
        for turn in table.turns:
            who = "You" if turn.slot.by == key_of(ANA) else name(turn.slot.by)
            assert f"Table {table.number}, {who}, Read" in told
        assert f"At table {table.number}: " in told


async def test_somebody_gets_time_is_skipped_or_speaks_first(circle: Circle) -> None:
    evening, ana, ben, _ = circle
    await evening.deal()
    for turn in reading_of(evening).tables[0].turns:
        await evening.link(name(turn.slot.by)).do(Finish(turn.slot.piece, turn.slot.step))
    table = reading_of(evening).tables[0]
    turn, other = table.turns[0], table.waiting[0][0]
    await ana.type(f"give {name(turn.slot.by)}")
    assert reading_of(evening).tables[0].turns[0].ends_at == turn.ends_at + 30_000
    await ana.type(f"first {name(other.by)}")
    assert reading_of(evening).tables[0].turns[0].slot == other
    assert "They have no turn to come" in await ana.type(f"first {name(other.by)}")
    await ana.type(f"skip {name(other.by)}")
    assert reading_of(evening).tables[0].turns[0].slot == turn.slot
    refused = await ben.type(f"skip {name(turn.slot.by)}")
    assert "The tables are looked after by whoever called this reading" in refused


async def test_tables_are_dealt_again_after_a_yes_and_somebody_is_moved(
    circle: Circle,
) -> None:
    evening, ana, *_ = circle
    await evening.deal()
    seed = reading_of(evening).seed
    assert "Type yes, or no." in await ana.type("deal again")
    assert reading_of(evening).seed == seed
    await ana.type("yes")
    assert reading_of(evening).seed != seed
    assert "Type yes, or no." in await ana.type("deal again")
    dealt = reading_of(evening)
    await evening.link(ANA).do(Redeal(dealt.id, dealt.dealing))
    seed = reading_of(evening).seed
    assert "These tables were dealt anew a moment ago." in await ana.type("yes")
    assert reading_of(evening).seed == seed, "they are dealt once"
    mover = next(name(key) for key in reading_of(evening).tables[0].seats if key != key_of(ANA))
    asked = await ana.type(f"move {mover} 2")
    assert f"Move {mover} to table 2? Tables 1 and 2 begin anew" in asked
    assert key_of(mover) in reading_of(evening).tables[0].seats
    await ana.type("yes")
    assert key_of(mover) in reading_of(evening).tables[1].seats
