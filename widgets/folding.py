"""The numbered lines of a piece as rows of a screen, whatever its width.

A line of a poem that is too wide is folded, and hangs; it is never joined with another. The lines of prose
are rows where there is room for its measure; on a narrower screen its paragraphs flow, and a line begins
wherever it comes to stand, so that no row is the short rest of a line. An indent is kept, up to half of the
width, so that there is room for words. Folding the longest piece again takes some milliseconds.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

from sprint.core.chunks import plain
from sprint.core.reading.bodies import Form
from sprint.core.reading.lines import MEASURE, Line
from widgets.breaking import next_break
from widgets.cells import TAB, cells, expanded

#: How much further in the rows of a poem's folded line stand than its first.
HANG: Final = 6
#: The most cells of a poem's line that are set on one row, where there is room.
WIDEST_POEM: Final = 80
#: The fewest cells for words; a narrower widget shows only the start of each row.
LEAST: Final = 8


class Part(NamedTuple):
    """What of a line is on a row: its characters from ``start`` to ``end``."""

    line: int
    start: int
    end: int

    @property
    def begins(self) -> bool:
        """Whether the line begins here."""
        return self.start == 0


class Row(NamedTuple):
    """One row, ``indent`` cells in: parts of one line or of several. A tab counts its cells from ``at``."""

    indent: int
    at: int
    parts: tuple[Part, ...]

    def shown(self, lines: Sequence[Line]) -> list[str]:
        """What is painted of each part, after the indent: tabs as spaces, the ends of the row trimmed."""
        words = [lines[part.line].text[part.start : part.end] for part in self.parts]
        _trim(words, range(len(words)), str.lstrip)
        _trim(words, reversed(range(len(words))), str.rstrip)
        at = self.at
        for index, text in enumerate(words):
            words[index] = expanded(text, at)
            at += cells(words[index])
        return words


def _trim(words: list[str], order: Iterable[int], strip: Callable[[str], str]) -> None:
    for index in order:
        words[index] = strip(words[index])
        if words[index]:
            return


class Rows:
    """The rows of ``lines`` in ``width`` cells."""

    def __init__(self, lines: Sequence[Line], form: Form, width: int) -> None:
        self.width = max(LEAST, width)
        self._hang = HANG if form == "poem" else 0
        flows = form == "prose" and self.width < MEASURE
        # The first line of each paragraph; a line that is folded by itself is one.
        self._heads = [at for at, line in enumerate(lines) if line.begins or not flows]
        self._paragraphs = [
            self._paragraph(lines, first, last) for first, last in pairwise((*self._heads, len(lines)))
        ]
        self._tops = list(accumulate((len(one.cuts) + 1 for one in self._paragraphs), initial=0))

    @property
    def height(self) -> int:
        """How many rows there are."""
        return self._tops[-1]

    def span(self, line: int) -> tuple[int, int]:
        """The rows with something of a line: its first, and the one after its last."""
        at = bisect_right(self._heads, line) - 1
        paragraph, top = self._paragraphs[at], self._tops[at]
        inside = line - self._heads[at]
        first = bisect_right(paragraph.cuts, paragraph.edges[inside])
        last = bisect_left(paragraph.cuts, paragraph.edges[inside + 1])
        return top + first, top + max(first, last) + 1

    def row_at(self, y: int) -> Row | None:
        """The row ``y``, or None where there is none."""
        if not 0 <= y < self.height:
            return None
        at = bisect_right(self._tops, y) - 1
        paragraph, row = self._paragraphs[at], y - self._tops[at]
        start = paragraph.cuts[row - 1] if row else 0
        end = paragraph.cuts[row] if row < len(paragraph.cuts) else paragraph.edges[-1]
        parts = paragraph.parts(self._heads[at], start, end)
        return Row(paragraph.hang, 0, parts) if row else Row(paragraph.indent, paragraph.indent, parts)

    def _paragraph(self, lines: Sequence[Line], first: int, last: int) -> "_Paragraph":
        text = "".join(line.text for line in lines[first:last])
        edges = tuple(accumulate((len(line.text) for line in lines[first:last]), initial=0))
        indent = _indent(text, self.width)
        hang = min(indent + self._hang, self.width // 2) if self._hang else 0
        return _Paragraph(edges, tuple(_cuts(text, indent, hang, self.width)), indent, hang)


class _Paragraph(NamedTuple):
    """What is folded as one: its lines lie between ``edges``, its rows between ``cuts``.

    The first row stands ``indent`` cells in, the others ``hang``.
    """

    edges: tuple[int, ...]
    cuts: tuple[int, ...]
    indent: int
    hang: int

    def parts(self, head: int, start: int, end: int) -> tuple[Part, ...]:
        """The parts of its lines between two of its characters; ``head`` is the first of all its lines."""
        edges = self.edges
        first = min(bisect_right(edges, start) - 1, len(edges) - 2)
        last = max(first, bisect_left(edges, end) - 1)
        return tuple(
            Part(head + at, max(0, start - edges[at]), min(end, edges[at + 1]) - edges[at])
            for at in range(first, last + 1)
        )


def _cuts(text: str, indent: int, hang: int, width: int) -> Iterator[int]:
    """Where the rows of a text after its first begin."""
    if _width(text, width) <= width:
        return
    lead = len(text) - len(text.lstrip())
    # An indent that is cut short is not measured with its line.
    start, room = (0, width) if cells(text[:lead]) <= indent else (lead, width - indent)
    while (cut := next_break(text, start, room)) is not None:
        yield cut
        start, room = cut, width - hang


class Wanted(NamedTuple):
    """The cells that lines want: the ``widest``, and what is ``usual``, by which the eye sees a middle."""

    widest: int
    usual: int


def wanted(lines: Sequence[Line], form: Form) -> Wanted:
    """What lines want for themselves: prose its measure, a poem as much as its longest line."""
    widths = sorted(_width(line.text, WIDEST_POEM) for line in lines if line.number) if form == "poem" else []
    if not widths:
        return Wanted(MEASURE, MEASURE)
    longest = min(WIDEST_POEM, widths[-1])
    return Wanted(longest, min(longest, widths[len(widths) * 4 // 5]))


def _width(text: str, least: int) -> int:
    """The cells of a text but for spaces at its end; of a very long one, that it is more than ``least``."""
    if len(text) > 16 * least:
        return least + 1
    return len(text.rstrip()) if plain(text) else cells(text.rstrip())


def _indent(text: str, width: int) -> int:
    """The cells in which a line stands further in; where that is too much, so many as words leave."""
    if not text[:1].isspace():
        return 0
    own = cells(text[: len(text) - len(text.lstrip())])
    return min(own, width // 2 // TAB * TAB)
