"""How much was added to a text and how much removed from it since a mark, in the unit of its count.

Always: count = count at the mark + added - removed. An edit that puts one thing in the place of another does
both. Undo gives back what the edit had given, as long as the mark is the same; so does whoever corrects the
word that is just being typed, for a slip of the finger is neither a word written nor a word taken out.
"""

from typing import NamedTuple

from textual.document._document import Location


class Change(NamedTuple):
    """By how much the count changed: first by what an edit deleted, then by what it put in."""

    by_deletion: int = 0
    by_insertion: int = 0


class Given(NamedTuple):
    """What one step gave to the tally, and under which mark."""

    mark: int
    added: int
    removed: int


class Tally:
    """The sums since the mark."""

    def __init__(self) -> None:
        self.added = 0
        self.removed = 0
        self._mark = 0
        self._typing = Typing()

    def begin(self, added: int = 0, removed: int = 0) -> None:
        """Set the mark here, with so much added and removed before it."""
        self.added, self.removed = added, removed
        self._mark += 1
        self._typing.rest()

    def edit(self, change: Change, top: Location, bottom: Location, end: Location, text: str) -> Given:
        """Take in an edit: from ``top`` to ``bottom`` there is now ``text``, which ends at ``end``."""
        if self._typing.follow(top, bottom, end, text):
            return self._give(sum(change), 0)
        return self._take(change)

    def reverse(self, given: Given, change: Change) -> Given:
        """Take in that an edit was undone, or done again: it takes back what it had ``given``."""
        self._typing.rest()
        if given.mark == self._mark:
            return self._give(-given.added, -given.removed)
        return self._take(change)

    def _take(self, change: Change) -> Given:
        # Also taking out can make a word of one two ("a-x-b"), and putting in can make one of two.
        return self._give(sum(max(0, part) for part in change), sum(max(0, -part) for part in change))

    def _give(self, added: int, removed: int) -> Given:
        self.added += added
        self.removed += removed
        return Given(self._mark, added, removed)


class Typing:
    """Where the word stands that is being typed: the letters put in one by one since the last gap."""

    def __init__(self) -> None:
        self._row, self._start, self._end = -1, 0, 0

    def rest(self) -> None:
        """No word is being typed."""
        self._row = -1

    def follow(self, top: Location, bottom: Location, end: Location, text: str) -> bool:
        """Follow one edit; says whether it only takes back the end of what was typed."""
        if top == bottom:
            self._extend(top, end, text)
            return False
        inside = top[0] == bottom[0] == self._row and self._start <= top[1]
        if inside and not text and bottom[1] == self._end:
            self._end = top[1]
            return True
        self.rest()
        return False

    def _extend(self, top: Location, end: Location, text: str) -> None:
        if any(map(str.isspace, text)):
            self.rest()
            return
        if top != (self._row, self._end):
            self._row, self._start = top
        self._end = end[1]
