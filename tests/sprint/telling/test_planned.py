"""For when a day is planned, and what is asked where it would begin before."""

from datetime import timedelta

from sprint.core.agenda.blocks import Block
from sprint.core.agenda.words import AgendaWords
from sprint.telling.planned import begin_question, early_part, planned_words
from tests.sprint.core.agenda.days import block
from tests.sprint.core.world import MINUTE, World
from tests.sprint.screens.fakelink import FakeLink
from tests.sprint.telling.test_moments import moments

HOUR = 60 * MINUTE


async def planned(*blocks: Block, words: AgendaWords | None = None) -> FakeLink:
    link = FakeLink(World())
    await link.days.plan(blocks, words or AgendaWords("Next Saturday"))
    return link


def asked(link: FakeLink, number: int = 0) -> tuple[str, str]:
    assert link.room is not None
    agenda = link.room.agenda
    assert agenda is not None
    first = agenda.blocks[number]
    return (
        planned_words(agenda, link.side, link.now(), moments()),
        begin_question(agenda, link.side, first, link.now(), moments()),
    )


async def test_a_day_of_another_date_is_named_with_it() -> None:
    at = FakeLink(World()).now() + 7 * 24 * HOUR
    when, question = asked(await planned(block(1, "gather"), block(2, "close", starts_at=at + 10 * MINUTE)))
    assert when == "Sunday 29 November, 19:30"
    assert question == "Next Saturday is planned for Sunday 29 November, 19:30, in 7 days. Begin it now?"


async def test_a_day_of_today_is_named_with_its_time() -> None:
    at = FakeLink(World()).now() + HOUR
    link = await planned(block(1, "gather", starts_at=at), block(2, "close"), words=AgendaWords())
    assert asked(link) == ("20:30", "This day is planned for 20:30, in 1 h. Begin it now?")


async def test_who_begins_with_a_later_part_is_asked_about_that() -> None:
    at = FakeLink(World()).now() + HOUR
    link = await planned(block(1, "gather"), block(2, "talk", starts_at=at))
    assert "Begin it with Talk now?" in asked(link, 1)[1]


async def test_a_day_for_any_time_and_one_whose_time_has_come_ask_nothing() -> None:
    assert asked(await planned(block(1, "gather"))) == ("", "")
    at = FakeLink(World()).now() + MINUTE - 1
    assert asked(await planned(block(1, "gather", starts_at=at)))[1] == ""


async def test_a_date_without_a_time_is_asked_about_until_that_day() -> None:
    today = moments().now().date()
    for days, question in (
        (0, ""),
        (1, "Tea is planned for Monday 23 November, tomorrow. Begin it now?"),
        (7, "Tea is planned for Sunday 29 November, in 7 days. Begin it now?"),
    ):
        words = AgendaWords("Tea", {}, today + timedelta(days=days))
        assert asked(await planned(block(1, "gather"), words=words))[1] == question


def test_a_part_with_a_later_time_says_so() -> None:
    assert early_part(block(1, "sprint", starts_at=HOUR + 50 * MINUTE), 0, moments()) == (
        " It is planned for 21:20, in 1 h 50 min."
    )
    assert early_part(block(1, "sprint", starts_at=MINUTE - 1), 0, moments()) == ""
    assert early_part(block(1, "sprint"), 0, moments()) == early_part(None, 0, moments()) == ""
