"""Where the cursor goes when it moves by words, by paragraphs, or by characters as a reader sees them.

A word keeps its apostrophes, hyphens and combining marks. A paragraph is a line that wraps, or a group of
short lines between blank ones, so that in a poem one moves by stanzas.
"""

from collections.abc import Callable
from unicodedata import category

_INSIDE_WORDS = "'’-‐·"


def _in_word(line: str, index: int) -> bool:
    char = line[index]
    if category(char)[0] in "LNM" or char in "_\u200c\u200d":
        return True
    inside = 0 < index < len(line) - 1
    return inside and char in _INSIDE_WORDS and line[index - 1].isalnum() and line[index + 1].isalnum()


def word_left(line: str, column: int) -> int:
    """The start of the word before ``column``, or 0."""
    while column > 0 and not _in_word(line, column - 1):
        column -= 1
    while column > 0 and _in_word(line, column - 1):
        column -= 1
    return column


def word_right(line: str, column: int) -> int:
    """The end of the word after ``column``, or the end of the line."""
    while column < len(line) and not _in_word(line, column):
        column += 1
    while column < len(line) and _in_word(line, column):
        column += 1
    return column


def paragraph_above(lines: list[str], row: int, column: int, wraps: Callable[[int], bool]) -> int:
    """The line at which this paragraph begins, or the one before when the cursor stands there already."""
    at = row if column else row - 1
    while at > 0 and not _begins(lines, at, wraps):
        at -= 1
    return max(at, 0)


def paragraph_below(lines: list[str], row: int, wraps: Callable[[int], bool]) -> int | None:
    """The line at which the next paragraph begins; None if there is no other."""
    at = row + 1
    while at < len(lines) and not _begins(lines, at, wraps):
        at += 1
    return at if at < len(lines) else None


def _begins(lines: list[str], row: int, wraps: Callable[[int], bool]) -> bool:
    if not lines[row].strip():
        return False
    return row == 0 or not lines[row - 1].strip() or wraps(row) or wraps(row - 1)
