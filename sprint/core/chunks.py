"""Where a row may end: a text as words, each with the white space after it.

Han and kana are words of one character, which keep with them what may not begin a row or end one. The rows of
the editor and the numbered lines of a piece both break here; what changes here changes those numbers.
"""

import re
from functools import cache
from typing import Final

_GAP: Final = r" \t\u1680\u2000-\u2006\u2008-\u200b\u205f\u3000"
_OPENING = "「『（《〈【〔［｛“‘"
_CLOSING = "、。，．・：；？！」』）》〉】〕］｝”’ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ…"
_WIDE = (
    r"\u2e80-\u2fff\u3040-\u30ff\u3100-\u312f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    r"\U00020000-\U0003ffff"
)
# Voiced marks, selectors, joiners and tones of skin, which never begin a row.
_MARKS = (
    "\u0300-\u036f\u200c\u200d\u302a-\u302f\u3099\u309a\ufe00-\ufe0f\uff9e\uff9f"
    "\U0001f3fb-\U0001f3ff\U000e0100-\U000e01ef"
)


@cache
def chunk_pattern() -> re.Pattern[str]:
    """One word and its gap; either may be empty. Built when first needed: it takes 6 ms, and most texts do
    without.
    """
    return re.compile(
        rf"(?P<word>[{_OPENING}{_MARKS}]*[{_WIDE}][{_CLOSING}{_MARKS}]*|[^{_GAP}{_WIDE}]*)(?P<gap>[{_GAP}]*)"
    )


_ONE_CELL_EACH: Final = re.compile(
    "[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u0556\u2010-\u2015\u2018-\u2027\u2030-\u203b]*"
)
_REST_OF_GAP: Final = re.compile(rf"[{_GAP}]*")
_REST_OF_MARKS: Final = re.compile(f"[{_MARKS}]*")


def plain(text: str) -> bool:
    """Whether every character of ``text`` surely takes one cell, so that columns and cells agree."""
    return _ONE_CELL_EACH.fullmatch(text) is not None


def past_marks(text: str, at: int) -> int:
    """Where the marks end that stand at ``at``: on white space, too, they are one character with it."""
    marks = _REST_OF_MARKS.match(text, at)
    return marks.end() if marks else at


def next_plain_break(text: str, start: int, width: int) -> int | None:
    """Where the row after the one that begins at ``start`` begins, as chunks have it, in a plain text."""
    edge = start + width
    if len(text) <= edge:
        return None
    if text[edge] == " ":
        gap = _REST_OF_GAP.match(text, edge)
        after = gap.end() if gap else edge
        return after if after < len(text) else None
    return text.rfind(" ", start, edge) + 1 or edge
