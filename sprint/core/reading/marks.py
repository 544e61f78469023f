"""The marks that readers set on the lines of a piece, as values.

Marking again takes a mark away, so adding and taking away are all there is. Two marks of one kind without
words are one where they touch; a note keeps its lines and its words apart from other notes.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Final, Literal

import msgspec

from sprint.core.errors import BadInput
from sprint.core.reading.bodies import LONGEST_MARK, MOST_MARKS, Mark

MarkKind = Literal["stayed", "question", "note"]
KINDS: Final[tuple[MarkKind, ...]] = ("stayed", "question", "note")


class Marks(msgspec.Struct, frozen=True):
    """One reader's marks on one piece, in the order of their lines."""

    all: tuple[Mark, ...] = ()

    def add(self, mark: Mark) -> "Marks":
        """With one more, its ends put in order; raises ``BadInput`` where that is too many, or too long."""
        if len(mark.note) > LONGEST_MARK:
            raise BadInput(f"A note on a line can have {LONGEST_MARK:,} letters at most. It is not set yet.")
        first, last = sorted((mark.first, mark.last))
        others = self.all
        if not mark.note:
            met = [one for one in others if _one_with(one, mark.kind, first, last)]
            first, last = min([first, *(one.first for one in met)]), max([last, *(one.last for one in met)])
            others = tuple(one for one in others if one not in met)
        if len(others) >= MOST_MARKS:
            raise BadInput(f"A piece can have {MOST_MARKS} marks of yours at most. Take one away first.")
        return Marks(_in_order((*others, Mark(first, last, mark.kind, mark.note))))

    def remove(self, mark: Mark) -> "Marks":
        """Without one; nothing changes where it is not here."""
        return Marks(tuple(one for one in self.all if one != mark))

    def at(self, line: int, kind: MarkKind | None = None) -> tuple[Mark, ...]:
        """Those on a line, all or of one kind."""
        return tuple(one for one in self.all if one.first <= line <= one.last and kind in (None, one.kind))

    def on(self, first: int, last: int, kind: MarkKind) -> Mark | None:
        """The mark of a kind, if there is one, that is on every line of these; the shortest of several."""
        found = [one for one in self.at(first, kind) if one.last >= last]
        return min(found, key=lambda one: one.last - one.first, default=None)

    def within(self, count: int) -> "Marks":
        """Those on the lines of a piece that has so many, cut at its end: foreign ones may lie beyond."""
        fitting = (one for one in self.all if one.first <= count)
        return Marks(_in_order(Mark(one.first, min(one.last, count), one.kind, one.note) for one in fitting))


class Spread:
    """How many marks of each kind there are on any line, told at once however many there are in all."""

    def __init__(self, marks: Sequence[Mark] = ()) -> None:
        self._edges = {
            kind: (
                sorted(one.first for one in marks if one.kind == kind),
                sorted(one.last for one in marks if one.kind == kind),
            )
            for kind in KINDS
        }

    def count(self, line: int, kind: MarkKind) -> int:
        """The marks of a kind on a line."""
        return self.across(line, line, kind)

    def across(self, line: int, other: int, kind: MarkKind) -> int:
        """The marks of a kind on a line and on ``other``, which is this one or the next."""
        firsts, lasts = self._edges[kind]
        return bisect_right(firsts, line) - bisect_left(lasts, other)

    def begins(self, line: int, kind: MarkKind) -> bool:
        """Whether a mark of a kind begins on a line."""
        firsts, _ = self._edges[kind]
        return bisect_right(firsts, line) > bisect_left(firsts, line)


def _one_with(mark: Mark, kind: MarkKind, first: int, last: int) -> bool:
    return mark.kind == kind and not mark.note and mark.first <= last + 1 and mark.last >= first - 1


def _in_order(marks: Iterator[Mark] | Sequence[Mark]) -> tuple[Mark, ...]:
    return tuple(sorted(marks, key=lambda one: (one.first, one.last, KINDS.index(one.kind), one.note)))
