"""A piece set in a width: where its words, numbers and signs stand, and which line is on which row.

The column of words stands in the middle and what is beside it in the margins, as far as there is room. A poem
is placed by what is usual among its lines, however far the longest one reaches.
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from sprint.core.reading.bodies import Form
from sprint.core.reading.lines import Line
from sprint.core.reading.marks import KINDS, Spread
from widgets.beside import Beside
from widgets.folding import LEAST, Rows, Wanted
from widgets.pieceink import GOES_ON, SIGNS, Frame, PieceRow

#: Every so many lines have their number, as in print; the line one is at has its own, too.
EVERY: Final = 5


class State(NamedTuple):
    """What changes while one reads: marks, the line one is at (0: none), and the lines that are selected."""

    own: Spread
    others: Beside
    at: int = 0
    selected: tuple[int, int] = (0, -1)


class Leaf:
    """``lines`` in ``width`` cells, of which they want some for their words."""

    def __init__(self, lines: Sequence[Line], form: Form, wants: Wanted, width: int, others: Beside) -> None:
        self.lines = lines
        # The number of each line, or of the one before where it has none.
        self._near = list(accumulate((line.number for line in lines), max))
        digits = max(2, len(str(self._near[-1]))) if lines else 2
        frame = Frame(0, digits, 0, width)
        spare = width - frame.gutter - wants.widest
        # Signs of each kind stand beside the words only where these have room enough.
        self._in_one = others.each > spare
        apart = others.in_one if self._in_one else others.each
        room = max(LEAST, min(wants.widest, width - frame.gutter - apart))
        usual = min(room, wants.usual)
        mirrored = 2 * sum(line.rtl for line in lines) > len(lines)
        left = (width - usual) // 2 - frame.gutter - (room - usual if mirrored else 0)
        margin = max(0, min(left, width - frame.gutter - room - apart))
        self.frame = frame._replace(margin=margin, text=room)
        self.rows = Rows(lines, form, room)

    def span(self, number: int) -> tuple[int, int]:
        """The rows of the line of a number: its first, and the one after its last."""
        return self.rows.span(bisect_left(self._near, number))

    def number_at(self, y: int) -> int:
        """The number of the line on a row, or of the one before it; at least 1."""
        row = self.rows.row_at(min(max(y, 0), self.rows.height - 1))
        return max(1, self._near[row.line]) if row else 1

    def look(self, y: int, state: State) -> PieceRow:
        """How a row looks; blank above and below the piece."""
        row = self.rows.row_at(y)
        if row is None:
            return PieceRow(self.frame)
        line = self.lines[row.line]
        number, near = line.number, self._near[row.line]
        here = number > 0 and number == state.at
        first, last = state.selected
        return PieceRow(
            self.frame,
            row.shown(line.text),
            row.indent,
            line.rtl,
            number=str(number) if row.first and number and (here or number % EVERY == 0) else "",
            signs=_signs(number, near, row.first, state.own),
            others=state.others.told(number, in_one=self._in_one) if row.first and number else "",
            here=here,
            arrow=here and row.first,
            selected=first <= number <= last if number else first <= near < last,
        )


def _signs(number: int, near: int, first: bool, own: Spread) -> str:
    """One sign for each kind of mark: its own where it begins, a stroke where it goes on."""
    signs = ""
    for kind in KINDS:
        if number and first and own.begins(number, kind):
            signs += SIGNS[kind]
        else:
            goes_on = own.count(number, kind) if number else own.across(near, near + 1, kind)
            signs += GOES_ON if goes_on else " "
    return signs
