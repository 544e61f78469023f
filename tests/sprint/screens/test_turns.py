"""Keys that arrive together do what they do one by one; what the bell takes away takes their letters."""

from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input

from sprint.core import acts
from sprint.core.reading.marks import Marks
from sprint.screens.callform import CallScreen
from sprint.screens.carrying import HELD_MS, REACTION_MS, REPEATS_MS, Hush
from sprint.screens.finding import FindScreen
from sprint.screens.guide import NOTE_WAITS
from sprint.screens.home import HomeScreen
from sprint.screens.lobby import LobbyScreen
from sprint.screens.offer import OfferScreen
from sprint.screens.plandialog import PlanDialog
from sprint.screens.results import ResultsScreen
from sprint.screens.solo import SoloScreen
from sprint.screens.table import TableScreen
from sprint.screens.termsdialog import TermsDialog
from sprint.screens.worddialog import WordsDialog
from sprint.screens.writing import WritingScreen
from tests.sprint.core.world import ANA, BEN, MINUTE, World
from tests.sprint.screens.fakelink import FakeLink
from tests.sprint.screens.stage import Stage, stage, visit_to
from tests.sprint.screens.tables import Tables, at_tables, my_turn
from widgets.editor import Editor


def burst(show: Stage, *keys: str) -> None:
    """All keys at once, as a slow line brings them."""
    for key in keys:
        show.app.post_message(events.Key(key, key if len(key) == 1 else None))


async def in_the_lobby(show: Stage) -> FakeLink:
    link = FakeLink(World())
    await show.visit(visit_to(show, link))
    await show.on(LobbyScreen)
    return link


async def before_a_start(show: Stage, starter: str = BEN) -> FakeLink:
    """In the lobby, five seconds before a sprint that somebody has set."""
    link = await in_the_lobby(show)
    link.others(starter, acts.Schedule(20 * MINUTE, 5_000))
    return link


def notes(link: FakeLink) -> list[str]:
    return [note.text for note in link.side.notes]


