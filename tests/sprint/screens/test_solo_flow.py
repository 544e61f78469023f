"""Home, and a sprint alone, on a real desk and in a real room of one's own."""

from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import pytest
from textual.widgets import Input

from sprint.core.acts import Schedule
from sprint.desk.desk import Desk
from sprint.desk.folders import Folders
from sprint.desk.records import RoomRecord, SprintRecord
from sprint.openings import Solo
from sprint.screens.baseline import BaselineDialog
from sprint.screens.choices import Choices
from sprint.screens.dialogs import NumberDialog, Question
from sprint.screens.doubt import DoubtDialog
from sprint.screens.fields import Field
from sprint.screens.help import HelpScreen
from sprint.screens.home import HomeScreen
from sprint.screens.lobby import LobbyScreen
from sprint.screens.name import NameScreen
from sprint.screens.plandialog import PlanDialog
from sprint.screens.results import ResultsScreen
from sprint.screens.solo import SoloScreen
from sprint.screens.waiting import WaitingScreen
from sprint.screens.writing import WritingScreen
from sprint.writing.part import Terms
from tests.sprint.screens import scenes
from tests.sprint.screens.fakelink import INVITE
from tests.sprint.screens.stage import WALL_MS, Stage, stage
from widgets.editor import Editor

MINUTE = 60_000


def records(home: Path) -> list[tuple[int | None, bool]]:
    with Desk.open(Folders.under(home)) as desk:
        return [(record.result, record.ended) for record in desk.sprints.list()]


def drafts(home: Path) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted((home / "drafts").glob("*.txt"))]


async def write(show: Stage, text: str) -> None:
    show.app.screen.query_one(Editor).insert(text)
    await show.pilot.pause()


def holds(editor: Editor, words: int) -> bool:
    return editor.count == words


async def ring(show: Stage) -> None:
    await show.press("f8")
    await show.on(Question)
    await show.press("y")
    await show.on(ResultsScreen)
    show.rest()


async def test_a_name_is_all_that_the_first_start_asks(tmp_path: Path) -> None:
    async with stage(tmp_path, name="") as show:
        await show.on(NameScreen)
        assert "Esc" not in show.text, "there is nothing to go back to"
        await show.press("enter")
        await show.says("That name is empty.")
        await show.press("escape")
        assert isinstance(show.app.screen, NameScreen)
        show.app.screen.query_one(Input).value = "Zoë [/b]"
        await show.press("enter")
        await show.on(HomeScreen)
        await show.says("Zoë [/b].")
        await show.press("n")
        await show.on(NameScreen)
        await show.says("Esc Back")


async def test_a_name_of_escapes_is_cleaned_before_it_is_anybodys(tmp_path: Path) -> None:
    async with stage(tmp_path, name="") as show:
        await show.on(NameScreen)
        show.app.screen.query_one(Input).value = "\x1b]52;c;x\x07Eve\u202e"
        await show.press("enter")
        await show.on(HomeScreen)
        assert show.app.setting.name == "]52;c;xEve"


