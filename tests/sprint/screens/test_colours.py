"""Colour as little as is wanted: none or greys with NO_COLOR, and the terminal's own sixteen."""

from pathlib import Path

import pytest
from rich.color import Color, ColorType

from sprint.core.settings import Theme
from tests.sprint.screens import scenes
from tests.sprint.screens.stage import Stage, stage


def colours(show: Stage) -> set[Color]:
    """All the colours on the screen."""
    strips = show.app.screen._compositor.render_strips()
    styles = [segment.style for strip in strips for segment in strip if segment.style is not None]
    return {colour for style in styles for colour in (style.color, style.bgcolor) if colour is not None}


async def test_without_colour_nothing_but_the_terminals_own_ink_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with stage(tmp_path, theme="auto") as show:
        await scenes.writing(show)
        assert {colour.type for colour in colours(show)} <= {ColorType.DEFAULT}
        await show.says("resting")
        await show.press("f12")
        await show.says("‹ auto ›")
        assert {colour.type for colour in colours(show)} <= {ColorType.DEFAULT}


async def test_without_colour_a_chosen_theme_is_in_greys(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with stage(tmp_path, theme="sprint-sepia") as show:
        await scenes.lobby(show)
        shades = [colour.get_truecolor() for colour in colours(show)]
        assert len(shades) > 3
        assert all(shade.red == shade.green == shade.blue for shade in shades)


@pytest.mark.parametrize("begin", ["sprint-terminal", "sprint-dark"])
async def test_the_terminals_theme_sends_the_terminals_colours_and_leaves_its_ground(
    tmp_path: Path, begin: Theme
) -> None:
    async with stage(tmp_path, theme=begin) as show:
        show.app.setting.change(theme="sprint-terminal")
        await scenes.writing(show)
        assert {colour.type for colour in colours(show)} == {ColorType.DEFAULT, ColorType.STANDARD}


async def test_a_light_terminal_without_a_setting_gets_a_light_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("COLORFGBG", "0;15")
    async with stage(tmp_path, theme="auto") as show:
        assert show.app.theme == "sprint-light"
