"""What differs between two versions of a text, in small pieces: only those were taken out or put in.

First by lines, then by words within the lines that differ. Pieces that stand once in both versions, in the
same order, hold the versions together, and between them one looks again (a patience diff); so do long
stretches at the same place. The time grows with the text, not with its square.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sprint.writing.sharing import shared

DEEPEST = 12
STRETCH = 8
MOST_IN_ORDER = 20_000

Pieces = Sequence[str]
Difference = tuple[str, str]
Stretch = tuple[int, int, int]

# A word with the gap after it. What separates words in Chinese and Japanese is a gap as well.
_WORDS = re.compile(r"[^\s、。，！？]+[\s、。，！？]*|[\s、。，！？]+")


def differing_lines(old: str, new: str) -> Iterator[Difference]:
    """The lines taken out, and what was put in their place."""
    yield from _Search().differences(old.splitlines(keepends=True), new.splitlines(keepends=True))


def differing_words(old: str, new: str) -> Iterator[Difference]:
    """The words taken out, each with the gap after it, and what was put in their place."""
    search = _Search()
    for lines in differing_lines(old, new):
        middle, middle_new = _middle(*lines)
        yield from search.differences(_WORDS.findall(middle), _WORDS.findall(middle_new))


def _middle(old: str, new: str) -> Difference:
    """Both without the words that they begin and end with alike."""
    start, end = shared(old, new)
    start = old.rfind(" ", 0, start) + 1
    gap = old.find(" ", len(old) - end)
    end = len(old) - gap - 1 if gap >= 0 else 0
    return old[start : len(old) - end], new[start : len(new) - end]


class _Search:
    """One search; what it puts in order is limited, for that is what takes time."""

    def __init__(self) -> None:
        self._may_order = MOST_IN_ORDER

    def differences(self, old: Pieces, new: Pieces) -> Iterator[Difference]:
        """The pieces taken out and put in; where as many came as went, each in the place of one."""
        for gone, come in self._runs(old, new, DEEPEST):
            if len(gone) == len(come):
                yield from zip(gone, come, strict=True)
            else:
                yield "".join(gone), "".join(come)

    def _runs(self, old: Pieces, new: Pieces, depth: int) -> Iterator[tuple[Pieces, Pieces]]:
        old, new = _inner(old, new)
        if not old or not new or not depth:
            yield old, new
            return
        kept = _in_place(old, new) or self._in_order(old, new)
        if not kept:
            yield _left(old, new) if len(old) + len(new) > MOST_IN_ORDER else (old, new)
            return
        from_old = from_new = 0
        for in_old, in_new, size in [*kept, (len(old), len(new), 0)]:
            if in_old > from_old or in_new > from_new:
                yield from self._runs(old[from_old:in_old], new[from_new:in_new], depth - 1)
            from_old, from_new = in_old + size, in_new + size

    def _in_order(self, old: Pieces, new: Pieces) -> list[Stretch]:
        """Where the pieces stand that are once in both: as many as are in the same order in both."""
        self._may_order -= len(old) + len(new)
        if self._may_order < 0:
            return []
        times_old, times_new = Counter(old), Counter(new)
        places = {piece: at for at, piece in enumerate(old) if times_old[piece] == 1}
        both = [
            (places[piece], at) for at, piece in enumerate(new) if piece in places and times_new[piece] == 1
        ]
        return [(in_old, in_new, 1) for in_old, in_new in _rising(both)]


def _inner(old: Pieces, new: Pieces) -> tuple[Pieces, Pieces]:
    """Both without the pieces that they begin and end with alike."""
    head, most = 0, min(len(old), len(new))
    while head < most and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < most - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return old[head : len(old) - tail], new[head : len(new) - tail]


def _in_place(old: Pieces, new: Pieces) -> list[Stretch]:
    """The long stretches that stand at the same place in both, where both are equally long."""
    if len(old) != len(new):
        return []
    differ = [at for at, (gone, come) in enumerate(zip(old, new, strict=True)) if gone != come]
    return [
        (here + 1, here + 1, there - here - 1) for here, there in pairwise(differ) if there - here > STRETCH
    ]


def _rising(both: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of ``both`` that rises in its first numbers, as it does in its second."""
    least: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, (at, _) in enumerate(both):
        length = bisect_left(least, at)
        before.append(last[length - 1] if length else -1)
        least[length : length + 1] = [at]
        last[length : length + 1] = [index]
    rising = []
    index = last[-1] if last else -1
    while index >= 0:
        rising.append(both[index])
        index = before[index]
    return rising[::-1]


def _left(old: Pieces, new: Pieces) -> tuple[Pieces, Pieces]:
    """What one has more of than the other, in whatever order: there is too much to look for one."""
    return _more(old, Counter(new)), _more(new, Counter(old))


def _more(pieces: Pieces, there: Counter[str]) -> Pieces:
    more = []
    for piece in pieces:
        if there[piece]:
            there[piece] -= 1
        else:
            more.append(piece)
    return more
