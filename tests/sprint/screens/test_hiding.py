"""Hiding somebody in the lobby and at the table, and seeing who waits to be heard."""

from pathlib import Path

from sprint.core import acts
from sprint.link.hiding import SOMEBODY
from sprint.screens.giving import GivingScreen
from sprint.screens.listdialog import ListDialog
from sprint.screens.lobby import LobbyScreen
from sprint.screens.table import TableScreen
from tests.sprint.core.world import ANA, KEYS, key_of, sealed
from tests.sprint.screens import scenes
from tests.sprint.screens import tables as table_scenes
from tests.sprint.screens.fakelink import FakeLink
from tests.sprint.screens.stage import Stage, stage, visit_to
from tests.sprint.screens.tables import Tables, at_tables

BENEDIKT = "Benedikt"
GREETING = "Evening, all."


def hidden(show: Stage) -> frozenset[str]:
    """Whom the desk knows to be hidden."""
    return show.app.setting.desk.hidden.of(KEYS.room)


async def test_in_the_lobby_somebody_is_hidden_for_good_and_the_same_key_shows_them_again(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as show:
        link = scenes.gathered()
        await scenes.gathering(show, link)
        await show.says(GREETING)
        entries = len(link.world.log)
        await show.press("z")
        await show.on(ListDialog)
        await show.press("enter")
        await show.on(LobbyScreen)
        await show.says("hidden by you")
        assert GREETING not in show.text
        assert len(link.world.log) == entries
        await show.until(lambda: hidden(show) == {key_of(BENEDIKT)})
        await show.press("z")
        await show.on(ListDialog)
        await show.says("Benedikt hidden by you")
        await show.press("enter")
        await show.on(LobbyScreen)
        await show.says(GREETING)
        await show.until(lambda: not hidden(show))


async def test_a_cheer_of_somebody_hidden_is_neither_told_nor_marked(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = scenes.gathered()
        await scenes.gathering(show, link)
        link.side.hide(frozenset({key_of(BENEDIKT)}))
        for name in (BENEDIKT, "Cara"):
            act_id = link.world.ahead()
            link.others(name, acts.Cheer(sealed("", "cheer", key_of(name), act_id)))
        await show.until(lambda: "Cara cheers you on." in show.told)
        assert "cheer you on" not in show.told


async def test_at_the_table_hiding_is_kept_too(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        screen = await table_scenes.being_read(show)
        marked = screen.said.marked
        assert marked is not None
        await show.press("h")
        await show.says("you have hidden them")
        await show.until(lambda: hidden(show) == {marked.by})
        await show.says(SOMEBODY)
        await show.press("h")
        await show.until(lambda: not hidden(show))


async def test_a_piece_of_somebody_hidden_stands_behind_a_word_and_can_be_declined(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        await table_scenes.by_somebody_hidden(show)
        await show.says("This is by somebody you have hidden.")
        assert "The ferry was late" not in show.text
        assert "What the booth knew" not in show.text
        await show.says("F9 is “rather not”")
        await show.press("enter")
        await show.says("The ferry was late")
        await show.press("h")
        await show.on(ListDialog)
        # Shown again, and hidden again: the word stands there once more.
        await choose(show, BENEDIKT)
        await show.says("What the booth knew")
        await show.press("h")
        await show.on(ListDialog)
        await choose(show, BENEDIKT)
        await show.says("This is by somebody you have hidden.")


async def choose(show: Stage, name: str) -> None:
    """Choose somebody of the table in the list."""
    visit = show.app.visit
    assert visit is not None
    assert isinstance(visit.link, FakeLink)
    seats = [key for key in Tables(visit.link).table.seats if key != key_of(ANA)]
    await show.press(*["down"] * seats.index(key_of(name)), "enter")
    await show.on(TableScreen)


async def test_whoever_called_the_reading_sees_all_in_seat_order_from_lobby_and_table(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        await table_scenes.being_read(show)
        await show.press("y")
        await show.on(GivingScreen)
        await show.says("You see everybody’s line")
        places = [show.text.index(f"{name} gave to") for name in scenes.PEOPLE[1:]]
        assert places == sorted(places)
        await show.says("Ana (you) gave to nobody, heard from 2")
        await show.says("waits to be heard")
        await show.press("escape")
        await show.on(TableScreen)
        await show.press("ctrl+l")
        await show.on(LobbyScreen)
        await show.press("y")
        await show.on(GivingScreen)


async def test_everybody_else_sees_their_own_line_alone(tmp_path: Path) -> None:
    async with stage(tmp_path, name="Cara") as show:
        link, tables = at_tables(BENEDIKT)
        other = FakeLink(link.world, "Cara")
        other.catch_up()
        await show.visit(visit_to(show, other))
        await show.on(LobbyScreen)
        assert tables.reading.by == key_of(ANA)
        await show.press("y")
        await show.on(GivingScreen)
        await show.says("Cara (you) gave to nobody, heard from nobody")
        await show.says("Only you see this line.")
        assert "Benedikt gave" not in show.text


async def test_before_any_reading_there_is_nothing_to_see(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        await scenes.gathering(show, scenes.gathered())
        await show.press("y")
        await show.says("Nothing was read here yet.")
