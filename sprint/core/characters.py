"""What a character is to the rest of the program: visible or not, breaking a line or not.

Counting and cleaning must agree on these facts, so they stand in one place. They come from Python's own
`unicodedata`; only the exceptions that Unicode's general category hides are written out here.
"""

import re
from collections.abc import Callable
from typing import Final
from unicodedata import category

#: Every character at which `str.splitlines` breaks, so that no caller's idea of a line is shorter than ours.
LINE_BREAKS: Final = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"

# Blank though their category says letter or symbol: Hangul fillers, the empty Braille cell, a null notehead.
_BLANK: Final = frozenset("\u115f\u1160\u3164\uffa0\u2800\U0001d159")
# Drawn though their category says format: number signs and the like that stand over what follows.
_DRAWN: Final = frozenset(
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)
# Unassigned, and promised by Unicode never to be drawn.
_RESERVED: Final = ((0x2065, 0x2065), (0xFDD0, 0xFDEF), (0xFFF0, 0xFFF8), (0xE0000, 0xE0FFF))

# A table stops remembering here, so that hostile text cannot fill the memory; no real text comes near.
_REMEMBERED: Final = 1 << 16
# From this length on it pays to look whether only a few characters are not ASCII.
_LONG: Final = 2_000
_FEW: Final = 48
_NOT_ASCII: Final = re.compile("[^\x00-\x7f]")


def is_visible(char: str) -> bool:
    """Say whether one character leaves a mark of its own: white space, controls and lone accents do not."""
    match category(char)[0]:
        case "Z" | "M":
            return False
        case "C":
            return char in _DRAWN or _is_drawable_other(char)
        case _:
            return char not in _BLANK


def _is_drawable_other(char: str) -> bool:
    code = ord(char)
    if category(char) not in ("Co", "Cn") or code & 0xFFFE == 0xFFFE:
        return False
    return not any(first <= code <= last for first, last in _RESERVED)


class Kinds(dict[int, str | None]):
    """A table for `str.translate` that asks for each character once, and then remembers its kind.

    None means that `str.translate` leaves the character out. ``plain`` names an ASCII character of each kind.
    """

    def __init__(self, kind_of: Callable[[str], str | None], plain: dict[str | None, str]) -> None:
        super().__init__()
        self._kind_of = kind_of
        self._plain = plain

    def __missing__(self, code: int) -> str | None:
        kind = self._kind_of(chr(code))
        if len(self) < _REMEMBERED:
            self[code] = kind
        return kind

    def reduced(self, text: str) -> str:
        """``text`` as kinds. Quick for ASCII, and for a long text with a few other signs, such as quotes."""
        if len(text) > _LONG and not text.isascii():
            text = self._made_plain(text)
        return text.translate(self)

    def _made_plain(self, text: str) -> str:
        # `str.translate` takes some 80 ns a character as soon as one is not ASCII, `str.replace` 1 ns.
        if len(_NOT_ASCII.findall(text, 0, _LONG)) > _LONG // 8:
            return text
        foreign = set(_NOT_ASCII.findall(text))
        if len(foreign) <= _FEW and all(self[ord(char)] in self._plain for char in foreign):
            for char in foreign:
                text = text.replace(char, self._plain[self[ord(char)]])
        return text
