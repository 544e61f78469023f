"""Keeps what is painted in step with terminals that see the width of some characters in another way.

Flags, joined emoji, keycaps, spacing marks of Indic scripts and the like take one cell here and two there.
What follows them on a row would stand beside its place, run into its neighbour or over the edge of the
screen. So where such characters are written, their cells are cleared first, and the terminal is told
afterwards in which column to go on.
"""

import re
from functools import cache
from typing import Final

from widgets.cells import cells

# Blocks whose widths are disputed: Indic and its kin, jamo, joiners, keycaps, selectors, flags, skin tones.
_DISPUTED: Final = (
    "\u0900-\u0dff\u0f00-\u109f\u1160-\u11ff\u1700-\u18af\u1900-\u1cff\u200d\u20e3\u3164\ua800-\ua8ff\ua900-\uabff"
    "\ufe0e\ufe0f\U00011000-\U00011fff\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff"
)
_IS_DISPUTED: Final = re.compile(f"[{_DISPUTED}]")


@cache
def _tokens() -> re.Pattern[str]:
    # Built when first needed, as the next: few people ever see such characters.
    return re.compile(
        r"\x1b\[(?P<row>\d+);(?P<column>\d+)H"
        r"|(?P<control>\x1b\[[0-9;:?<=>]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b.|[\x00-\x1f])"
        r"|(?P<text>[^\x00-\x1f\x1b]+)"
    )


@cache
def _stretches() -> re.Pattern[str]:
    # A stretch without spaces, so that a terminal can shape a whole word.
    return re.compile(f"[^ {_DISPUTED}]*[{_DISPUTED}][^ ]*")


def in_step(data: str) -> str:
    """``data`` for the terminal, with such characters kept in their cells."""
    if data.isascii() or _IS_DISPUTED.search(data) is None:
        return data
    written: list[str] = []
    column: int | None = None
    for token in _tokens().finditer(data):
        if token["column"]:
            column = int(token["column"])
        elif token["control"] in ("\n", "\r"):
            column = None
        text = token["text"]
        if text is None or column is None:
            written.append(token[0])
        else:
            written.append(_stretches().sub(_Held(text, column), text))
            column += cells(text)
    return "".join(written)


class _Held:
    """Holds the stretches of a text that begins in ``column`` (counted from 1) in their cells."""

    def __init__(self, text: str, column: int) -> None:
        self._text, self._column = text, column

    def __call__(self, stretch: re.Match[str]) -> str:
        start = self._column + cells(self._text[: stretch.start()])
        width = cells(stretch[0])
        return f"{' ' * width}\x1b[{start}G{stretch[0]}\x1b[{start + width}G"
