"""The view of the day, and the circle's picture of it as people part: what they see, and where keys lead."""

from pathlib import Path

import pytest

from sprint.core.agenda.acts import Announce
from sprint.screens.boarddialog import BoardDialog
from sprint.screens.dayview import DayDialog
from sprint.screens.lobby import LobbyScreen
from sprint.screens.packet import PacketScreen
from sprint.screens.results import ResultsScreen
from sprint.screens.writing import WritingScreen
from tests.sprint.core.world import ANA, MINUTE, key_of, sealed
from tests.sprint.screens import members, partings
from tests.sprint.screens.consoles import TWENTY, planned
from tests.sprint.screens.fakelink import FakeLink
from tests.sprint.screens.members import BENEDIKT, begin, day_of
from tests.sprint.screens.stage import stage


async def test_everybody_sees_what_the_circle_did_as_its_day_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with stage(tmp_path / "home", name=BENEDIKT, size=(120, 50)) as show:
        await partings.over(show)
        for words in (
            "were there.",
            "Written together: 3,730 words, in 1 sprint.",
            "The longest stretch of writing:",
            "You meant to: finish the ferry scene",
            "You will: send it to Cara on Sunday",
        ):
            assert words in show.text
        told = show.text.partition("were there.")[0]
        assert all(told.count(name) == 1 for name in TWENTY), "everybody once, in the order of seats"
        for key, screen in (("k", PacketScreen), ("f3", BoardDialog)):
            await show.press(key)
            await show.on(screen)
            await show.press("escape")
            await show.on(DayDialog)
        await show.press("r")
        await show.says("The report is in")
        assert (tmp_path / "Tuesdays report 2026-11-22" / "report.md").is_file()
        await show.press("escape")
        await show.on(LobbyScreen)
        await show.says("The day is over. Thank you all.")


async def test_what_came_by_itself_goes_as_the_next_day_begins(tmp_path: Path) -> None:
    async with stage(tmp_path, name=BENEDIKT) as show:
        link = await partings.over(show)
        await planned(FakeLink(link.world))
        link.catch_up()
        assert isinstance(show.app.screen, DayDialog)
        begin(link, "gather")
        await show.on(LobbyScreen)


async def test_whoever_types_a_note_as_the_day_ends_finishes_it_in_peace(tmp_path: Path) -> None:
    async with stage(tmp_path, name=BENEDIKT) as show:
        link = await partings.closing(show)
        await show.press("enter", "b", "y", "e")
        partings.end(link)
        await show.says("The day is over. Thank you all.")
        assert isinstance(show.app.screen, LobbyScreen)
        await show.press("enter")
        await show.says("Benedikt bye")


@pytest.mark.parametrize("key", ["f7", "shift+f10"])
async def test_the_whole_agenda_is_one_key_from_the_lobby_and_from_the_page(tmp_path: Path, key: str) -> None:
    async with stage(tmp_path, name=BENEDIKT, size=(100, 40)) as show:
        link = await day_of(show, "gather")
        if key == "shift+f10":
            begin(link, "sprint")
            link.pass_time(2 * MINUTE)
            await show.on(WritingScreen)
        await show.press(key)
        await show.on(DayDialog)
        await show.says("▶")
        for block in members.agenda_of(link).blocks:
            assert link.side.days.block(members.agenda_of(link).id, block.id).title in show.text
        assert "picture of the day" not in show.text, "while it goes on it has none"
        link.others(ANA, Announce(sealed("Tea is ready", "words", key_of(ANA), link.world.ahead())))
        await show.says("Tea is ready")
        await show.press("escape")
        await show.until(lambda: not isinstance(show.app.screen, DayDialog))


async def test_results_say_which_part_of_the_day_it_is(tmp_path: Path) -> None:
    async with stage(tmp_path, name=BENEDIKT) as show:
        link = await members.results(show)
        begin(link, "break")
        assert isinstance(show.app.screen, ResultsScreen)
        await show.says("until 19:")
        day = members.agenda_of(link)
        assert day.now is not None
        assert link.side.days.block(day.id, day.now.block).title in show.text
