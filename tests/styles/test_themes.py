from typing import get_args

import pytest
from textual.color import Color
from textual.theme import Theme

from sprint.core.settings import Theme as Chosen
from styles.themes import DARK, LIGHT, THEMES, opposite, theme_for

OWN = [theme for theme in THEMES if not theme.ansi]
HIGH = [theme for theme in OWN if "contrast" in theme.name]
GROUNDS = ("surface", "background", "panel")
INKS = ("foreground", "text-muted", "accent", "success", "warning", "error", "primary", "secondary")


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of WCAG 2."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Color) -> float:
    parts = [part / 255 for part in colour.rgb]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_contrast_is_that_of_wcag() -> None:
    assert contrast(Color.parse("#000"), Color.parse("#fff")) == pytest.approx(21)
    assert contrast(Color.parse("#777"), Color.parse("#fff")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", OWN, ids=lambda theme: theme.name)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", INKS)
def test_text_can_be_read_on_every_ground(theme: Theme, ground: str, ink: str) -> None:
    colours = theme.to_color_system().generate()
    assert contrast(Color.parse(colours[ink]), Color.parse(colours[ground])) >= 4.5


@pytest.mark.parametrize("theme", OWN, ids=lambda theme: theme.name)
@pytest.mark.parametrize("part", ["input-cursor", "input-selection", "block-cursor"])
def test_text_under_cursor_and_selection_can_be_read(theme: Theme, part: str) -> None:
    colours = theme.to_color_system().generate()
    ink, ground = Color.parse(colours[f"{part}-foreground"]), Color.parse(colours[f"{part}-background"])
    assert contrast(ink, ground) >= 4.5


@pytest.mark.parametrize("theme", HIGH, ids=lambda theme: theme.name)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", INKS)
def test_high_contrast_is_higher(theme: Theme, ground: str, ink: str) -> None:
    colours = theme.to_color_system().generate()
    assert contrast(Color.parse(colours[ink]), Color.parse(colours[ground])) >= 7


def test_every_theme_can_be_chosen_and_every_choice_is_a_theme() -> None:
    assert {theme.name for theme in THEMES} | {"auto"} == set(get_args(Chosen))


def test_the_terminals_own_theme_has_only_the_terminals_colours() -> None:
    theme = next(theme for theme in THEMES if theme.ansi)
    colours = [theme.accent, theme.success, theme.warning, theme.error, theme.foreground, theme.background]
    assert all(str(colour).startswith("ansi_") for colour in colours)


def test_auto_is_light_or_dark_as_the_terminal_tells() -> None:
    assert theme_for("auto", {"COLORFGBG": "0;15"}) == LIGHT.name
    assert theme_for("auto", {"COLORFGBG": "15;0"}) == DARK.name
    assert theme_for("auto", {}) == DARK.name
    assert theme_for("auto", {"COLORFGBG": "0;15", "NO_COLOR": "1"}) == "sprint-terminal"
    assert theme_for("sprint-sepia", {"COLORFGBG": "15;0"}) == "sprint-sepia"


@pytest.mark.parametrize("theme", OWN, ids=lambda theme: theme.name)
def test_one_key_goes_from_light_to_dark_and_back(theme: Theme) -> None:
    other = next(one for one in THEMES if one.name == opposite(theme.name))
    assert other.dark != theme.dark
