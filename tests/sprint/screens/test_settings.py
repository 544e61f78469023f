"""The screen of settings: what is changed holds at once and stands in the file, and colours can be tried."""

from pathlib import Path

import pytest
from textual.widgets import Input

from sprint.core.settings import KEYS, Settings
from sprint.desk.config import Config
from sprint.screens.help import HelpScreen
from sprint.screens.home import HomeScreen
from sprint.screens.lobby import LobbyScreen
from sprint.screens.results import ResultsScreen
from sprint.screens.settingrows import SettingRow
from sprint.screens.settings import SettingsScreen
from sprint.screens.writing import WritingScreen
from styles.themes import THEMES
from tests.sprint.core.world import MINUTE
from tests.sprint.screens import scenes
from tests.sprint.screens.stage import Stage, matches_golden, stage, visit_to
from widgets.clock import Clock
from widgets.editor import Editor


def kept(show: Stage) -> Settings:
    """What stands in the file."""
    return Config(show.app.setting.desk.folders.config).read().settings


async def mark(show: Stage, name: str) -> None:
    """Go down to the row of a setting."""
    await show.press(*["down"] * [key.name for key in KEYS].index(name))
    assert row(show).key.name == name


def row(show: Stage) -> SettingRow:
    """The row that is marked."""
    focused = show.app.focused
    assert focused is not None
    assert isinstance(focused.parent, SettingRow)
    return focused.parent


async def open_settings(show: Stage, key: str = "f12") -> None:
    """Open the screen."""
    await show.press(key)
    await show.on(SettingsScreen)


async def test_every_row_explains_itself(tmp_path: Path) -> None:
    async with stage(tmp_path, size=(60, 20)) as show:
        await open_settings(show, "comma")
        for key in KEYS:
            await show.says(key.title)
            await show.says(key.help)
            await show.press("down")


