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
from widgets.folding import LEAST, Row, Rows, Wanted
from widgets.pieceink import GOES_ON, SIGNS, Frame, Ground, PieceRow, Run

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
        """The number of the line that begins on a row, or of the one before that has one; at least 1."""
        row = self.rows.row_at(min(max(y, 0), self.rows.height - 1))
        return max(1, self._near[self._of(row, 0)[0]]) if row else 1

    def look(self, y: int, state: State) -> PieceRow:
        """How a row looks; blank above and below the piece."""
        row = self.rows.row_at(y)
        if row is None:
            return PieceRow(self.frame)
        index, begins = self._of(row, state.at)
        number, near = self.lines[index].number, self._near[index]
        here = number > 0 and number == state.at
        return PieceRow(
            self.frame,
            tuple(
                Run(text, self._ground(part.line, state))
                for part, text in zip(row.parts, row.shown(self.lines), strict=True)
            ),
            row.indent,
            self.lines[index].rtl,
            number=str(number) if begins and (here or number % EVERY == 0) else "",
            signs=_signs(number, near, begins, state.own),
            others=state.others.told(number, in_one=self._in_one) if begins else "",
            ground=self._ground(index, state),
            here=here,
            arrow=here and begins,
        )

    def _of(self, row: Row, at: int) -> tuple[int, bool]:
        """The line that a row tells of beside its words, and whether it begins there: the one that one is
        ``at`` where several do, the one that goes on where none does.
        """
        begun = [part.line for part in row.parts if part.begins and self.lines[part.line].number]
        here = [index for index in begun if self.lines[index].number == at]
        return next(((index, True) for index in (*here, *begun)), (row.parts[0].line, False))

    def _ground(self, index: int, state: State) -> Ground:
        number, near = self.lines[index].number, self._near[index]
        first, last = state.selected
        if first <= number <= last if number else first <= near < last:
            return "selected"
        return "here" if number and number == state.at else ""


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
