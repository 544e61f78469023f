"""The numbered lines of a piece as rows of a screen: a line that is too wide is folded, and hangs.

A line is never joined with another. It keeps its own indent, up to half of the width, so that there is room
for its words. Folding the longest piece again at another width costs some milliseconds.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from sprint.core.chunks import plain
from sprint.core.reading.bodies import Form
from sprint.core.reading.lines import MEASURE, Line
from widgets.breaking import next_break
from widgets.cells import TAB, cells, expanded

#: How much further in the rows of a folded line stand than its first.
HANGS: Final[dict[Form, int]] = {"prose": 2, "poem": 6}
#: The most cells of a poem's line that are set on one row, where there is room.
WIDEST_POEM: Final = 80
#: The fewest cells for words; a narrower widget shows only the start of each row.
LEAST: Final = 8


class Row(NamedTuple):
    """One row: the characters from ``start`` to ``end`` of line ``line``, ``indent`` cells in."""

    line: int
    start: int
    end: int
    indent: int

    @property
    def first(self) -> bool:
        """Whether it is the first of its line, which has the number."""
        return self.start == 0

    def shown(self, text: str) -> str:
        """What is painted after the indent, of the ``text`` of its line: tabs as spaces, the ends trimmed."""
        words = text[self.start : self.end].strip()
        return expanded(words, self.indent if self.first else 0)


class Rows:
    """The rows of ``lines`` in ``width`` cells."""

    def __init__(self, lines: Sequence[Line], form: Form, width: int) -> None:
        self.width = max(LEAST, width)
        self._lines = lines
        self._form: Form = form
        self._indents = [_indent(line.text, self.width) for line in lines]
        self._cuts = [self._folds(index) for index in range(len(lines))]
        self._tops = list(accumulate((len(cuts) + 1 for cuts in self._cuts), initial=0))

    @property
    def height(self) -> int:
        """How many rows there are."""
        return self._tops[-1]

    def span(self, line: int) -> tuple[int, int]:
        """The rows of a line: its first, and the one after its last."""
        return self._tops[line], self._tops[line + 1]

    def row_at(self, y: int) -> Row | None:
        """The row ``y``, or None where there is none."""
        if not 0 <= y < self.height:
            return None
        line = bisect_right(self._tops, y) - 1
        edges = (0, *self._cuts[line], len(self._lines[line].text))
        section = y - self._tops[line]
        indent = self._hang(line) if section else self._indents[line]
        return Row(line, edges[section], edges[section + 1], indent)

    def _hang(self, line: int) -> int:
        own = self._indents[line] if self._form == "poem" else 0
        return min(own + HANGS[self._form], self.width // 2)

    def _folds(self, index: int) -> tuple[int, ...]:
        """Where the rows of a line after its first begin."""
        text = self._lines[index].text
        if _width(text, self.width) <= self.width:
            return ()
        found = []
        lead = len(text) - len(text.lstrip())
        indent = self._indents[index]
        # An indent that is cut short is not measured with its line.
        start, room = (0, self.width) if cells(text[:lead]) <= indent else (lead, self.width - indent)
        while (cut := next_break(text, start, room)) is not None:
            found.append(cut)
            start, room = cut, self.width - self._hang(index)
        return tuple(found)


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