async def test_a_change_holds_at_once_and_stands_in_the_file(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        await open_settings(show)
        await mark(show, "bell")
        await show.press("space", "down", "right")
        assert (show.app.setting.settings.bell, show.app.setting.settings.notices) == (False, "few")
        assert (kept(show).bell, kept(show).notices) == (False, "few")
        await show.press("down", "space", "right", "space")
        assert kept(show).starting == (5 * MINUTE, 10_000)
        await show.press("down", "space", "down", "down", *"33")
        assert kept(show).ending == (5 * MINUTE, MINUTE, 30_000)
        assert kept(show).length == 33 * MINUTE
        await show.press("escape")
        await show.on(HomeScreen)
        await show.says("33 min, no network")


async def test_a_row_goes_back_to_what_is_usual(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        show.app.setting.change(ending="none", goal="640")
        await open_settings(show)
        await mark(show, "ending")
        assert row(show).found == []
        await show.press("d")
        assert row(show).found == ["half", "5m", "1m", "30s"]
        await show.press("down", "down", "down", "down", "down")
        assert row(show).found == 640
        await show.press("d")
        assert (kept(show).goal, kept(show).ending) == (None, Settings().ending)


async def test_colours_are_tried_kept_and_brought_back(tmp_path: Path) -> None:
    async with stage(tmp_path, theme="sprint-dark") as show:
        await open_settings(show)
        await show.press("right")
        assert (show.app.theme, kept(show).theme) == ("sprint-sepia", "auto")
        await show.press("escape")
        assert (show.app.theme, row(show).found) == ("sprint-dark", "sprint-dark")
        await show.on(SettingsScreen)
        await show.press("right", "right", "enter")
        assert {show.app.theme, kept(show).theme} == {"sprint-contrast"}
        await show.says("Kept.")
        await show.press("right", "down")
        assert {show.app.theme, kept(show).theme} == {"sprint-contrast-light"}
        await show.press("escape")
        await show.on(HomeScreen)


async def test_colours_only_tried_go_when_a_sprint_takes_the_screen(tmp_path: Path) -> None:
    async with stage(tmp_path, theme="sprint-dark") as show:
        link = scenes.circle()
        await show.visit(visit_to(show, link))
        await show.on(LobbyScreen)
        await open_settings(show)
        await show.press("left")
        assert [show.app.theme] == ["sprint-light"]
        link.world.schedule("Ana", 15 * MINUTE)
        link.pass_time(0)
        await show.on(WritingScreen)
        assert show.app.theme == "sprint-dark"


async def test_settings_are_changed_in_a_sprint_without_leaving_it(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await scenes.writing(show)
        assert show.app.screen.query_one(Clock).face.up is False
        before = show.app.screen.query_one(Editor).text
        await open_settings(show)
        await mark(show, "clock")
        await show.press("right", "escape")
        await show.on(WritingScreen)
        await show.says("06:18")
        assert show.app.screen.query_one(Editor).text == before
        link.pass_time(9 * MINUTE)
        await show.on(ResultsScreen)


@pytest.mark.parametrize(
    ("notices", "heard"),
    [("all", ["Gwen is here.", "Cara: Rain."]), ("few", ["Cara: Rain."]), ("none", [])],
)
async def test_only_the_interruptions_one_wants_are_told_while_one_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, notices: str, heard: list[str]
) -> None:
    async with stage(tmp_path) as show:
        link = await scenes.writing(show)
        show.app.setting.change(notices=notices)
        screen, visit = show.app.screen, show.app.visit
        assert isinstance(screen, WritingScreen)
        assert visit is not None
        said: list[str] = []
        monkeypatch.setattr(screen, "tell", lambda sentence, tone="": said.append(sentence))
        link.joins("Gwen")
        link.says("Cara", "Rain.")
        link.lose(why="Nobody answers.")
        await show.until(lambda: any("Nobody answers." in sentence for sentence in said))
        assert said[:-1] == heard


async def test_the_cursor_blinks_only_where_motion_is_wanted(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        await show.press("n")
        field, seen = show.app.screen.query_one(Input), []
        for motion in ("reduced", "full", "reduced"):
            show.app.setting.change(motion=motion)
            seen.append((field.cursor_blink, show.app.animation_level))
        assert seen == [(False, "none"), (True, "full"), (False, "none")]


async def test_the_palette_finds_the_settings_and_its_cursor_rests(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        await show.press("ctrl+p")
        await show.until(lambda: bool(show.app.screen.query(Input)))
        await show.until(lambda: not show.app.screen.query_one(Input).cursor_blink)
        await show.press(*"colours")
        await show.says("Settings (F12 or ,)")
        await show.press("down", "enter")
        await show.on(SettingsScreen)


async def test_what_is_wrong_in_the_file_is_said_at_home(tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "config.toml").write_text('them = "x"\nbell = false\n', encoding="utf-8")
    async with stage(tmp_path) as show:
        await show.says("config.toml, line 1: there is no setting “them”; did you mean “theme”?")
        assert show.app.setting.settings.bell is False


async def test_what_was_changed_in_the_file_meanwhile_is_taken_over(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        (tmp_path / "config" / "config.toml").write_text('theme = "sprint-sepia"\n', encoding="utf-8")
        await open_settings(show)
        assert show.app.theme == "sprint-sepia"
        assert row(show).found == "sprint-sepia"


async def test_a_file_that_cannot_be_written_is_said_and_the_change_holds(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        await open_settings(show)
        (tmp_path / "config" / "config.toml").mkdir()
        await mark(show, "bell")
        await show.press("space")
        await show.says("config.toml cannot be read")
        assert show.app.setting.settings.bell is False


async def test_the_help_says_where_the_file_is(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        await open_settings(show)
        await show.press("f1")
        await show.on(HelpScreen)
        await show.says("config.toml")


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_settings_look_as_their_golden_picture(theme: str, tmp_path: Path) -> None:
    async with stage(tmp_path, theme=theme, size=(80, 24)) as show:  # type: ignore[arg-type]
        await open_settings(show)
        await show.says("The colours; auto takes")
        await show.pilot.pause()
        assert matches_golden(show, f"settings-80x24-{theme.removeprefix('sprint-')}")


async def test_settings_fit_the_smallest_terminal(tmp_path: Path) -> None:
    async with stage(tmp_path, size=(60, 20)) as show:
        await open_settings(show)
        await mark(show, "ending")
        await show.says("half is the middle of it.")
        await show.says("‹[x] half›")
        assert matches_golden(show, "settings-60x20-dark")