async def test_a_note_that_comes_in_one_burst_is_a_note(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await in_the_lobby(show)
        link.others(ANA, acts.Schedule(20 * MINUTE, 5 * MINUTE))
        burst(show, "enter", *"xylophone", "enter")
        await show.until(lambda: notes(link) == ["xylophone"])
        assert link.world.sprint.phase == "scheduled"


async def test_two_notes_in_one_burst_are_two(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await in_the_lobby(show)
        burst(show, "enter", *"tea", "enter", "enter", *"more", "enter")
        await show.until(lambda: notes(link) == ["tea", "more"])


async def test_a_sprint_is_set_in_one_burst(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await in_the_lobby(show)
        burst(show, "n", *"25 in 5", "enter")
        await show.until(lambda: link.world.room.sprint is not None)
        assert link.world.sprint.length_ms == 25 * MINUTE


async def test_a_form_is_filled_in_one_burst(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        burst(show, "s")
        await show.on(SoloScreen)
        fields = list(show.app.screen.query(Input))
        burst(show, *"10", "tab", "tab")
        await show.until(lambda: show.app.focused is not fields[0])
        assert fields[0].value == "10"


async def test_a_burst_that_ends_on_a_screen_that_is_gone_leaves_the_next_key_working(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        await in_the_lobby(show)
        burst(show, "n", "escape", "n", "escape", "n")
        await show.on(PlanDialog)
        await show.press("escape")
        await show.on(LobbyScreen)


async def test_what_is_typed_into_a_line_that_the_bell_closes_is_no_command(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await in_the_lobby(show)
        link.others(ANA, acts.Schedule(20 * MINUTE))
        await show.on(WritingScreen)
        await show.press("ctrl+f")
        await show.on(FindScreen)
        await show.press(*"cab")
        link.pass_time(20 * MINUTE)
        await show.on(ResultsScreen)
        await show.type_on("b", "u", "left", "b")
        assert isinstance(show.app.screen, ResultsScreen)
        await show.press("b")
        await show.on(HomeScreen)


async def test_whoever_begins_to_type_into_a_line_as_the_bell_closes_it_gives_no_command(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as show:
        link = await in_the_lobby(show)
        link.others(ANA, acts.Schedule(20 * MINUTE))
        await show.on(WritingScreen)
        await show.press("ctrl+f")
        await show.on(FindScreen)
        await show.press(*"door")
        show.rest()
        link.pass_time(20 * MINUTE)
        await show.on(ResultsScreen)
        show.pass_ms(REACTION_MS + 1)
        await show.type_on("space", *"that")
        assert isinstance(show.app.screen, ResultsScreen)
        assert not isinstance(show.app.focused, Input), "the a of that asks for no number"


async def test_a_page_waits_for_the_rest_of_a_note_and_then_takes_every_letter(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await before_a_start(show)
        await show.press("enter", *"hello th")
        link.pass_time(5_000)
        await show.until(lambda: "Your page comes when this is done" in show.told)
        await show.type_on(*"ere", "enter")
        await show.on(WritingScreen)
        await show.type_on(*"a lantern")
        assert notes(link) == ["hello there"]
        assert show.app.screen.query_one(Editor).text == "a lantern"


async def test_a_note_that_is_left_alone_stays_for_later_and_its_writer_comes_to_the_page(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as show:
        link = await before_a_start(show)
        await show.press("enter", *"hello th")
        show.rest()
        link.pass_time(5_000)
        await show.on(WritingScreen)
        await show.until(lambda: show.told == NOTE_WAITS)
        await show.type_on(*"ere")
        assert show.app.screen.query_one(Editor).text == "ere"
        await show.press("ctrl+l")
        await show.on(LobbyScreen)
        assert show.app.screen.query_one(Input).value == "hello th"


async def test_letters_are_no_number(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await in_the_lobby(show)
        link.others(ANA, acts.Schedule(20 * MINUTE))
        await show.on(WritingScreen)
        visit = show.app.visit
        await show.until(lambda: visit is not None and visit.entrant is not None)
        link.pass_time(20 * MINUTE)
        await show.on(ResultsScreen)
        show.rest()
        await show.until(lambda: link.world.entrant(ANA).result is not None)
        await show.press("a", *"nd")
        await show.says("A number is wanted here")
        await show.press(*"40")
        assert show.app.focused is show.app.screen.query_one(Input)
        assert show.app.screen.query_one(Input).value == "40"
        await show.press(*"1" * 15)
        await show.says("That is as long as a number can be here")
        assert len(show.app.screen.query_one(Input).value) == 16


async def test_what_was_found_is_not_typed_over_after_the_bell(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = FakeLink(World())
        await show.visit(visit_to(show, link, text="the lantern on the quay"))
        link.others(ANA, acts.Schedule(20 * MINUTE))
        await show.on(WritingScreen)
        await show.press("ctrl+f")
        await show.on(FindScreen)
        await show.press(*"lantern")
        editor = show.app.visit and show.app.screen_stack[-2].query_one(Editor)
        assert editor
        await show.until(lambda: editor.selected_text == "lantern")
        link.pass_time(20 * MINUTE)
        await show.on(ResultsScreen)
        assert editor.selected_text == ""


async def test_a_dialog_in_which_somebody_types_is_waited_for(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link, tables = at_tables("Benedikt")
        await show.visit(visit_to(show, link))
        await show.on(LobbyScreen)
        said = show.app.push_screen_wait(WordsDialog(show.app.setting, "How did it go?"))
        answer = show.app.run_worker(said)
        await show.on(WordsDialog)
        await show.press(*"the fifth")
        tables.deal()
        await show.until(lambda: "It comes when this is done" in show.told)
        await show.press(*" pane", "enter")
        assert await answer.wait() == "the fifth pane"
        await show.on(TableScreen)


async def test_what_is_pressed_as_the_table_comes_is_no_command_there(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link, tables = at_tables("Benedikt")
        await show.visit(visit_to(show, link))
        await show.on(LobbyScreen)
        await show.press("up")
        tables.deal()
        await show.on(TableScreen)
        screen = show.app.screen
        assert isinstance(screen, TableScreen)
        await show.until(lambda: bool(screen.laid))
        await show.type_on("s", "s")
        assert not screen.marks.get(screen.laid, Marks()).all
        await show.press("s")
        await show.until(lambda: bool(screen.marks.get(screen.laid, Marks()).all))


async def test_a_note_for_which_the_page_waited_and_that_is_left_is_said_to_wait(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await before_a_start(show)
        await show.press("enter", *"hello th")
        link.pass_time(5_000)
        await show.until(lambda: "Your page comes when this is done" in show.told)
        show.rest()
        await show.on(WritingScreen)
        await show.until(lambda: show.told == NOTE_WAITS)


@pytest.mark.parametrize("looks", ["here", "elsewhere", "at too little"])
async def test_a_bell_waits_for_what_is_typed_into_a_dialog(tmp_path: Path, looks: str) -> None:
    async with stage(tmp_path) as show:
        link = await before_a_start(show, ANA)
        show.app.push_screen(WordsDialog(show.app.setting, "What do you mean to do?"))
        await show.on(WordsDialog)
        await show.press(*"a sonnet")
        show.rest()
        if looks == "elsewhere":
            show.app.post_message(events.AppBlur())
            await show.until(lambda: show.app.focused is None)
        elif looks == "at too little":
            await show.pilot.resize_terminal(50, 15)
            await show.until(lambda: show.app.focused is None)
        link.pass_time(5_000)
        await show.until(lambda: "Your page comes when this is done" in show.told)
        assert isinstance(show.app.screen, WordsDialog)
        show.app.post_message(events.AppFocus())
        await show.pilot.resize_terminal(80, 24)
        await show.until(lambda: show.app.focused is show.app.screen.query_one(Input))
        await show.press("escape")
        await show.on(WritingScreen)


def in_a_line(show: Stage) -> bool:
    """Whether the cursor is in a line to type into."""
    return isinstance(show.app.focused, Input)


async def test_a_dialog_with_words_in_it_is_waited_for_from_whichever_row(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await before_a_start(show)
        await show.press("t")
        await show.on(TermsDialog)
        await show.until(lambda: show.app.focused is not None)
        while not in_a_line(show):
            await show.press("tab")
        await show.press(*"500")
        while in_a_line(show):
            await show.press("tab")
        link.pass_time(5_000)
        await show.until(lambda: "Your page comes when this is done" in show.told)
        assert isinstance(show.app.screen, TermsDialog)


async def test_letters_for_a_line_of_a_form_do_not_land_on_the_page(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await before_a_start(show)
        await show.press("p")
        await show.on(OfferScreen)
        await show.press("tab")
        assert isinstance(show.app.focused, Input)
        await show.press(*"The la")
        link.pass_time(5_000)
        await show.on(WritingScreen)
        assert NOTE_WAITS not in show.told, "it is no note"
        await show.type_on(*"mp")
        editor = show.app.screen.query_one(Editor)
        assert editor.text == ""
        await show.press("x")
        assert editor.text == "x"


async def test_who_goes_to_the_lobby_in_mid_word_has_its_keys_at_once(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await in_the_lobby(show)
        link.others(ANA, acts.Schedule(20 * MINUTE))
        await show.on(WritingScreen)
        await show.press(*"abc", "ctrl+l")
        await show.on(LobbyScreen)
        await show.type_on("n")
        await show.says("A sprint is set already.")


@pytest.mark.parametrize("form", [OfferScreen, CallScreen])
async def test_whoever_fills_in_a_form_is_not_pulled_to_the_table(
    tmp_path: Path, form: type[OfferScreen | CallScreen]
) -> None:
    async with stage(tmp_path) as show:
        link, tables = at_tables("Benedikt")
        await show.visit(visit_to(show, link))
        await show.on(LobbyScreen)
        await show.press("p" if form is OfferScreen else "s")
        await show.on(form)
        if form is OfferScreen:
            await show.press("tab")
        await show.press(*"10")
        show.rest()
        tables.deal()
        await show.until(lambda: show.told == "You are wanted at the table: Esc and H leads there.")
        assert isinstance(show.app.screen, form)
        await show.press("escape", "h")
        await show.on(TableScreen)


def test_nobody_reacts_to_what_they_have_not_seen_yet() -> None:
    now = 10_000.0
    hush = Hush(lambda: now)
    hush.blink()
    now += 100
    assert hush.swallows(events.Key("d", "d"))
    assert not hush.swallows(events.Key("escape", None))
    now += REACTION_MS
    assert not hush.swallows(events.Key("d", "d"))


def test_a_key_that_is_held_down_is_one_however_late_it_comes_again_first() -> None:
    now = 10_000.0
    hush, space = Hush(lambda: now), events.Key("space", " ")
    assert not hush.swallows(space)
    hush.once()
    now += 660
    assert hush.swallows(space), "as slow as terminals repeat where nobody chose otherwise"
    for _ in range(60):
        now += 40
        assert hush.swallows(space)
    now += REPEATS_MS + 1
    assert not hush.swallows(space)
    hush.once()
    for _ in range(3):
        now += 900
        swallowed = hush.swallows(space)
    assert not swallowed, "whoever presses it again and again gets through"
    hush.once()
    now += HELD_MS + 1
    assert not hush.swallows(space)


def test_whoever_types_on_where_they_typed_has_seen_enough_and_a_paste_is_no_command() -> None:
    hush, field, another = Hush(lambda: 10_000.0), object(), object()
    hush.blink(field)
    assert not hush.swallows(events.Key("d", "d"), field)
    assert hush.swallows(events.Key("d", "d"), another)
    assert not hush.swallows(events.Paste("a paragraph"), another)


@pytest.mark.parametrize("dialog", [False, True])
async def test_a_turn_that_ends_takes_no_letter_from_who_writes(tmp_path: Path, dialog: bool) -> None:
    async with stage(tmp_path, size=(100, 30)) as show:
        screen = await my_turn(show)
        assert isinstance(screen.visit.link, FakeLink)
        tables = Tables(screen.visit.link)
        show.rest()
        if dialog:
            show.app.push_screen(WordsDialog(show.app.setting, "A note on line 3"))
            await show.on(WordsDialog)
        else:
            screen.page.clear()
            screen.page.focus()
        await show.press(*"abc")
        scene = screen.scene
        tables.link.pass_time(tables.turns[0].ends_at - tables.link.now() + 1_000)
        tables.go_on()
        await show.until(lambda: screen.scene != scene)
        await show.type_on(*"defg")
        field = show.app.focused
        assert (field.value if isinstance(field, Input) else screen.page.text) == "abcdefg"


@pytest.mark.parametrize("key", ["left", "delete"])
async def test_whoever_moves_while_finishing_a_sentence_stays_at_the_page(tmp_path: Path, key: str) -> None:
    async with stage(tmp_path) as show:
        link = await in_the_lobby(show)
        link.others(ANA, acts.Schedule(20 * MINUTE))
        await show.on(WritingScreen)
        await show.press(*"abc")
        link.pass_time(20 * MINUTE)
        await show.on(ResultsScreen)
        await show.type_on(key, "b")
        assert isinstance(show.app.screen, ResultsScreen)


async def test_a_sprint_that_has_begun_is_not_called_off_by_taking_back(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await in_the_lobby(show)
        await show.press("n")
        await show.on(PlanDialog)
        await show.press(*"20 now", "enter")
        await show.on(WritingScreen)
        await show.press("ctrl+r")
        await show.says("has begun")
        assert link.world.sprint.phase == "running"
