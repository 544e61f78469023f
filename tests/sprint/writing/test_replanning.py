"""A change of a plan, and what takes it back: blocks and words are as they were, also where none were."""

from sprint.core.agenda.words import AgendaWords, BlockWords
from sprint.link.base import Link
from sprint.writing.replanning import change_day, forgo_day, plan_back
from tests.sprint.core.agenda.days import block
from tests.sprint.core.world import ANA
from tests.sprint.writing.evening import Evening

FIRST, LAST = block(1, "gather"), block(2, "close")
WORDS = AgendaWords("Saturday", {LAST.id: BlockWords("Goodbye", "How did it go?")})


async def planned(evening: Evening) -> Link:
    """Ana's link, after she has planned a day of two parts; the first has no words."""
    await evening.link(ANA).days.plan((FIRST, LAST), WORDS)
    return evening.link(ANA)


def said(evening: Evening) -> tuple[str, tuple[str, ...], list[BlockWords]]:
    """The title of the day that is planned, its blocks, and their words."""
    link, agenda = evening.link(ANA), evening.world.room.agenda
    assert agenda is not None
    days = link.side.days
    names = tuple(one.id for one in agenda.blocks)
    return days.title(agenda.id), names, [days.block(agenda.id, name) for name in names]


async def test_words_put_where_there_were_none_go_away_again() -> None:
    evening = Evening()
    link = await planned(evening)
    before, agenda = said(evening), evening.world.room.agenda
    assert agenda is not None
    new = {FIRST.id: BlockWords("Hello", "Who is here?"), LAST.id: BlockWords("Farewell")}
    done = await change_day(link, agenda, (FIRST, LAST), new)
    assert said(evening)[2] == list(new.values())
    await plan_back(evening.link(ANA), done.back, done.words)
    assert said(evening) == before


async def test_a_day_that_was_taken_away_is_planned_again_with_all_its_words() -> None:
    evening = Evening()
    link = await planned(evening)
    before, agenda = said(evening), evening.world.room.agenda
    assert agenda is not None
    done = await forgo_day(link, agenda)
    assert evening.world.room.agenda is not None
    assert evening.world.room.agenda.phase == "forgone"
    await plan_back(evening.link(ANA), done.back, done.words)
    assert said(evening) == before


async def test_a_day_comes_back_without_the_words_of_parts_that_were_taken_out_of_it_before() -> None:
    evening = Evening()
    link = await planned(evening)
    extra = block(3, "break")
    for blocks in ((FIRST, LAST, extra), (FIRST, LAST)):
        agenda = evening.world.room.agenda
        assert agenda is not None
        await change_day(link, agenda, blocks, {extra.id: BlockWords("Tea")} if extra in blocks else {})
    agenda = evening.world.room.agenda
    assert agenda is not None
    done = await forgo_day(link, agenda)
    assert list(done.words.blocks) == [LAST.id]
