"""What changes under one's hands in a room: the terms, the next sprint, a question that the bell closed."""

from pathlib import Path

from textual import events

from sprint.core import acts
from sprint.screens.dialogs import NumberDialog, Question
from sprint.screens.lobby import LobbyScreen
from sprint.screens.results import ResultsScreen
from sprint.screens.writing import WritingScreen
from sprint.writing.part import Terms
from tests.sprint.core.world import ANA, BEN, MINUTE, World, key_of
from tests.sprint.screens.fakelink import FakeLink
from tests.sprint.screens.stage import stage
from tests.sprint.screens.test_room_flow import enter, start
from widgets.editor import SECOND_PASTE, Editor


def drafts(home: Path) -> list[Path]:
    """The drafts on the desk."""
    return sorted((home / "drafts").glob("*.txt"), key=lambda path: path.stat().st_size)


async def test_whoever_turns_from_numbers_to_the_page_finds_it_and_its_draft(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await enter(show, FakeLink(World()), Terms("typed"))
        visit = show.app.visit
        assert visit is not None
        visit.writer.draft = None
        visit.take_terms(Terms())
        await start(show, link)
        screen = show.app.screen
        assert not screen.has_class("-typed")
        screen.query_one(Editor).insert("Four words of mine")
        await show.until(
            lambda: [path.read_text() for path in drafts(tmp_path)] == ["", "Four words of mine"]
        )
        link.pass_time(15 * MINUTE)
        await show.until(lambda: link.world.entrant(ANA).result is not None)
        result = link.world.entrant(ANA).result
        assert result is not None
        assert result.count == 4


async def test_whoever_turns_from_the_page_to_numbers_is_asked_for_them(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await enter(show, FakeLink(World()))
        visit = show.app.visit
        assert visit is not None
        visit.take_terms(Terms("typed"))
        link.others(ANA, acts.Schedule(15 * MINUTE))
        await show.until(lambda: visit.entrant is not None)
        assert visit.entrant is not None
        assert visit.entrant.source == "typed"
        await show.until(
            lambda: any(isinstance(s, WritingScreen) and s.has_class("-typed") for s in show.app.screen_stack)
        )


async def test_a_number_is_still_asked_for_when_somebody_sets_the_next_sprint(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await enter(show, FakeLink(World()), Terms("typed"))
        visit = show.app.visit
        assert visit is not None
        link.others(BEN, acts.Schedule(15 * MINUTE))
        await show.on(NumberDialog)
        await show.press("escape")
        await show.on(WritingScreen)
        first = link.world.sprint.id
        link.pass_time(15 * MINUTE)
        await show.on(ResultsScreen)
        await show.says("How many words does your text have now?")
        link.others(BEN, acts.Schedule(15 * MINUTE, 5 * MINUTE))
        await show.until(lambda: visit.sprint is not None and visit.sprint.id != first)
        await show.pilot.pause()
        assert "How many words does your text have now?" in show.text
        assert "You were not in this one" not in show.text
        await show.press("7", "0", "enter")
        await show.until(lambda: link.world.room.find(first).entrants[key_of(ANA)].result is not None)


async def test_a_big_paste_is_asked_about_again_when_the_bell_closed_the_question(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await enter(show, FakeLink(World()))
        await start(show, link)
        editor = show.app.screen.query_one(Editor)
        editor._take("word " * 2_000)
        await show.on(Question)
        link.pass_time(15 * MINUTE)
        await show.on(ResultsScreen)
        await show.press("w")
        await show.on(Question)
        await show.press("y")
        await show.on(WritingScreen)
        await show.until(lambda: editor.count == 2_000)
        assert editor.held_paste is None


async def test_a_second_big_paste_is_refused_over_the_question_about_the_first(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await enter(show, FakeLink(World()))
        await start(show, link)
        editor = show.app.screen.query_one(Editor)
        # In one read, as from a terminal that was slow to hand them over.
        editor._take("word " * 400)
        editor._take("other " * 400)
        await show.on(Question)
        await show.until(lambda: show.told == SECOND_PASTE)
        show.hush()
        show.app.post_message(events.Paste("more " * 400))
        await show.until(lambda: show.told == SECOND_PASTE)
        await show.press("y")
        await show.on(WritingScreen)
        await show.until(lambda: editor.text == "word " * 400)


async def test_escapes_in_a_sentence_never_reach_the_screen(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        await enter(show, FakeLink(World()))
        assert isinstance(show.app.screen, LobbyScreen)
        show.app.screen.tell("no\x1b]0;owned\x07such \u202efile\x9b2J")
        assert not any(sign in show.told for sign in "\x1b\x07\u202e\x9b")
