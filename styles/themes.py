"""The themes: ink on warm paper by day, that paper's shade on dark wood by night, and others for other eyes.

Contrast of text is at least 4.5 to 1 on every ground it stands on, and 7 to 1 in the themes of high contrast;
tests compute it. ``sprint-terminal`` takes the terminal's own sixteen colours, whatever they are.
"""

from collections.abc import Mapping
from typing import Final

from textual.theme import Theme


def _theme(
    name: str,
    *,
    dark: bool,
    ink: str,
    muted: str,
    paper: str,
    page: str,
    panel: str,
    accent: str,
    primary: str,
    secondary: str,
    success: str,
    warning: str,
    error: str,
    border: str,
    blurred: str,
    selection: str,
    bars: tuple[str, str],
) -> Theme:
    """A theme of its colours; ``bars`` are a scrollbar's, at rest and under the mouse."""
    return Theme(
        name=name,
        dark=dark,
        primary=primary,
        secondary=secondary,
        accent=accent,
        success=success,
        warning=warning,
        error=error,
        foreground=ink,
        background=paper,
        surface=page,
        panel=panel,
        variables={
            "text-muted": muted,
            "foreground-muted": muted,
            "border": border,
            "border-blurred": blurred,
            "scrollbar": bars[0],
            "scrollbar-hover": bars[1],
            "scrollbar-active": accent,
            "scrollbar-background": paper,
            "footer-key-foreground": accent,
            "input-cursor-background": accent,
            "input-cursor-foreground": page,
            "input-selection-background": selection,
            "input-selection-foreground": ink,
            "block-cursor-background": primary,
            "block-cursor-foreground": paper if dark else page,
            "block-cursor-text-style": "bold",
        },
    )


LIGHT: Final = _theme(
    "sprint-light",
    dark=False,
    ink="#2b2620",
    muted="#685f51",
    paper="#f3ecdf",
    page="#faf6ec",
    panel="#eae0cd",
    accent="#97482c",
    primary="#2f5f73",
    secondary="#75583a",
    success="#3f6a38",
    warning="#875400",
    error="#a02f2c",
    border="#b9a98c",
    blurred="#d8ccb5",
    selection="#dcd0b4",
    bars=("#d3c6ac", "#bfae8e"),
)

DARK: Final = _theme(
    "sprint-dark",
    dark=True,
    ink="#e8decd",
    muted="#a99c88",
    paper="#1a1714",
    page="#211d19",
    panel="#2c2721",
    accent="#e0a06a",
    primary="#8db7c4",
    secondary="#c8ad8a",
    success="#a4c293",
    warning="#e3b662",
    error="#e78d7c",
    border="#6b5f4e",
    blurred="#3a332b",
    selection="#4a4033",
    bars=("#433b31", "#5a5042"),
)

SEPIA: Final = _theme(
    "sprint-sepia",
    dark=False,
    ink="#3f2f1d",
    muted="#614d2d",
    paper="#e4d3b0",
    page="#eddfc1",
    panel="#d8c49b",
    accent="#7f3413",
    primary="#22505a",
    secondary="#64451f",
    success="#3a5523",
    warning="#6d4300",
    error="#8b2420",
    border="#a98c5c",
    blurred="#c9b485",
    selection="#cfb681",
    bars=("#c7b080", "#b0955f"),
)

CONTRAST: Final = _theme(
    "sprint-contrast",
    dark=True,
    ink="#ffffff",
    muted="#d0d0d0",
    paper="#000000",
    page="#000000",
    panel="#303030",
    accent="#ffd75f",
    primary="#9fdcff",
    secondary="#e6c9a0",
    success="#8ff08f",
    warning="#ffc400",
    error="#ffb0a0",
    border="#ffffff",
    blurred="#8a8a8a",
    selection="#00458a",
    bars=("#8a8a8a", "#d0d0d0"),
)

CONTRAST_LIGHT: Final = _theme(
    "sprint-contrast-light",
    dark=False,
    ink="#000000",
    muted="#333333",
    paper="#ffffff",
    page="#ffffff",
    panel="#e4e4e4",
    accent="#7a1f00",
    primary="#003a73",
    secondary="#4d3200",
    success="#0b4a0b",
    warning="#5c3a00",
    error="#8a0000",
    border="#000000",
    blurred="#767676",
    selection="#ffe08a",
    bars=("#767676", "#333333"),
)

# Only colours that are legible on the default ground of dark and light terminals alike; where a ground would
# tell two things apart, styles/widgets.tcss reverses instead.
TERMINAL: Final = Theme(
    name="sprint-terminal",
    ansi=True,
    dark=True,
    primary="ansi_default",
    secondary="ansi_default",
    accent="ansi_magenta",
    success="ansi_green",
    warning="ansi_red",
    error="ansi_red",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    variables={
        "ansi-background": "ansi_default",
        "ansi-foreground": "ansi_default",
        "text-muted": "ansi_default",
        "foreground-muted": "ansi_default",
        "border": "ansi_default",
        "border-blurred": "ansi_default",
        "scrollbar": "ansi_magenta",
        "scrollbar-hover": "ansi_magenta",
        "scrollbar-active": "ansi_magenta",
        "scrollbar-background": "ansi_default",
        "footer-key-foreground": "ansi_magenta",
        "input-cursor-background": "ansi_default",
        "input-cursor-foreground": "ansi_default",
        "input-cursor-text-style": "reverse",
        "input-selection-background": "ansi_default",
        "input-selection-foreground": "ansi_default",
        "block-cursor-background": "ansi_default",
        "block-cursor-foreground": "ansi_default",
        "block-cursor-text-style": "bold reverse",
    },
)

THEMES: Final = (LIGHT, DARK, SEPIA, CONTRAST, CONTRAST_LIGHT, TERMINAL)
_OPPOSITES: Final = {
    LIGHT.name: DARK.name,
    SEPIA.name: DARK.name,
    CONTRAST.name: CONTRAST_LIGHT.name,
    CONTRAST_LIGHT.name: CONTRAST.name,
}


def theme_for(chosen: str, environ: Mapping[str, str]) -> str:
    """The theme that a setting means: ``auto`` is light or dark, as the terminal tells of itself.

    Where NO_COLOR is set, it is the terminal's own, of which then not even shades of grey are left.
    """
    if any(theme.name == chosen for theme in THEMES):
        return chosen
    if environ.get("NO_COLOR"):
        return TERMINAL.name
    # Some terminals tell their colours as "ink;paper", of which 7 and 15 are white.
    paper = environ.get("COLORFGBG", "").rpartition(";")[2]
    return LIGHT.name if paper in ("7", "15") else DARK.name


def opposite(theme: str) -> str:
    """Light for a dark theme, and the other way round."""
    return _OPPOSITES.get(theme, LIGHT.name)
