"""The two themes: ink on warm paper by day, and warm paper's shade on dark wood by night.

Contrast of text is at least 4.5 to 1 on every ground it stands on; tests compute it.
"""

from collections.abc import Mapping
from typing import Final

from textual.theme import Theme

LIGHT: Final = Theme(
    name="sprint-light",
    dark=False,
    primary="#2f5f73",
    secondary="#75583a",
    accent="#97482c",
    success="#3f6a38",
    warning="#875400",
    error="#a02f2c",
    foreground="#2b2620",
    background="#f3ecdf",
    surface="#faf6ec",
    panel="#eae0cd",
    variables={
        "text-muted": "#685f51",
        "foreground-muted": "#685f51",
        "border": "#b9a98c",
        "border-blurred": "#d8ccb5",
        "scrollbar": "#d3c6ac",
        "scrollbar-hover": "#bfae8e",
        "scrollbar-active": "#97482c",
        "scrollbar-background": "#f3ecdf",
        "footer-key-foreground": "#97482c",
        "input-cursor-background": "#97482c",
        "input-cursor-foreground": "#faf6ec",
        "input-selection-background": "#dcd0b4",
        "input-selection-foreground": "#2b2620",
        "block-cursor-background": "#2f5f73",
        "block-cursor-foreground": "#faf6ec",
        "block-cursor-text-style": "bold",
    },
)

DARK: Final = Theme(
    name="sprint-dark",
    dark=True,
    primary="#8db7c4",
    secondary="#c8ad8a",
    accent="#e0a06a",
    success="#a4c293",
    warning="#e3b662",
    error="#e78d7c",
    foreground="#e8decd",
    background="#1a1714",
    surface="#211d19",
    panel="#2c2721",
    variables={
        "text-muted": "#a99c88",
        "foreground-muted": "#a99c88",
        "border": "#6b5f4e",
        "border-blurred": "#3a332b",
        "scrollbar": "#433b31",
        "scrollbar-hover": "#5a5042",
        "scrollbar-active": "#e0a06a",
        "scrollbar-background": "#1a1714",
        "footer-key-foreground": "#e0a06a",
        "input-cursor-background": "#e0a06a",
        "input-cursor-foreground": "#211d19",
        "input-selection-background": "#4a4033",
        "input-selection-foreground": "#e8decd",
        "block-cursor-background": "#8db7c4",
        "block-cursor-foreground": "#1a1714",
        "block-cursor-text-style": "bold",
    },
)

THEMES: Final = (LIGHT, DARK)


def theme_for(chosen: str, environ: Mapping[str, str]) -> str:
    """The theme that a setting means: ``auto`` is light or dark, as the terminal tells of itself."""
    if any(theme.name == chosen for theme in THEMES):
        return chosen
    # Some terminals tell their colours as "ink;paper", of which 7 and 15 are white.
    paper = environ.get("COLORFGBG", "").rpartition(";")[2]
    return LIGHT.name if paper in ("7", "15") else DARK.name


def opposite(theme: str) -> str:
    """Light for a dark theme, and the other way round."""
    return DARK.name if theme == LIGHT.name else LIGHT.name
