"""How often others marked a line, in few cells beside its words."""

from collections.abc import Sequence

from sprint.core.reading.bodies import Mark
from sprint.core.reading.marks import KINDS, Spread
from widgets.pieceink import SIGNS

# Where there is no room for a sign of each kind, this stands for several.
_SEVERAL = "•"


class Beside:
    """The ``marks`` of all others; telling them takes ``each`` cells, or ``in_one`` where room is scarce."""

    def __init__(self, marks: Sequence[Mark] = ()) -> None:
        self.marks = tuple(marks)
        self._spread = Spread(marks)
        lines = {mark.first for mark in marks}
        # There are most of them on a line where one of them begins.
        self.each = max((len(self.told(line, in_one=False)) for line in lines), default=0)
        self.in_one = max((len(self.told(line, in_one=True)) for line in lines), default=0)

    def told(self, line: int, *, in_one: bool) -> str:
        """The sign of each kind that a line has, or one sign, and the number where it is more than one."""
        counts = [(SIGNS[kind], count) for kind in KINDS if (count := self._spread.count(line, kind))]
        if not counts:
            return ""
        if in_one:
            sign = counts[0][0] if len(counts) == 1 else _SEVERAL
            return " " + _counted(sign, sum(count for _, count in counts))
        return "  " + " ".join(_counted(sign, count) for sign, count in counts)


def _counted(sign: str, count: int) -> str:
    return f"{sign}{count}" if count > 1 else sign
