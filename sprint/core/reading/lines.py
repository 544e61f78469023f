"""The lines of a piece, numbered alike for everybody, whatever the screen they read on.

A line of a poem is a line of its text. Prose is wrapped at one measure, so that "line 12" is the same words
for all who speak of them; on a narrower screen its paragraphs flow, and each line keeps its number. As in
print, blank lines have no number. Lines are of the cleaned copy that is shown; the text itself stays as its
author wrote it.

The widths here decide numbers, so they are a rule and not a look: a wide or fullwidth character takes two
cells, a tab four, what stands over or joins others none, and everything else one.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Final
from unicodedata import bidirectional, category, east_asian_width

import msgspec

from sprint.core.characters import Kinds
from sprint.core.chunks import chunk_pattern, next_plain_break, plain
from sprint.core.cleaning import clean
from sprint.core.reading.bodies import Form

#: The cells that a line of prose may take; white space at its end hangs over.
MEASURE: Final = 64
# Not even so many tabs are wider.
_SURELY: Final = MEASURE // 4
# Nothing that is written by hand has more characters in so many cells.
_NEAR: Final = 16 * MEASURE


class Line(msgspec.Struct, frozen=True):
    """One line, with the white space at its end; ``number`` counts from 1 and is 0 where nothing is to read.

    ``begins`` says that it begins a line of the text, ``rtl`` that it is read from right to left.
    """

    number: int
    text: str
    begins: bool = True
    rtl: bool = False


_BLANK: Final = (Line(0, ""), Line(0, "", rtl=True))


def lines_of(text: str, form: Form) -> tuple[Line, ...]:
    """The lines of a piece. One after the other, with a newline before each that begins, they are it."""
    found: list[Line] = []
    number = 0
    rtl = False
    for paragraph in clean(text).split("\n"):
        if not paragraph:
            found.append(_BLANK[rtl])
            continue
        rtl = _from_the_right(paragraph, rtl)
        cuts = _cuts(paragraph) if form == "prose" else ()
        for start, end in pairwise((0, *cuts, len(paragraph))):
            row = paragraph[start:end]
            blank = row.isspace()
            number += not blank
            found.append(Line(0 if blank else number, row, start == 0, rtl))
    return tuple(found)


def passage(lines: Sequence[Line], first: int, last: int) -> tuple[Line, ...]:
    """The lines from number ``first`` to ``last``, with the blank ones between; none where there are none."""
    inside = [index for index, line in enumerate(lines) if first <= line.number <= last]
    return tuple(lines[inside[0] : inside[-1] + 1]) if inside else ()


def quoted(lines: Sequence[Line], first: int, last: int) -> str:
    """A passage as one quotes it in plain text: ``> `` before each line, no newline at the end."""
    return "\n".join(f"> {line.text}".rstrip() for line in passage(lines, first, last))


def _from_the_right(paragraph: str, before: bool) -> bool:
    """Whether a paragraph is read from the right: by its first letter, else as the one before."""
    if paragraph.isascii():
        return before and not any(map(str.isalpha, paragraph))
    for char in paragraph:
        match bidirectional(char):
            case "L":
                return False
            case "R" | "AL":
                return True
    return before


def _cells(char: str) -> str:
    if char == "\t":
        return "\4"
    if category(char) in ("Mn", "Me", "Cf"):
        return "\0"
    return "\2" if east_asian_width(char) in ("W", "F") else "\1"


_CELLS: Final = Kinds(_cells, {"\1": "a"})


def _cuts(paragraph: str) -> Iterator[int]:
    """Where the lines of a paragraph after its first begin."""
    if len(paragraph) <= _SURELY:
        return iter(())
    return _cuts_in_plain(paragraph) if plain(paragraph) else _cuts_by_chunks(paragraph)


def _cuts_in_plain(paragraph: str) -> Iterator[int]:
    line = next_plain_break(paragraph, 0, MEASURE)
    while line is not None:
        yield line
        line = next_plain_break(paragraph, line, MEASURE)


def _cuts_by_chunks(paragraph: str) -> Iterator[int]:
    at = [0, *accumulate(paragraph.translate(_CELLS).encode("latin-1"))]
    if at[-1] <= MEASURE:
        return
    chunks = [(chunk.start(), chunk.end("word")) for chunk in chunk_pattern().finditer(paragraph) if chunk[0]]
    word_ends = [at[end] for _, end in chunks]
    line = word = 0
    while (beyond := bisect_right(word_ends, at[line] + MEASURE, lo=word)) < len(chunks):
        start, end = chunks[beyond]
        if start <= line:
            start = _folded(paragraph, at, line, end)
            if start >= end:
                # A single character wider than a line, which stands on one of its own.
                beyond += 1
                if beyond == len(chunks):
                    return
                start = chunks[beyond][0]
        line, word = start, beyond
        yield line


def _folded(paragraph: str, at: Sequence[int], start: int, end: int) -> int:
    """Where a word too long for a line is cut: never inside what a reader sees as one character."""
    # Imported late: it takes some milliseconds, which most texts never need.
    from wcwidth import iter_graphemes

    cut = start
    for cluster in iter_graphemes(paragraph[start : min(end, start + _NEAR)]):
        if cut > start and at[cut + len(cluster)] - at[start] > MEASURE:
            break
        cut += len(cluster)
    return cut
