"""A manuscript on the writing screen: the text is seen first, and its count is whole before it matters."""

from pathlib import Path

from sprint.desk.desk import Desk
from sprint.desk.folders import Folders
from sprint.openings import Solo
from sprint.screens.dialogs import Question
from sprint.screens.results import ResultsScreen
from sprint.screens.writing import WritingScreen
from tests.sprint.screens.stage import stage
from widgets.editor import Editor

MINUTE = 60_000


async def test_a_long_draft_is_counted_whole_before_it_becomes_a_baseline(tmp_path: Path) -> None:
    book = tmp_path / "book.txt"
    book.write_text("some words in a line\n" * 20_000, encoding="utf-8")
    async with stage(tmp_path, Solo(MINUTE, draft=book)) as show:
        await show.on(WritingScreen)
        await show.until(lambda: show.app.visit is not None and show.app.visit.entrant is not None)
        assert show.app.visit is not None
        assert show.app.visit.entrant is not None
        assert show.app.visit.entrant.baseline == 100_000
        show.app.screen.query_one(Editor).insert("three more words")
        await show.press("f8")
        await show.on(Question)
        await show.press("y")
        await show.on(ResultsScreen)
    with Desk.open(Folders.under(tmp_path)) as desk:
        assert [(record.result, record.ended) for record in desk.sprints.list()] == [(100_003, True)]
