"""A piece that is read ahead: marks set there are kept, and are there again at the table."""

from pathlib import Path

from sprint.core.reading.acts import Withdraw
from sprint.core.reading.bodies import Mark
from sprint.core.reading.marks import Marks
from sprint.desk.notebook import Notebook
from sprint.screens.ahead import AheadScreen
from sprint.screens.pieces import PiecesScreen
from sprint.screens.table import TableScreen
from sprint.screens.worddialog import WordsDialog
from tests.sprint.core.world import KEYS
from tests.sprint.screens import tables as scenes
from tests.sprint.screens.stage import Stage, stage
from tests.sprint.screens.tables import Tables

MARKED = (Mark(1, 1, "stayed"), Mark(7, 7, "question"), Mark(10, 11, "stayed"))


def kept(show: Stage, piece: str) -> tuple[Mark, ...]:
    """The marks on the disk."""
    return Notebook(show.app.setting.desk.folders.data, KEYS.room).marks(piece)


async def at_the_table(show: Stage, tables: Tables) -> TableScreen:
    """Deal the tables, to which one is led from wherever one is."""
    tables.deal()
    await show.on(TableScreen)
    screen = show.app.screen
    assert isinstance(screen, TableScreen)
    return screen


async def test_marks_set_ahead_are_kept_and_found_again_at_the_table(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        screen = await scenes.ahead(show)
        tables = Tables(screen.visit.link)  # type: ignore[arg-type]
        piece = tables.piece_of("Benedikt").id
        await show.until(lambda: kept(show, piece) == MARKED)
        table = await at_the_table(show, tables)
        await show.until(lambda: table.laid == piece)
        assert table.piece.marks == Marks(MARKED)


async def test_marks_set_ahead_are_there_after_the_program_was_closed(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        screen = await scenes.ahead(show)
        tables = Tables(screen.visit.link)  # type: ignore[arg-type]
        await show.until(lambda: kept(show, tables.piece_of("Benedikt").id) == MARKED)
    async with stage(tmp_path) as show:
        screen, _ = await scenes.open_ahead(show, "Benedikt")
        await show.until(lambda: screen.piece.marks == Marks(MARKED))


async def test_a_note_is_put_on_a_line_and_a_mark_is_taken_away(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        screen, _ = await scenes.open_ahead(show, "Benedikt")
        await show.press("down", "n")
        await show.on(WordsDialog)
        await show.press(*"blue", "enter")
        await show.on(AheadScreen)
        await show.until(lambda: screen.piece.marks.all == (Mark(2, 2, "note", "blue"),))
        await show.press("u")
        await show.until(lambda: screen.piece.marks == Marks())
        await show.press("escape")
        await show.on(PiecesScreen)


async def test_what_an_author_says_beforehand_is_read_once(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        screen, tables = await scenes.open_ahead(show, "Cara")
        await show.says("A father has died.")
        await show.says("Esc leaves it unread")
        assert "Three rakes" not in show.text
        await show.press("s")
        assert screen.marks == {}
        await show.press("enter")
        await show.says("Three rakes")
        table = await at_the_table(show, tables)
        await show.until(lambda: table.laid == tables.piece_of("Cara").id)


async def test_a_piece_that_is_taken_back_is_read_no_further(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        screen, tables = await scenes.open_ahead(show, "Benedikt")
        tables.link.others("Benedikt", Withdraw(tables.piece_of("Benedikt").id))
        await show.says("Its author took it back.")
        assert "The ferry was late" not in show.text
        await show.press("s")
        assert not any(marks.all for marks in screen.marks.values())
