"""Looking for words on the writing screen, by its keys."""

from pathlib import Path

from sprint.openings import Solo
from sprint.screens.finding import NOWHERE, FindScreen
from sprint.screens.writing import WritingScreen
from tests.sprint.screens.stage import stage
from widgets.editor import Editor


async def test_one_finds_words_and_writes_on_where_they_are(tmp_path: Path) -> None:
    book = tmp_path / "book.txt"
    book.write_text("a tide\n" + "line\n" * 60 + "the Tide again", encoding="utf-8")
    async with stage(tmp_path, Solo(60_000, draft=book)) as show:
        await show.on(WritingScreen)
        editor = show.app.screen.query_one(Editor)
        await show.press("ctrl+f")
        await show.on(FindScreen)
        await show.press(*"tide")
        await show.says("a tide")
        assert editor.selection.start == (0, 2)
        await show.press("enter")
        await show.says("the Tide again")
        await show.press("down")
        assert editor.selection.start == (0, 2)
        await show.press("up")
        await show.press("x", "y")
        await show.says(NOWHERE)
        await show.press("backspace", "backspace", "escape")
        await show.on(WritingScreen)
        await show.press("s")
        assert editor.text.endswith("the Tides again")
        await show.press("ctrl+f")
        await show.on(FindScreen)
        await show.says("Find tide")
        await show.press("escape")
        await show.on(WritingScreen)
