import pytest
from textual.color import Color
from textual.theme import Theme

from styles.themes import THEMES

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


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", INKS)
def test_text_can_be_read_on_every_ground(theme: Theme, ground: str, ink: str) -> None:
    colours = theme.to_color_system().generate()
    assert contrast(Color.parse(colours[ink]), Color.parse(colours[ground])) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("part", ["input-cursor", "input-selection", "block-cursor"])
def test_text_under_cursor_and_selection_can_be_read(theme: Theme, part: str) -> None:
    colours = theme.to_color_system().generate()
    ink, ground = Color.parse(colours[f"{part}-foreground"]), Color.parse(colours[f"{part}-background"])
    assert contrast(ink, ground) >= 4.5


def test_there_is_one_light_and_one_dark_theme() -> None:
    assert [(theme.name, theme.dark) for theme in THEMES] == [("sprint-light", False), ("sprint-dark", True)]
