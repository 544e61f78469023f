"""Being stuck, on the screen: prompts stay here, the circle is asked quietly, and ideas move nothing."""

from pathlib import Path

from textual.widgets import Input

from sprint.core import acts
from sprint.screens.commands import COMMANDS
from sprint.screens.help import HelpScreen
from sprint.screens.listdialog import ListDialog
from sprint.screens.lobby import LobbyScreen
from sprint.screens.nudges import ASKED
from sprint.screens.results import ResultsScreen
from sprint.screens.stuck import StuckDialog
from sprint.screens.worddialog import WordsDialog
from sprint.screens.wording import KEPT
from sprint.screens.writing import WritingScreen
from sprint.writing.part import Terms
from tests.sprint.core.world import ANA, BEN, CARA, MINUTE, World, key_of
from tests.sprint.screens.fakelink import FakeLink
from tests.sprint.screens.nudged import sure
from tests.sprint.screens.stage import Stage, stage, visit_to
from widgets.editor import Editor

COAT = "A coat on a hook that belongs to nobody who lives here."
CUPS = "Two cups on the table, one of them upside down."


async def writing(show: Stage) -> FakeLink:
    """Ana on her page in a sprint with Ben and Cara."""
    link = FakeLink(World(seat=(ANA, BEN, CARA)))
    visit = visit_to(show, link, Terms(), text="The ferry left without her.\n")
    await show.visit(visit)
    await show.on(LobbyScreen)
    link.others(ANA, acts.Schedule(20 * MINUTE))
    await show.on(WritingScreen)
    await show.until(lambda: visit.entrant is not None)
    for name in (BEN, CARA):
        link.world.enter(name)
    link.catch_up()
    sure(show)
    return link


def other(link: FakeLink, name: str) -> FakeLink:
    """Somebody else's link to the same room."""
    return FakeLink(link.world, name)


async def asks(show: Stage, link: FakeLink, name: str, words: str) -> str:
    """Somebody else asks; gives the ask's id once it is known here."""
    ask = await other(link, name).asking.ask(words)
    link.catch_up()
    await show.pilot.pause()
    return ask


async def asking(show: Stage) -> None:
    """Go to where the circle is asked."""
    await show.press("shift+f6")
    await show.on(StuckDialog)
    await show.press("a")
    await show.on(WordsDialog)