async def test_two_keys_after_home_one_is_writing_and_the_result_is_settled(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        await show.press("enter")
        await show.on(SoloScreen)
        await show.press("enter")
        await show.on(WritingScreen)
        await write(show, "Seven words, and all of them mine.")
        await show.until(lambda: show.app.visit is not None and show.app.visit.entrant is not None)
        await show.says("7 words")
        await ring(show)
        await show.says("words in")
        await show.until(lambda: show.app.visit is not None and show.app.visit.writer.saved)
        await show.press("l")
        await show.on(HomeScreen)
        await show.says("Your draft is in")
        await show.says(": 7 words")
    assert records(tmp_path) == [(7, True)]
    assert drafts(tmp_path) == ["Seven words, and all of them mine."]


async def test_a_bell_rung_early_is_remembered_with_the_time_that_it_left(tmp_path: Path) -> None:
    async with stage(tmp_path, Solo(10 * MINUTE)) as show:
        await show.on(WritingScreen)
        await write(show, "Soon done")
        await show.until(lambda: show.app.visit is not None and show.app.visit.entrant is not None)
        await ring(show)
    with Desk.open(Folders.under(tmp_path)) as desk:
        (record,) = desk.sprints.list()
    assert record.length_ms < MINUTE


async def test_an_empty_draft_leaves_no_file(tmp_path: Path) -> None:
    async with stage(tmp_path, Solo(MINUTE)) as show:
        await show.on(WritingScreen)
    assert drafts(tmp_path) == []


async def test_leaving_in_the_middle_of_a_word_loses_nothing(tmp_path: Path) -> None:
    async with stage(tmp_path, Solo(10 * MINUTE)) as show:
        await show.on(WritingScreen)
        await write(show, "The last wor")
        await show.press("ctrl+q")
    assert drafts(tmp_path) == ["The last wor"]


async def test_a_sprint_left_in_the_middle_is_gone_on_with(tmp_path: Path) -> None:
    async with stage(tmp_path, Solo(10 * MINUTE, Terms(goal=50))) as show:
        await show.on(WritingScreen)
        await show.until(lambda: show.app.visit is not None and show.app.visit.entrant is not None)
        await write(show, "Half a thought")
    async with stage(tmp_path, wall=_real_wall) as show:
        await show.says("Go on writing")
        await show.press("g")
        await show.on(WritingScreen)
        assert show.app.screen.query_one(Editor).text == "Half a thought"
        await show.says("3 / 50 words")
        await write(show, " and its other half")
        await ring(show)
    assert records(tmp_path)[0] == (7, True)
    assert drafts(tmp_path) == ["Half a thought and its other half"]


async def test_a_new_sprint_puts_the_one_that_was_left_to_rest(tmp_path: Path) -> None:
    async with stage(tmp_path, Solo(10 * MINUTE)) as show:
        await show.on(WritingScreen)
        await write(show, "Old")
    async with stage(tmp_path, Solo(5 * MINUTE)) as show:
        await show.on(WritingScreen)
        visit = show.app.visit
        assert visit is not None
        await show.until(lambda: visit.sprint is not None and visit.sprint.length_ms == 5 * MINUTE)
        await show.says("left was put to rest; its text is in")
    assert "Old" in drafts(tmp_path)


async def test_the_form_says_what_a_new_sprint_ends_and_keeps_no_text_as_a_habit(tmp_path: Path) -> None:
    async with stage(tmp_path, Solo(10 * MINUTE)) as show:
        await show.on(WritingScreen)
        await show.until(lambda: show.app.visit is not None and show.app.visit.entrant is not None)
        await write(show, "Old")
    async with stage(tmp_path, wall=_real_wall) as show:
        await show.says("g Go on writing 10 min left")
        await show.press("s")
        await show.on(SoloScreen)
        await show.says("Your sprint with 10 min left ends with that; g at home goes on with it.")
        await show.press("down", "down", "down", "down", "right", "enter")
        await show.on(WritingScreen)
        await show.says("Your sprint with 10 min left was put to rest; its text is in")
        assert show.app.screen.query_one(Editor).text == "Old"
        assert show.app.setting.settings.text == "new"


async def test_an_open_end_is_said_as_one(tmp_path: Path) -> None:
    async with stage(tmp_path, Solo(12 * 60 * MINUTE, schedule=Schedule(12 * 60 * MINUTE, up=True))) as show:
        await show.on(WritingScreen)
        await show.until(lambda: show.app.visit is not None and show.app.visit.entrant is not None)
    async with stage(tmp_path, wall=_real_wall) as show:
        await show.says("g Go on writing open end")
        await show.press("s")
        await show.says("Your sprint with an open end ends with that")


async def test_pausing_extending_and_cancelling_alone(tmp_path: Path) -> None:
    async with stage(tmp_path, Solo(10 * MINUTE)) as show:
        await show.on(WritingScreen)
        visit = show.app.visit
        assert visit is not None
        await show.until(lambda: visit.entrant is not None)
        await write(show, "Some words")
        await show.press("f4")
        await show.says("paused")
        await show.press("f4")
        await show.says("writing")
        await show.press("f5", "f6")
        await show.until(lambda: visit.sprint is not None and visit.sprint.length_ms == 16 * MINUTE)
        await show.says("made it")
        await show.press("f9")
        await show.on(Question)
        await show.press("n")
        await show.on(WritingScreen)
        await show.press("f9", "y")
        await show.says("called off")
        await show.press("ctrl+r")
        await show.says("You have taken that back: the sprint is on")
        await show.until(lambda: visit.sprint is not None and visit.sprint.live)
        await show.press("f9", "y")
        await show.says("Ctrl+R takes that back, Ctrl+L goes home.")
        await show.press("ctrl+l")
        await show.on(HomeScreen)
    assert drafts(tmp_path) == ["Some words"]


async def test_another_round_goes_on_in_the_same_draft(tmp_path: Path) -> None:
    async with stage(tmp_path, Solo(10 * MINUTE)) as show:
        await show.on(WritingScreen)
        visit = show.app.visit
        assert visit is not None
        await show.until(lambda: visit.entrant is not None)
        await write(show, "One round")
        await ring(show)
        first = visit.sprint
        await show.press("w")
        await show.on(WritingScreen)
        await write(show, ", between them,")
        await show.press("ctrl+s")
        await show.says("Saved as you type")
        assert visit.sprint == first
        app = show.app
        assert isinstance(app.screen, WritingScreen)
        app.screen.action_plan()
        await show.on(PlanDialog)
        await show.press("enter")
        await show.until(lambda: visit.entrant is not None and visit.entrant.baseline == 4)
        await write(show, " and another")
        await show.until(lambda: visit.writer.written == 2)
    assert drafts(tmp_path) == ["One round, between them, and another"]


async def test_a_number_typed_in_is_doubted_settled_amended_and_undone(tmp_path: Path) -> None:
    async with stage(tmp_path, Solo(10 * MINUTE, Terms("typed"))) as show:
        await show.on(NumberDialog)
        await show.press("1", "0", "0", "enter")
        await show.on(WritingScreen)
        visit = show.app.visit
        assert visit is not None
        await show.until(lambda: visit.entrant is not None and visit.entrant.baseline == 100)
        await show.press("plus", "4", "0", "enter")
        await show.says("40 words")
        await show.press(*"3333", "enter")
        await show.on(DoubtDialog)
        await show.says("3,333? ")
        await show.press("f")
        await show.on(WritingScreen)
        await show.press(*"210", "enter")
        await show.says("110 words")
        await show.press(*"9999", "enter")
        await show.on(DoubtDialog)
        await show.press("t")
        await show.on(WritingScreen)
        assert visit.writer.written == 110
        await ring(show)
        await show.says("How many words does your text have now?")
        await show.press(*"220", "enter")
        await show.until(lambda: visit.entrant is not None and not visit.entrant.owes)
        await show.press("a")
        await show.on(NumberDialog)
        await show.press(*"115", "enter")
        await show.until(lambda: _result(show) == 215)
        await show.press("a")
        await show.on(NumberDialog)
        await show.press(*"13000", "enter")
        await show.on(DoubtDialog)
        await show.press("k")
        await show.until(lambda: _result(show) == 13_100)
        for before in (215, 220):
            await show.press("u")
            await show.until(lambda before=before: _result(show) == before)  # type: ignore[misc]
        await show.press("u")
        await show.says("There is no earlier number to go back to.")
        assert _result(show) == 220
    assert records(tmp_path) == [(220, True)]
    assert drafts(tmp_path) == []


async def test_without_a_count_there_is_the_clock_and_the_page(tmp_path: Path) -> None:
    async with stage(tmp_path, Solo(10 * MINUTE, Terms("none"))) as show:
        await show.on(WritingScreen)
        await write(show, "Some editing")
        await show.says("without a count")
        await ring(show)
        await show.says("You took part without a count.")


async def test_only_the_text_stays_and_the_clock_can_be_glanced_at(tmp_path: Path) -> None:
    async with stage(tmp_path, Solo(10 * MINUTE)) as show:
        await show.on(WritingScreen)
        await write(show, "All there is")
        await show.says("3 words")
        await show.press("f2")
        show.hush()
        await show.pilot.pause()
        assert show.text.strip() == "All there is"
        await show.press("f3")
        await show.says("left, until")
        await show.press("ctrl+o")
        await show.says("3 words")


async def test_a_big_paste_is_asked_about(tmp_path: Path) -> None:
    from textual import events

    async with stage(tmp_path, Solo(10 * MINUTE)) as show:
        await show.on(WritingScreen)
        editor = show.app.screen.query_one(Editor)
        for key, expected in (("n", 0), ("y", 400)):
            editor.post_message(events.Paste("word " * 400))
            await show.on(Question)
            await show.says("400 words")
            await show.press(key)
            await show.on(WritingScreen)
            await show.until(lambda: editor.held_paste is None)
            await show.until(partial(holds, editor, expected))


async def test_home_under_a_page_is_bare_until_one_comes_to_it(tmp_path: Path) -> None:
    async with stage(tmp_path, Solo(MINUTE)) as show:
        await show.on(WritingScreen)
        home = show.app.screen_stack[0]
        assert isinstance(home, HomeScreen)
        assert not home.query(Choices)
        assert not home.check_action("solo", ())
        assert home.check_action("leave", ())
        await show.press("ctrl+l")
        await show.on(HomeScreen)
        await show.says("s Write alone")
        assert len(home.query(Choices)) == 1
        await show.press("s")
        await show.on(SoloScreen)


async def test_a_draft_that_cannot_be_opened_is_said_in_a_sentence(tmp_path: Path) -> None:
    async with stage(tmp_path, Solo(MINUTE, draft=tmp_path / "no such file.txt")) as show:
        await show.on(WaitingScreen)
        await show.says("cannot be opened")
        await show.press("escape")
        await show.on(HomeScreen)


async def test_a_home_folder_that_nobody_has_is_said_in_the_form(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        await show.press("s")
        await show.on(SoloScreen)
        form = show.app.screen
        form.query(Field).last().value = "~nobody-of-that-name/draft.txt"
        await show.press("enter")
        await show.says("nobody here has that home folder")
        assert show.app.screen is form


async def test_the_solo_form_chooses_and_remembers(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        await show.press("s")
        await show.on(SoloScreen)
        await show.press("right", "right", "down", "down", "right", "down")
        await show.press(*"many", "enter")
        await show.says("A goal is a number")
        await show.press(*["backspace"] * 4, *"40", "enter")
        await show.on(WritingScreen)
        visit = show.app.visit
        assert visit is not None
        assert visit.writer.terms == Terms("editor", "lines", 40)
        await show.until(lambda: visit.sprint is not None and visit.sprint.length_ms == 45 * MINUTE)
        assert show.app.setting.settings.length == 45 * MINUTE


async def test_a_chain_alone_runs_through_its_break_and_adds_up(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        await show.press("s")
        await show.on(SoloScreen)
        await show.press(*"2 x 10 break 5")
        await show.says("2 sprints of 10 minutes with breaks of 5 minutes; the first starts at once")
        await show.press("enter")
        await show.on(WritingScreen)
        visit = show.app.visit
        assert visit is not None
        await show.until(lambda: visit.entrant is not None)
        await show.says("round 1 of 2")
        await write(show, "One two three")
        await ring(show)
        await show.press("w")
        await show.on(WritingScreen)
        await show.says("Break: next round in")
        await show.press("f4")
        await show.says("round 2 of 2")
        await show.until(lambda: visit.entrant is not None)
        await write(show, " four")
        await show.says("1 word 4 in all rounds")


async def test_a_length_is_drawn_when_it_is_set_and_said(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        await show.press("s")
        await show.on(SoloScreen)
        await show.press(*"10-20")
        await show.says("10 to 20 minutes, drawn when it is set")
        await show.press("enter")
        await show.says("Drawn: ")
        await show.on(WritingScreen)
        sprint = show.app.visit.sprint if show.app.visit else None
        assert sprint is not None
        assert 10 * MINUTE <= sprint.length_ms <= 20 * MINUTE


async def test_what_comes_again_needs_a_room(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        await show.press("s")
        await show.on(SoloScreen)
        await show.press(*"20 at 19:30 every thu", "enter")
        await show.says("A sprint that comes again needs a room.")
        assert isinstance(show.app.screen, SoloScreen)


async def test_one_goes_on_in_the_text_of_last_time_and_counts_from_where_one_stopped(tmp_path: Path) -> None:
    async with stage(tmp_path, Solo(10 * MINUTE)) as show:
        await show.on(WritingScreen)
        visit = show.app.visit
        assert visit is not None
        await show.until(lambda: visit.entrant is not None)
        await write(show, "One two three")
        await ring(show)
        await show.until(lambda: visit.entrant is not None and visit.entrant.result is not None)
        await show.press("w")
        await show.on(WritingScreen)
        await write(show, " and four")
        await show.until(lambda: visit.writer.saved)
        await show.press("ctrl+l")
        await show.on(HomeScreen)
        await show.press("s")
        await show.on(SoloScreen)
        await show.press("down", "down", "down", "down", "right", "enter")
        await show.on(WritingScreen)
        await show.says("One two three and four")
        again = show.app.visit
        assert again is not None
        await show.until(lambda: again.entrant is not None and again.entrant.baseline == 5)
        await show.press("f7")
        await show.on(BaselineDialog)
        await show.press("up", "enter")
        await show.until(lambda: again.writer.written == 2)
        await show.press("ctrl+r")
        await show.says("Taken back. Your count begins at 5 now.")
        assert again.writer.written == 0


async def test_up_takes_what_stood_on_the_page_where_one_stopped_also_where_cuts_count(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path, Solo(10 * MINUTE)) as show:
        await show.on(WritingScreen)
        show.app.setting.change(measure="added")
        visit = show.app.visit
        assert visit is not None
        await show.until(lambda: visit.entrant is not None and visit.writer.measure == "added")
        first, editor = visit.sprint, show.app.screen.query_one(Editor)
        await write(show, "One two three four five")
        await show.until(lambda: visit.writer.written == 5)
        editor.replace("", (0, 13), (0, 23))
        await show.until(lambda: (editor.count, editor.removed) == (3, 2))
        await ring(show)
        await show.until(lambda: visit.entrant is not None and visit.entrant.result is not None)
        assert visit.entrant is not None
        assert visit.entrant.result is not None
        assert visit.entrant.result.count == 5
        await show.press("w")
        await show.on(WritingScreen)
        await write(show, " and more of it")
        app = show.app
        assert isinstance(app.screen, WritingScreen)
        app.screen.action_plan()
        await show.on(PlanDialog)
        await show.press("enter")
        await show.until(lambda: visit.sprint != first and visit.entrant is not None)
        await show.until(lambda: visit.entrant is not None and visit.entrant.baseline == 7)
        await show.press("f7")
        await show.on(BaselineDialog)
        await show.says("↑ takes 3, where you stopped last time")
        await show.press("up", "enter")
        await show.until(lambda: visit.writer.written == 4)


async def test_digits_choose_any_number_of_minutes(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        await show.press("s")
        await show.on(SoloScreen)
        await show.press("3", "3")
        await show.says("33 minutes; starts at once, ends 20:03. Enter starts.")


async def test_help_explains_the_screen_one_is_on(tmp_path: Path) -> None:
    async with stage(tmp_path, size=(100, 40)) as show:
        await show.press("question_mark")
        await show.on(HelpScreen)
        await show.says("A sprint of your own")
        await show.press("escape")
        await show.on(HomeScreen)


async def test_home_shows_the_past_and_the_rooms(tmp_path: Path) -> None:
    scenes.furnish(Folders.under(tmp_path).make())
    async with stage(tmp_path) as show:
        await show.says("Yesterday: 412 words in 25 min.")
        await show.says("1 Tuesday circle")
        await show.press("5")
        await show.says("There is no such room yet.")
        await show.press("g")
        await show.says("1 goes back to Tuesday circle, s begins a new one alone.")


def _record(number: int, ago_ms: int, **more: Any) -> SprintRecord:
    return SprintRecord(
        id=f"{number:032x}", room="0" * 32, started_at=WALL_MS - ago_ms, length_ms=15 * MINUTE, **more
    )


async def test_home_sums_the_day(tmp_path: Path) -> None:
    with Desk.open(Folders.under(tmp_path)) as desk:
        desk.sprints.keep(_record(1, 60 * MINUTE, result=100, ended=True))
        desk.sprints.keep(_record(2, 30 * MINUTE, result=250, ended=True))
        desk.sprints.keep(_record(3, 30 * 3_600_000, result=999, ended=True))
    async with stage(tmp_path) as show:
        await show.says("Today: 350 words in 2 sprints, 30 min.")


async def test_home_goes_on_with_the_sprint_that_was_left_in_a_room(tmp_path: Path) -> None:
    nobody_there = str(msgspec.structs.replace(INVITE, host="127.0.0.1", port=9, tls=False))
    with Desk.open(Folders.under(tmp_path)) as desk:
        desk.rooms.keep(RoomRecord(room="0" * 32, invite=nobody_there, title="Tuesday circle"))
        desk.sprints.keep(_record(9, 5 * MINUTE, count=40))
    async with stage(tmp_path) as show:
        await show.says("g Go on writing Tuesday circle, 10 min")
        await show.press("g")
        await show.on(LobbyScreen)
        await show.says("not connected")


async def test_a_tiny_terminal_asks_for_room_and_keeps_everything(tmp_path: Path) -> None:
    async with stage(tmp_path, Solo(10 * MINUTE)) as show:
        await show.on(WritingScreen)
        await write(show, "Still here")
        await show.pilot.resize_terminal(40, 10)
        await show.says("A little more room, please")
        assert "Still here" not in show.text
        await show.press("x", "f4", "f9", "ctrl+t")
        await show.pilot.resize_terminal(60, 20)
        await show.says("Still here")
        assert "more room" not in show.text
        assert isinstance(show.app.screen, WritingScreen)
        assert show.app.theme == "sprint-dark"
        assert show.app.visit is not None
        assert show.app.visit.sprint is not None
        assert show.app.visit.sprint.paused_at is None
        await show.press("x")
        await show.says("Still herex")


@pytest.mark.parametrize("key", ["ctrl+t", "ctrl+g", "ctrl+c"])
async def test_what_works_everywhere_works_while_writing(tmp_path: Path, key: str) -> None:
    async with stage(tmp_path, Solo(10 * MINUTE)) as show:
        await show.on(WritingScreen)
        await show.press(key)
        expected = {"ctrl+t": "", "ctrl+g": "The bell is silent.", "ctrl+c": ""}[key]
        await show.until(lambda: expected in show.told)
        assert (show.app.theme == "sprint-light") is (key == "ctrl+t")


def _result(show: Stage) -> int | None:
    entrant = show.app.visit.entrant if show.app.visit else None
    return entrant.result.count if entrant and entrant.result else None


def _real_wall() -> int:
    from sprint.clocks import wall_ms

    return wall_ms()
