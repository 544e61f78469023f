"""Finds words in a text as a reader would: small and big letters alike, curly quotes like straight ones.

What is found begins and ends between characters as a reader sees them, so that "e" is not found in the middle
of an "é" that is written with an accent of its own.
"""

from collections.abc import Iterator, Sequence

from textual.document._document import Location

from widgets.cells import settled

_ALIKE = str.maketrans("‘’“”\u2010\u2011\u00a0\u202f", "''\"\"--  ")


def found(
    lines: Sequence[str], needle: str, start: Location, *, backwards: bool = False
) -> tuple[Location, Location] | None:
    """The place of ``needle`` nearest after ``start``, or before it; past the end the search begins anew."""
    wanted, _ = _folded(needle)
    if not wanted:
        return None
    row, column = start
    step = -1 if backwards else 1
    for distance in range(len(lines) + 1):
        at = (row + step * distance) % len(lines)
        places = [
            place for place in _places(lines[at], wanted) if _lies(place, column, distance, lines, backwards)
        ]
        if places:
            first, last = places[-1 if backwards else 0]
            return (at, first), (at, last)
    return None


def _lies(place: tuple[int, int], column: int, distance: int, lines: Sequence[str], backwards: bool) -> bool:
    """Whether to look at a place: in the first line only those on the one side of ``column``."""
    if 0 < distance < len(lines):
        return True
    ahead = place[1] <= column if backwards else place[0] >= column
    return ahead == (distance == 0)


def _places(line: str, wanted: str) -> Iterator[tuple[int, int]]:
    folded, columns = _folded(line)
    at = folded.find(wanted)
    while at >= 0:
        first, last = at, at + len(wanted)
        if columns:
            first, last = columns[first], columns[last - 1] + 1
        if settled(line, first) == first and settled(line, last) == last:
            yield first, last
        at = folded.find(wanted, at + 1)


def _folded(text: str) -> tuple[str, list[int]]:
    """``text`` without what makes no difference, and where its characters come from if they are more."""
    folded = text.casefold().translate(_ALIKE)
    if len(folded) == len(text):
        return folded, []
    return folded, [column for column, char in enumerate(text) for _ in char.casefold()]
