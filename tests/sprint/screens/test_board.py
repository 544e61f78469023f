"""The circle's board, by the keyboard: cards, topics, the shelf."""

from pathlib import Path

import pytest

from sprint.core.agenda.acts import Strike
from sprint.core.errors import Refused
from sprint.screens.boarddialog import BoardDialog
from sprint.screens.worddialog import WordsDialog
from tests.sprint.core.world import key_of
from tests.sprint.screens import scenes, tables
from tests.sprint.screens.fakelink import FakeLink
from tests.sprint.screens.stage import Stage, stage


async def at_board(show: Stage) -> FakeLink:
    link = scenes.gathered()
    await scenes.gathering(show, link)
    await show.press("f3")
    await show.on(BoardDialog)
    return link


async def say(show: Stage, key: str, text: str) -> None:
    await show.press(key)
    await show.on(WordsDialog)
    await show.press(*["space" if letter == " " else letter for letter in text], "enter")
    await show.on(BoardDialog)


async def test_one_puts_up_topics_links_and_a_card_and_takes_them_away(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await at_board(show)
        await show.says("Nothing yet. T puts a topic here.")
        await say(show, "t", "where to send a poem")
        await show.says("where to send a poem")
        await say(show, "l", "The summer book")
        await show.says("The summer book")
        await say(show, "c", "I write at night")
        await show.says("Ana (you): I write at night")
        await show.press(*["down"] * 3, "x")
        await show.until(lambda: link.room is not None and len(link.room.board) == 1)
        await show.says("Nothing yet. L puts a link")
        await show.press("escape")
        await show.until(lambda: not isinstance(show.app.screen, BoardDialog))


async def test_what_others_put_up_is_there_and_hidden_people_are_not(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await at_board(show)
        other = FakeLink(link.world, "Benedikt")
        await other.days.jot("topic", "[b]prizes[/b]")
        await other.days.pledge("card", "I write by day")
        link.catch_up()
        await show.says("[b]prizes[/b] Benedikt")
        await show.says("Benedikt: I write by day")
        link.side.hide(frozenset({key_of("Benedikt")}))
        await show.until(lambda: "prizes" not in show.text)


async def test_only_who_put_it_up_or_leads_takes_it_away(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await at_board(show)
        await say(show, "t", "prizes")
        await show.says("prizes")
        assert link.room is not None
        other = FakeLink(link.world, "Benedikt")
        name = link.room.board[0].id
        with pytest.raises(Refused, match="Whoever put it there"):
            await other.do(Strike(name))


async def test_at_a_table_that_is_done_the_key_of_the_kinds_is_the_boards_as_elsewhere(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as show:
        await tables.done(show)
        await show.says("F3 Board")
        await show.press("f3")
        await show.on(BoardDialog)
