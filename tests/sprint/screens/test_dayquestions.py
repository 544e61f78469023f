"""What the console asks before a day moves: the answer is about the day as it was then."""

from pathlib import Path

from sprint.core.agenda.values import Agenda
from sprint.screens.console import ConsoleScreen
from sprint.screens.dialogs import Question
from tests.sprint.core.world import MINUTE
from tests.sprint.screens import consoles
from tests.sprint.screens.fakelink import FakeLink
from tests.sprint.screens.stage import stage


def agenda_of(link: FakeLink) -> Agenda:
    assert link.room is not None
    assert link.room.agenda is not None
    return link.room.agenda


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


async def test_a_sprint_that_is_not_to_begin_now_leaves_the_plan_as_it_was(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await consoles.about_to_begin(show)
        await show.press("enter")
        await show.until(lambda: agenda_of(link).phase == "running")
        before = agenda_of(link).blocks
        await show.press("s")
        await show.on(Question)
        await show.press("escape")
        await show.on(ConsoleScreen)
        await show.until(lambda: agenda_of(link).blocks == before)
