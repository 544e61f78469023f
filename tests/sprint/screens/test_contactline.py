"""What stands on every screen as long as one is not in the room, and what is not shown then."""

from pathlib import Path

import pytest

from sprint.core.agenda.acts import Clear
from sprint.screens.console import ConsoleScreen
from sprint.screens.contactline import CLOSED
from sprint.screens.dialogs import Question
from sprint.screens.lobby import LobbyScreen
from sprint.screens.table import TableScreen
from sprint.screens.writing import WritingScreen
from tests.sprint.core.world import MINUTE, World
from tests.sprint.screens import consoles, scenes
from tests.sprint.screens.fakelink import FakeLink
from tests.sprint.screens.members import begin, now_of
from tests.sprint.screens.stage import Stage, stage, visit_to

CAME_IN = "You came in from somewhere else; this seat went there."
LOOKS_ON = "You came in at another place; this window only looks on."


def displace(link: FakeLink) -> None:
    link.lose("stopped", CAME_IN, "taken-over")


def lasting(show: Stage) -> str:
    return " ".join(show.app.screen.query_one(".lasting").render().plain.split())  # type: ignore[union-attr]


async def test_who_came_in_at_another_place_reads_it_on_every_screen_for_good(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await consoles.about_to_begin(show)
        displace(link)
        await show.says(f"{LOOKS_ON} Esc and B lead home")
        show.hush()
        await show.says(f"{LOOKS_ON} Esc and B lead home")
        await show.press("escape")
        await show.on(LobbyScreen)
        show.hush()
        await show.says(f"{LOOKS_ON} B leads home")
        await show.press("w")
        await show.on(WritingScreen)
        show.hush()
        await show.says(f"{LOOKS_ON} Ctrl+L and B lead home")
        assert "the room is gone" not in show.text


async def test_a_table_says_that_one_is_at_another_place_and_not_that_the_room_is_gone(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as show:
        link = await consoles.at_tables(show)
        await show.press("escape", "escape")
        await show.on(TableScreen)
        displace(link)
        show.hush()
        await show.says(f"{LOOKS_ON} Ctrl+L and B lead home")
        assert "the room is gone" not in show.text


async def test_a_link_that_ended_otherwise_says_why_for_good(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await consoles.about_to_begin(show)
        link.lose("stopped", "This room is closed.", "closed-room")
        await show.says("This room is closed. This window only looks on.")
        show.hush()
        await show.says("This room is closed. This window only looks on.")


async def test_who_closes_their_own_room_is_told_so_once_and_calmly(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = FakeLink(World())
        await show.visit(visit_to(show, link))
        await show.on(LobbyScreen)
        await show.press("delete")
        await show.on(Question)
        await show.press("y")
        await show.until(lambda: link.world.room.closed_at is not None)
        link.lose("stopped", "This room is closed.", "closed-room")
        await show.says(f"{CLOSED} B takes you home.")
        assert (show.told, lasting(show)) == ("", ""), "it stands in the lobby already"
        assert "ended" not in show.text
        await show.says("Nothing can be sent any more")
        assert "r Ready" not in show.text
        assert "b Back home" in show.text
        await show.press("w")
        await show.on(WritingScreen)
        await show.says(f"{CLOSED} Ctrl+L and B lead home.")


async def test_the_console_says_for_as_long_as_one_is_not_connected_and_what_waits(tmp_path: Path) -> None:
    async with stage(tmp_path, size=(120, 40)) as show:
        link = await consoles.under_way(show)
        assert not lasting(show)
        link.lose()
        await show.says("Not connected; it comes back by itself.")
        show.hush()
        await show.says("The day goes on, and is led only with a connection.")
        await show.press("escape")
        await show.on(LobbyScreen)
        await show.press("enter", "t", "e", "a", "enter", "c")
        await show.on(ConsoleScreen)
        await show.says("1 thing that you did waits here till then.")
        link.come_back()
        await show.until(lambda: not lasting(show))
        assert "Not connected" not in show.text


async def test_a_room_that_does_not_answer_for_a_while_is_told(tmp_path: Path) -> None:
    async with stage(tmp_path, size=(120, 40)) as show:
        link = await consoles.under_way(show)
        link.held.append(("f" * 32, Clear("0" * 32)))
        await show.says("The room has not answered yet. 1 thing that you did waits here till then.")
        link.held.clear()
        await show.until(lambda: not lasting(show))


@pytest.mark.parametrize("screen", ["lobby", "page"])
async def test_nothing_of_before_is_shown_as_now_until_all_of_the_history_is_read(
    tmp_path: Path, screen: str
) -> None:
    async with stage(tmp_path) as show:
        link = scenes.gathered()
        await consoles.planned(link)
        link.reads_history = True
        await show.visit(visit_to(show, link))
        await show.on(LobbyScreen)
        if screen == "page":
            await show.press("w")
            await show.on(WritingScreen)
        show.hush()
        await show.says("Coming back…")
        assert "is planned" not in show.text
        link.reads_history = False
        await show.until(lambda: not lasting(show))
        assert "Coming back" not in show.text
        link.reads_history = True
        await show.pilot.pause()
        assert show.app.visit is not None
        assert show.app.visit.room is not None, "a room that was seen stays in sight while one comes back"


async def test_a_part_that_is_long_over_is_not_shown_on_coming_back(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = scenes.gathered()
        await consoles.planned(link)
        begin(link, "gather")
        ends = now_of(link).ends_at
        link.reads_history = True
        await show.visit(visit_to(show, link))
        await show.on(LobbyScreen)
        await show.says("Coming back…")
        assert "Who is here?" not in show.text
        link.pass_time(ends - link.now() + MINUTE)
        link.reads_history = False
        await show.until(lambda: "Coming back" not in show.text)


async def test_each_try_that_fails_is_told_once(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = scenes.gathered()
        await show.visit(visit_to(show, link))
        await show.on(LobbyScreen)
        link.lose("waiting", "The relay cannot be reached.", "unreachable")
        await show.until(lambda: "comes back by itself" in show.told)
        await show.press("r")
        await show.until(lambda: show.told == "You are ready.")
        link.lose("waiting", "The relay cannot be reached.", "unreachable")
        visit = show.app.visit
        await show.until(lambda: visit is not None and not visit.news)
        assert show.told == "You are ready."
        link.lose("waiting", "Something else answers.", "no-relay")
        await show.until(lambda: "Something else answers." in show.told)
