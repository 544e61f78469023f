"""What the console asks before a day moves: the answer is about the day as it was then."""

from pathlib import Path

import pytest
from textual.widgets import Static

from sprint.core.agenda.acts import Appoint, Plan
from sprint.core.agenda.values import Agenda
from sprint.core.agenda.words import AgendaWords
from sprint.screens.console import ConsoleScreen
from sprint.screens.dialogs import Question
from sprint.screens.listdialog import ListDialog
from sprint.screens.lobby import LobbyScreen
from sprint.screens.worddialog import WordsDialog
from tests.sprint.core.agenda.days import block
from tests.sprint.core.world import ANA, MINUTE, key_of
from tests.sprint.screens import consoles, scenes
from tests.sprint.screens.fakelink import FakeLink
from tests.sprint.screens.stage import Stage, stage

NEXT = AgendaWords("Next Saturday")
DAY = 24 * 60 * MINUTE


def agenda_of(link: FakeLink) -> Agenda:
    assert link.room is not None
    assert link.room.agenda is not None
    return link.room.agenda


def asked(show: Stage) -> str:
    """The question that is put."""
    return str(show.app.screen.query_one(".question", Static).content)


async def begun(show: Stage) -> FakeLink:
    link = await consoles.about_to_begin(show)
    await show.press("enter")
    await show.until(lambda: agenda_of(link).phase == "running")
    return link


async def test_who_says_yes_after_the_day_has_gone_on_leads_it_no_further(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await consoles.about_to_begin(show)
        await show.press("enter")
        await show.until(lambda: agenda_of(link).phase == "running")
        await show.press("n")
        await show.on(Question)
        while agenda_of(link).moves == 1:
            link.pass_time(MINUTE)
        second = agenda_of(link).now
        await show.press("y")
        await show.on(ConsoleScreen)
        await show.pilot.pause()
        assert agenda_of(link).now == second


async def test_a_sprint_now_asks_how_long_and_plans_nothing_before_that(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await begun(show)
        before = agenda_of(link).blocks
        await show.press("s")
        await show.on(WordsDialog)
        assert agenda_of(link).blocks == before
        await show.press("escape")
        await show.on(ConsoleScreen)
        await show.pilot.pause()
        assert agenda_of(link).blocks == before


async def test_a_day_is_not_begun_ahead_of_its_time_without_a_question(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = scenes.gathered()
        at = link.now() + 7 * DAY
        await link.days.plan((block(1, "gather", starts_at=at), block(2, "close")), NEXT)
        await consoles.at_console(show, link)
        await show.says("Planned for Sunday 29 November, 19:30")
        await show.press("escape")
        await show.on(LobbyScreen)
        await show.says("Next Saturday is planned for Sunday 29 November, 19:30.")
        await show.press("c")
        await show.on(ConsoleScreen)
        await show.press("enter")
        await show.on(Question)
        planned = "Next Saturday is planned for Sunday 29 November, 19:30, in 7 days."
        assert asked(show) == f"{planned} Begin it now?"
        await show.press("n")
        await show.on(ConsoleScreen)
        assert agenda_of(link).phase == "planned"
        await show.press("enter")
        await show.on(Question)
        await show.press("y")
        await show.until(lambda: agenda_of(link).phase == "running")


async def test_going_on_to_a_part_with_a_later_time_says_so(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = scenes.gathered()
        at = link.now() + 110 * MINUTE
        await link.days.plan((block(1, "gather"), block(2, "sprint", starts_at=at)), NEXT)
        await consoles.at_console(show, link)
        await show.press("enter")
        await show.on(Question)
        await show.press("y")
        await show.says("Gathering · until 21:20")
        await show.press("n")
        await show.on(Question)
        assert asked(show) == "Go on to Sprint now? It is planned for 21:20, in 1 h 50 min."


async def test_the_yes_to_the_end_of_the_day_is_to_end_it(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        await begun(show)
        await show.press("e")
        await show.on(Question)
        assert asked(show).startswith("End the day now, for everybody?")
        await show.says("y end it n stay")


async def test_a_day_that_has_just_begun_is_planned_again_after_a_question(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await begun(show)
        await show.press("ctrl+r")
        await show.on(Question)
        await show.press("n")
        await show.on(ConsoleScreen)
        assert agenda_of(link).phase == "running"
        await show.press("ctrl+r")
        await show.on(Question)
        await show.press("y")
        await show.until(lambda: agenda_of(link).phase == "planned")
        await show.says("You have taken back that the day began.")
        await show.press("enter")
        await show.until(lambda: agenda_of(link).phase == "running")


@pytest.mark.parametrize("key", ["e", "x"])
async def test_a_plan_of_which_nothing_began_is_taken_away_and_brought_back(tmp_path: Path, key: str) -> None:
    async with stage(tmp_path) as show:
        link = scenes.gathered()
        await link.days.plan((block(1, "gather"),), NEXT)
        await consoles.at_console(show, link)
        await show.press(key)
        await show.on(Question)
        assert asked(show) == "Take the plan “Next Saturday” away? Nothing of it has begun."
        await show.press("n")
        await show.on(ConsoleScreen)
        assert agenda_of(link).phase == "planned"
        await show.press(key)
        await show.on(Question)
        await show.press("y")
        await show.until(lambda: agenda_of(link).phase == "forgone")
        await show.press("ctrl+r")
        await show.until(lambda: agenda_of(link).phase == "planned")
        assert link.side.days.title(agenda_of(link).id) == "Next Saturday"


async def test_a_plan_is_replaced_by_another_and_both_steps_are_taken_back(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = scenes.gathered()
        await link.days.plan((block(1, "gather"),), NEXT)
        await consoles.at_console(show, link)
        await show.press("w")
        await show.on(ListDialog)
        await show.says("What is the day to be instead of “Next Saturday”?")
        await show.press("enter")
        await show.on(ConsoleScreen)
        await show.until(lambda: len(agenda_of(link).blocks) > 1)
        await show.press("ctrl+r")
        await show.until(lambda: agenda_of(link).phase == "forgone")
        await show.press("ctrl+r")
        await show.until(lambda: link.side.days.title(agenda_of(link).id) == "Next Saturday")


async def test_two_changes_of_ones_own_are_taken_back_one_after_the_other(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await consoles.about_to_begin(show)
        whole = agenda_of(link).blocks
        await show.press("x")
        await show.until(lambda: len(agenda_of(link).blocks) == len(whole) - 1)
        once = agenda_of(link).blocks
        await show.press("x")
        await show.until(lambda: len(agenda_of(link).blocks) == len(whole) - 2)
        await show.press("ctrl+r")
        await show.until(lambda: agenda_of(link).blocks == once)
        await show.press("ctrl+r")
        await show.until(lambda: agenda_of(link).blocks == whole)
        await show.press("ctrl+r")
        await show.says("There is nothing of yours to take back.")


async def test_what_somebody_else_changed_in_between_is_not_taken_back(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await consoles.about_to_begin(show)
        link.others(ANA, Appoint(key_of("Benedikt"), "deputy"))
        await show.press("x")
        await show.until(lambda: agenda_of(link).edition == 1)
        link.others("Benedikt", Plan(agenda_of(link).blocks[1:], None, agenda_of(link).id, 1))
        theirs = agenda_of(link).blocks
        await show.says("Benedikt has changed what is to come")
        await show.press("ctrl+r")
        await show.says("Somebody changed this plan since you did that.")
        assert agenda_of(link).blocks == theirs
