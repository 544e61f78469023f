"""Words to the room that are left, refused or closed by the bell are lost nowhere."""

from pathlib import Path

import pytest
from textual.widgets import Input

from sprint.core.agenda.acts import Appoint
from sprint.core.agenda.jotting import MOST_OF_ONE
from sprint.link.news import ActAnswered
from sprint.screens.boarddialog import BoardDialog
from sprint.screens.console import ConsoleScreen
from sprint.screens.lobby import LobbyScreen
from sprint.screens.worddialog import WordsDialog
from sprint.screens.wording import KEPT, unless_blank
from tests.sprint.core.world import ANA, BEN, World, key_of
from tests.sprint.screens import consoles
from tests.sprint.screens.consoles import board
from tests.sprint.screens.fakelink import FakeLink
from tests.sprint.screens.members import BENEDIKT, day_of, pledges
from tests.sprint.screens.stage import Stage, stage, visit_to


async def asked(show: Stage, key: str) -> str:
    """Press a key that asks for words; gives what stands there already."""
    await show.press(key)
    await show.on(WordsDialog)
    return show.app.screen.query_one(Input).value


@pytest.mark.parametrize("key", ["t", "p"])
async def test_words_that_are_refused_stand_there_the_next_time(tmp_path: Path, key: str) -> None:
    async with stage(tmp_path, name=BEN) as show:
        link = FakeLink(World("led"), BEN)
        link.others(ANA, Appoint(key_of(BEN), "deputy"))
        await show.visit(visit_to(show, link))
        await show.on(LobbyScreen)
        await show.press("c")
        await show.on(ConsoleScreen)
        assert await asked(show, key) == ""
        await show.press(*"Tea")
        link.others(ANA, Appoint(key_of(BEN), "member"))
        await show.says("You are a deputy no more.")
        await show.press("enter")
        await show.says("In this room the facilitators announce things.")
        assert KEPT in show.told
        link.others(ANA, Appoint(key_of(BEN), "deputy"))
        assert await asked(show, key) == "Tea"


async def test_words_that_the_relay_refuses_later_stand_there_the_next_time(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await consoles.about_to_begin(show)
        assert await asked(show, "t") == ""
        await show.press(*"Tea", "enter")
        await show.on(ConsoleScreen)
        await show.until(lambda: bool(link.side.days.announced))
        assert await asked(show, "t") == ""
        await show.press("escape")
        await show.on(ConsoleScreen)
        link.tell([ActAnswered(next(iter(link.side.days.announced)), "rejected", "not-yours", "Not now.")])
        assert await asked(show, "t") == "Tea"


@pytest.mark.parametrize("keys", [["l"], ["f3", "t"], ["f3", "l"], ["f3", "c"]])
async def test_a_line_that_was_left_stands_there_the_next_time(tmp_path: Path, keys: list[str]) -> None:
    async with stage(tmp_path, name=BENEDIKT) as show:
        await day_of(show, "gather")
        for key in keys[:-1]:
            await show.press(key)
            await show.on(BoardDialog)
        assert await asked(show, keys[-1]) == ""
        await show.press(*"half", "escape")
        await show.until(lambda: not isinstance(show.app.screen, WordsDialog))
        assert await asked(show, keys[-1]) == "half"


async def test_a_line_that_was_only_looked_at_is_the_newest_the_next_time(tmp_path: Path) -> None:
    async with stage(tmp_path, name=BENEDIKT) as show:
        link = await day_of(show, "gather")
        await pledges(link, BENEDIKT, "one page")
        assert await asked(show, "l") == "one page"
        await show.press("escape")
        await show.on(LobbyScreen)
        await pledges(link, BENEDIKT, "two pages")
        assert await asked(show, "l") == "two pages"


async def test_a_topic_that_is_refused_stands_there_the_next_time(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await board(show)
        for number in range(MOST_OF_ONE):
            await link.days.jot("link", f"Shelf {number}")
        assert await asked(show, "t") == ""
        await show.press(*"Rhyme", "enter")
        await show.on(BoardDialog)
        await show.until(lambda: KEPT in show.told)
        assert await asked(show, "t") == "Rhyme"


async def test_whoever_closes_a_dialog_its_words_are_handed_over_and_sent_ones_are_not(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as show:
        left: list[str] = []
        show.app.push_screen(WordsDialog(show.app.setting, "What then?", leave=left.append))
        await show.on(WordsDialog)
        await show.press(*"the quay")
        await show.app.pop_screen()
        await show.until(lambda: left == ["the quay"])
        show.app.push_screen(WordsDialog(show.app.setting, "What then?", leave=left.append))
        await show.on(WordsDialog)
        await show.press(*"the ferry", "enter")
        await show.until(lambda: not isinstance(show.app.screen, WordsDialog))
        await show.pilot.pause()
        assert left == ["the quay"]


@pytest.mark.parametrize("key", ["t", "p"])
async def test_nothing_is_sent_without_a_word(tmp_path: Path, key: str) -> None:
    async with stage(tmp_path) as show:
        link = await consoles.about_to_begin(show)
        entries = len(link.world.log)
        await asked(show, key)
        await show.press("enter")
        await show.on(ConsoleScreen)
        await show.pilot.pause()
        assert (len(link.world.log), KEPT in show.told) == (entries, False)


async def test_what_has_no_word_goes_to_nobody() -> None:
    sent: list[str] = []

    async def send(words: str) -> str:
        sent.append(words)
        return "1"

    assert (await unless_blank(send)(""), await unless_blank(send)("Tea")) == ("", "1")
    assert sent == ["Tea"]
