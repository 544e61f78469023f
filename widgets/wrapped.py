"""The rows of a whole document at a width, kept up to date at the cost of each edit.

Stands in for Textual's ``WrappedDocument``, which sums the heights of all paragraphs for every row it paints
and renumbers every row below an edit. Here heights are summed once after they changed, in one pass in C.
"""

from bisect import bisect_right
from itertools import accumulate, pairwise
from typing import NamedTuple

from textual.document._document import DocumentBase, Location
from textual.document._wrapped_document import WrappedDocument
from textual.geometry import Offset

from widgets.breaking import breaks, breaks_again
from widgets.cells import cells, cluster_start, column_at


class Row(NamedTuple):
    """One row: the characters from ``start`` to ``end`` of paragraph ``line``, and whether it is its last."""

    line: int
    start: int
    end: int
    last: bool


class Wrapped(WrappedDocument):
    """The document's paragraphs broken into rows of at most ``width`` cells (0: not broken)."""

    def __init__(self, document: DocumentBase, width: int = 0) -> None:
        self._texts: list[str] = []
        self._tops: list[int] | None = None
        super().__init__(document, width)

    @property
    def width(self) -> int:
        """The width in cells at which the document is wrapped now."""
        return self._width

    @property
    def wrapped(self) -> bool:
        """Whether any paragraph takes more than one row."""
        return self.height > len(self._wrap_offsets)

    @property
    def lines(self) -> list[list[str]]:
        """The rows of every paragraph; costs the whole document."""
        return [self.get_sections(index) for index in range(len(self._wrap_offsets))]

    @property
    def height(self) -> int:
        """How many rows the document takes."""
        return self._row_tops()[-1]

    def _row_tops(self) -> list[int]:
        """The first row of each paragraph, and at the end the number of rows."""
        if self._tops is None:
            self._tops = list(accumulate((len(cut) + 1 for cut in self._wrap_offsets), initial=0))
        return self._tops

    def wrap(self, width: int, tab_width: int | None = None) -> None:
        """Break the whole document again, at ``width`` cells."""
        self._width = width
        self._texts = list(self.document.lines)
        self._wrap_offsets = [breaks(text, width) for text in self._texts]
        self._tops = None

    def wrap_range(self, start: Location, old_end: Location, new_end: Location) -> None:
        """Break what an edit changed: the lines from ``start`` to ``old_end`` became those to ``new_end``."""
        old_last, new_last = len(self._texts) - 1, self.document.line_count - 1
        top = max(0, min(start[0], old_end[0], old_last, new_last))
        old_bottom = max(top, min(max(start[0], old_end[0]), old_last))
        new_bottom = old_bottom + new_last - old_last
        texts = self.document.lines[top : new_bottom + 1]
        if len(texts) == 1 and old_bottom == top:
            again = [breaks_again(texts[0], self._width, self._texts[top], self._wrap_offsets[top], start[1])]
        else:
            again = [breaks(text, self._width) for text in texts]
        replaced = self._wrap_offsets[top : old_bottom + 1]
        if [len(cut) for cut in replaced] != [len(cut) for cut in again]:
            self._tops = None
        self._texts[top : old_bottom + 1] = texts
        self._wrap_offsets[top : old_bottom + 1] = again

    def row_at(self, y: int) -> Row | None:
        """The row ``y`` of the document, or None below its end."""
        tops = self._row_tops()
        if not 0 <= y < tops[-1]:
            return None
        line = bisect_right(tops, y) - 1
        return self._row(line, y - tops[line])

    def _row(self, line: int, section: int) -> Row:
        cuts = self._wrap_offsets[line]
        last = section >= len(cuts)
        start = cuts[section - 1] if section else 0
        return Row(line, start, len(self.document.get_line(line)) if last else cuts[section], last)

    def offset_to_location(self, offset: Offset) -> Location:
        """The place in the document shown at ``offset``; below the end, the last row's."""
        row = self.row_at(min(max(0, offset.y), self.height - 1))
        return (row.line, self._column_in(row, offset.x)) if row else (0, 0)

    def location_to_offset(self, location: Location) -> Offset:
        """Where the place ``location`` of the document is shown. Hanging spaces all stand at the edge."""
        line = max(0, min(location[0], len(self._wrap_offsets) - 1))
        section = bisect_right(self._wrap_offsets[line], location[1])
        row = self._row(line, section)
        x = cells(self.document.get_line(line)[row.start : max(row.start, location[1])])
        return Offset(min(x, self._width) if self._width else x, self._row_tops()[line] + section)

    def get_target_document_column(self, line_index: int, x_offset: int, y_offset: int) -> int:
        """The column at ``x_offset`` in row ``y_offset`` (from the end if negative) of a line."""
        section = y_offset if y_offset >= 0 else len(self._wrap_offsets[line_index]) + 1 + y_offset
        return self._column_in(self._row(line_index, section), x_offset)

    def _column_in(self, row: Row, x: int) -> int:
        text = self.document.get_line(row.line)
        column = row.start + column_at(text[row.start : row.end], x)
        return column if row.last else max(row.start, min(column, cluster_start(text, row.end)))

    def get_sections(self, line_index: int) -> list[str]:
        """The rows of one paragraph, as text."""
        text = self.document.get_line(line_index)
        edges = [0, *self._wrap_offsets[line_index], len(text)]
        return [text[start:end] for start, end in pairwise(edges)]

    def get_tab_widths(self, line_index: int) -> list[int]:
        """Always empty: tabs are widened row by row, where they are painted."""
        return []
