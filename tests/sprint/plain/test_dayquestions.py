"""What is asked by lines before a day moves: the answer is about the day as it was then."""

from pathlib import Path

from sprint.core.agenda.acts import Move
from sprint.desk.desk import Desk
from sprint.desk.folders import Folders
from tests.sprint.core.world import ANA
from tests.sprint.plain.test_reading import Person
from tests.sprint.writing.evening import Evening


async def test_who_says_yes_after_the_day_has_gone_on_leads_it_no_further(tmp_path: Path) -> None:
    evening = Evening()
    with Desk.open(Folders.under(tmp_path)) as desk:
        ana = Person(evening, ANA, desk)
        await ana.type("plan engagement-day")
        await ana.type("go")
        assert "now, for everybody?" in await ana.type("go")
        day = evening.world.room.day
        assert day is not None
        evening.world.do(ANA, Move(day.id, day.moves, day.blocks[1].id))
        assert "has gone on since you were asked" in await ana.type("yes")
        assert moves(evening) == 2
        await ana.type("go 1")
        await ana.type("yes")
        assert moves(evening) == 3
        await ana.close()


def moves(evening: Evening) -> int:
    day = evening.world.room.day
    assert day is not None
    return day.moves
