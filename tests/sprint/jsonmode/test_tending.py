"""The commands with which those who lead look after the tables."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from sprint.core.errors import Refused
from sprint.core.reading.acts import Finish
from sprint.desk.desk import Desk
from sprint.desk.folders import Folders
from sprint.jsonmode import readcommands as commands
from tests.sprint.core.world import ANA, BEN, CARA, DIDO, key_of
from tests.sprint.jsonmode.test_reading import Member
from tests.sprint.writing.evening import Evening

PEOPLE = (ANA, BEN, CARA, DIDO, "Eva", "Finn")


@pytest.fixture
async def circle(tmp_path: Path) -> AsyncIterator[tuple[Evening, Member]]:
    """Six at two tables, and Ana, who called the reading."""
    evening = Evening(*PEOPLE)
    with Desk.open(Folders.under(tmp_path)) as desk:
        ana = Member(evening, ANA, desk)
        await evening.call()
        for name in PEOPLE:
            await evening.offer(name, f"What {name} saw.")
        await evening.deal()
        yield evening, ana
        await ana.attending.close()


async def test_turns_are_made_longer_put_off_and_exchanged(circle: tuple[Evening, Member]) -> None:
    evening, ana = circle
    for turn in evening.world.room.readings[-1].tables[0].turns:
        name = next(one for one in PEOPLE if key_of(one) == turn.slot.by)
        await evening.link(name).do(Finish(turn.slot.piece, turn.slot.step))
    table = evening.world.room.readings[-1].tables[0]
    turn, other = table.turns[0], table.waiting[0][0]
    await ana.do(commands.Prolong(turn.slot.by, 60_000))
    assert evening.world.room.readings[-1].tables[0].turns[0].ends_at == turn.ends_at + 60_000
    await ana.do(commands.Prefer(other.by))
    assert evening.world.room.readings[-1].tables[0].turns[0].slot == other
    with pytest.raises(Refused, match="not their turn"):
        await ana.do(commands.Defer(turn.slot.by))
    await ana.do(commands.Defer(other.by))
    assert evening.world.room.readings[-1].tables[0].turns[0].slot == turn.slot


async def test_tables_are_dealt_again_and_somebody_moves(circle: tuple[Evening, Member]) -> None:
    evening, ana = circle
    seed = evening.world.room.readings[-1].seed
    await ana.do(commands.Redeal())
    assert evening.world.room.readings[-1].seed != seed
    mover = evening.world.room.readings[-1].tables[0].seats[0]
    await ana.do(commands.Reseat(mover, 2))
    assert mover in evening.world.room.readings[-1].tables[1].seats