async def test_a_prompt_is_drawn_kept_in_view_and_put_away_and_nobody_hears_of_it(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await writing(show)
        entries = len(link.world.log)
        editor = show.app.screen.query_one(Editor)
        text, cursor = editor.text, editor.selection
        await show.press("shift+f6")
        await show.on(StuckDialog)
        await show.says(COAT)
        await show.press("shift+f6")
        await show.says(CUPS)
        assert COAT not in show.text
        await show.press("enter")
        await show.on(WritingScreen)
        await show.says(CUPS)
        assert (editor.text, editor.selection) == (text, cursor)
        assert editor.has_focus
        await show.press("shift+f6")
        await show.on(StuckDialog)
        await show.says("Put away")
        await show.press("x")
        await show.on(WritingScreen)
        await show.until(lambda: CUPS not in show.text)
        assert len(link.world.log) == entries


async def test_kinds_are_chosen_with_the_arrows_and_stay_chosen(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        await writing(show)
        await show.press("shift+f6")
        await show.on(StuckDialog)
        await show.says("← any kind →")
        await show.press("left")
        await show.says("← other-genre →")
        await show.says("Write this scene as a weather forecast.")
        await show.press("right", "right")
        await show.says("← image →")
        await show.says("A lit window in a house that has been sold.")
        await show.press("escape")
        await show.on(WritingScreen)
        assert "A lit window" not in show.text
        await show.press("shift+f6")
        await show.says("← image →")


async def test_the_key_works_as_terminals_without_names_for_shifted_keys_send_it(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        await writing(show)
        await show.press("f18")
        await show.on(StuckDialog)
        await show.press("escape")
        await show.on(WritingScreen)
        await show.press("f16")
        await show.on(ListDialog)
        assert "Cheer somebody on" in show.text


async def test_the_circle_is_asked_and_its_ideas_come_beside_the_page_and_move_nothing(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as show:
        link = await writing(show)
        await asking(show)
        await show.press(*"no door", "enter")
        await show.on(WritingScreen)
        await show.says(ASKED)
        (ask,) = link.world.room.asks
        assert ask.by == key_of(ANA)
        assert link.side.asks[ask.id].text == "no door"
        show.hush()
        await show.pilot.pause()
        editor = show.app.screen.query_one(Editor)
        before = (editor.text, editor.selection, editor.region, editor.scroll_offset)
        await show.press("T")
        for words in ("Let it stick.", "Draw one. " * 30):
            await other(link, BEN).asking.help(ask.id, words)
            link.catch_up()
        await show.says("Ben: Draw one.")
        assert (editor.text, editor.region) == (before[0] + "T", before[2])
        assert "has an idea" not in show.text, "it stands by the page already"
        await show.press("shift+f6")
        await show.on(StuckDialog)
        await show.says("Ben: Let it stick.")
        await show.press("t")
        await show.on(WritingScreen)
        await show.until(lambda: link.world.room.asks == ())
        await show.until(lambda: "Draw one." not in show.text)
        await show.press("shift+f6")
        await show.says("Ben: Let it stick.")


async def test_alone_or_between_sprints_nobody_can_be_asked(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await writing(show)
        for name in (BEN, CARA):
            link.others(name, acts.Leave())
        await show.press("shift+f6")
        await show.on(StuckDialog)
        await show.says(COAT)
        assert "Ask the circle" not in show.text
        await show.press("a", "t", "x")
        await show.says("One can ask the circle while a sprint runs")
        assert isinstance(show.app.screen, StuckDialog)
        assert link.world.room.asks == ()


async def test_somebody_who_is_stuck_is_seen_in_a_pause_and_helped_with_one_key(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await writing(show)
        ask = await asks(show, link, BEN, "a rhyme for month")
        await show.press("x")
        await show.until(lambda: "is stuck" not in show.text)
        show.rest()
        await show.says("Shift+F7 Ben is stuck: a rhyme for month F1 Help")
        assert "is stuck" not in show.told, "it is no notice, which would call away"
        await show.press("shift+f7")
        await show.on(WordsDialog)
        await show.says("a nudge, never the text itself")
        await show.press(*"bunth", "enter")
        await show.on(WritingScreen)
        await show.says("Your idea is with Ben.")
        show.hush()
        await show.until(lambda: "is stuck" not in show.text)
        assert [(idea.ask, idea.by, idea.text) for idea in link.side.ideas] == [(ask, key_of(ANA), "bunth")]


async def test_typing_brings_the_keys_back(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await writing(show)
        await asks(show, link, BEN, "a rhyme for month")
        await show.says("Ben is stuck")
        await show.press("y")
        await show.until(lambda: "Ben is stuck" not in show.text)
        await show.says("F2 Only the text")


async def test_whoever_asks_for_quiet_sees_nobody_stuck(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await writing(show)
        await asks(show, link, BEN, "a rhyme for month")
        await show.says("Ben is stuck")
        await show.press("f2")
        await show.until(lambda: "Ben is stuck" not in show.text)
        await show.press("f2")
        show.hush()
        await show.says("Ben is stuck")
        show.app.setting.change(notices="none")
        await show.until(lambda: "Ben is stuck" not in show.text)
        show.app.setting.change(notices="all", asks=False)
        await show.press("shift+f7")
        await show.says("Nobody is stuck just now.")
        show.hush()
        await show.pilot.pause()
        assert "Ben is stuck" not in show.text


async def test_of_several_one_is_chosen(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await writing(show)
        await asks(show, link, BEN, "a rhyme for month")
        second = await asks(show, link, CARA, "")
        await show.press("shift+f7")
        await show.on(ListDialog)
        await show.says("Cara is stuck.")
        await show.press("down", "enter")
        await show.on(WordsDialog)
        await show.press(*"bunth", "enter")
        await show.on(WritingScreen)
        await show.until(lambda: len(link.side.ideas) == 1)
        assert link.side.ideas[0].ask == second


async def test_in_the_lobby_it_is_told_once_and_the_key_stays(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await writing(show)
        await show.press("ctrl+l")
        await show.on(LobbyScreen)
        await asks(show, link, BEN, "a rhyme for month")
        await show.says("Ben is stuck: a rhyme for month")
        show.hush()
        await show.says("Shift+F7 Give an idea")
        await show.press("shift+f7")
        await show.on(WordsDialog)


async def test_the_bell_ends_it(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await writing(show)
        await link.asking.ask("no door")
        await asks(show, link, BEN, "a rhyme for month")
        await show.press("shift+f7")
        await show.on(WordsDialog)
        link.pass_time(20 * MINUTE)
        await show.on(ResultsScreen)
        await show.until(lambda: link.world.room.asks == ())
        await show.pilot.pause()
        assert "is stuck" not in show.text


async def test_an_idea_for_an_ask_that_was_closed_meanwhile_is_said_to_be_late(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await writing(show)
        await asks(show, link, BEN, "a rhyme for month")
        await show.press("shift+f7")
        await show.on(WordsDialog)
        await other(link, BEN).asking.go_on()
        link.catch_up()
        await show.press(*"bunth", "enter")
        await show.says("Nobody waits for ideas there any more")
        await show.on(WritingScreen)
        await asks(show, link, BEN, "a rhyme for month, still")
        await show.press("shift+f7")
        await show.on(WordsDialog)
        assert show.app.screen.query_one(Input).value == "bunth", "the idea waits for them"


async def test_an_ask_that_comes_too_late_and_one_that_was_left_wait(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await writing(show)
        await asking(show)
        await show.press(*"no do", "escape")
        await show.on(WritingScreen)
        await asking(show)
        await show.press(*"or")
        assert show.app.screen.query_one(Input).value == "no door"
        link.pass_time(20 * MINUTE)
        await show.until(lambda: "The results come when this is done" in show.told)
        await show.press("enter")
        await show.on(ResultsScreen)
        await show.until(lambda: KEPT in show.told)
        visit = show.app.visit
        assert visit is not None
        assert visit.left.take("stuck") == "no door"


async def test_foreign_words_are_no_markup(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await writing(show)
        await asks(show, link, BEN, "[/x] [@click=app.quit]go[/]")
        await show.says("Ben is stuck: [/x] [@click=app.quit]go[/]")
        await show.press("shift+f7")
        await show.says("[/x] [@click=app.quit]go[/]")
        await show.press("escape")
        ask = await link.asking.ask("[/x]")
        await other(link, BEN).asking.help(ask, "[/y]")
        link.catch_up()
        await show.says("Ben: [/y]")
        await show.press("shift+f6")
        await show.on(StuckDialog)
        await show.says("Ben: [/y]")
        await show.press("f1")
        await show.on(HelpScreen)


async def test_a_deck_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        await writing(show)
        folder = show.app.setting.desk.folders.config / "prompts"
        folder.mkdir(parents=True)
        (folder / "ours.toml").write_text("image = [1]")
        await show.press("shift+f6")
        await show.says("The deck “ours” cannot be used yet")
        show.hush()
        await show.says(COAT)


def test_shifted_keys_are_found_by_both_of_their_names() -> None:
    shifted = [key for one in COMMANDS for key in one.keys.split(",") if key.startswith("shift+f")]
    assert {"shift+f6", "shift+f7"} <= set(shifted)
