"""How many cells a text takes, and where its characters as a reader sees them begin.

Rich's ``cell_len`` knows widths (see widgets/measure.py); this adds tabs, and clusters as Unicode defines
them in UAX #29 (a letter with its marks, an emoji with its joiners, a flag, a conjunct), which the editor
never cuts in two.
"""

from collections.abc import Iterator

from rich.cells import cell_len

from sprint.core.chunks import plain

TAB = 4
# No cluster that a person writes is longer, and runs of flags are looked at by pairs.
_NEAR = 64
_JOINER = "\u200d"


def cells(text: str, start: int = 0) -> int:
    """The cells that ``text`` takes when it begins ``start`` cells into its row (which matters for tabs)."""
    if "\t" not in text:
        return _width(text)
    at = start
    for index, part in enumerate(text.split("\t")):
        if index:
            at += TAB - at % TAB
        at += _width(part)
    return at - start


def _width(part: str) -> int:
    if part.isascii():
        return len(part)
    if _JOINER in part:
        # Rich takes what follows a joiner as one with it, which is right inside emoji only.
        return sum(cell_len(part[first:last]) for first, last in clusters(part))
    return cell_len(part)


def expanded(text: str, start: int = 0) -> str:
    """``text`` with its tabs as spaces, when it begins ``start`` cells into its row."""
    if "\t" not in text:
        return text
    parts: list[str] = []
    at = start
    for index, part in enumerate(text.split("\t")):
        if index:
            gap = TAB - at % TAB
            parts.append(" " * gap)
            at += gap
        parts.append(part)
        at += _width(part)
    return "".join(parts)


def clusters(text: str) -> Iterator[tuple[int, int]]:
    """The start and end of each character as a reader sees it. A tab stands alone."""
    if text.isascii():
        yield from ((column, column + 1) for column in range(len(text)))
        return
    # Imported late: it takes some milliseconds, which most texts never need.
    from wcwidth import iter_graphemes

    at = 0
    for cluster in iter_graphemes(text):
        yield at, at + len(cluster)
        at += len(cluster)


def cluster_end(text: str, column: int) -> int:
    """The end of the cluster that stands at ``column``; one past ``column`` at the end of ``text``."""
    if column + 1 >= len(text) or text[column : column + 2].isascii():
        return column + 1
    near = text[column : column + _NEAR]
    return column + next((end for _, end in clusters(near)), 1)


def cluster_start(text: str, column: int) -> int:
    """The start of the cluster that ends at ``column``, or in which ``column`` lies."""
    if column <= 0:
        return 0
    low = max(0, column - _NEAR)
    near = text[low:column]
    if near[-2:].isascii():
        return column - 1
    return low + max((start for start, _ in clusters(near)), default=column - 1 - low)


def settled(text: str, column: int) -> int:
    """``column``, or the start of the cluster in the middle of which it lies."""
    if not 0 < column < len(text) or text[column - 1 : column + 1].isascii():
        return column
    start = cluster_start(text, column)
    return column if cluster_end(text, start) <= column else start


def column_at(text: str, x: int) -> int:
    """The column of ``text`` (one row) that covers the cell ``x``; the end of the text when it is shorter."""
    if plain(text):
        return min(max(x, 0), len(text))
    at = 0
    for start, end in clusters(text):
        at += cells(text[start:end], at)
        if at > x:
            return start
    return len(text)
