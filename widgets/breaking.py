"""Where a paragraph breaks into rows.

Each row is decided from its first character on and from nothing before it, so that after an edit only the
rows around it are decided again, even inside a paragraph of many thousand words. White space at the end of a
row hangs over its edge, as on paper; Han and kana break between characters, never before closing punctuation.
"""

from bisect import bisect_left, bisect_right

from sprint.core.chunks import chunk_pattern, next_plain_break, past_marks, plain
from widgets.cells import cells, clusters


def next_break(text: str, start: int, width: int) -> int | None:
    """The column at which the row after the one that begins at ``start`` begins; None if there is none."""
    near = plain(text[start : start + width + 1])
    found = next_plain_break(text, start, width) if near else _next_break_by_chunks(text, start, width)
    if found is None or text[found].isascii():
        return found
    found = past_marks(text, found)
    return found if found < len(text) else None


def _next_break_by_chunks(text: str, start: int, width: int) -> int | None:
    chunks = chunk_pattern()
    x, at = 0, start
    while at < len(text):
        # Not to the end of a text that is all one word, for each of its rows.
        chunk = chunks.match(text, at, at + _near(width))
        if chunk is None or chunk.end() == at:
            return None
        word = cells(chunk["word"])
        if x + word > width:
            return at if at > start else _folded(text, start, chunk.end("word"), width)
        x += word
        if gap := chunk["gap"]:
            x += cells(gap, x)
        at = chunk.end()
    return None


def _near(width: int) -> int:
    """How far to look: nothing that is written by hand has more characters in so many cells."""
    return 16 * (width + 1)


def _folded(text: str, start: int, end: int, width: int) -> int | None:
    """Where a word too long for any row is cut: after the last cluster that fits, and at least one."""
    word = text[start : min(end, start + _near(width))]
    x = 0
    for left, right in clusters(word):
        x += cells(word[left:right])
        if x > width and left:
            return start + left
    return end if end < len(text) else None


def breaks(text: str, width: int) -> list[int]:
    """The columns at which the rows of ``text`` after the first begin; none if ``width`` is 0 or all fits."""
    if width <= 0 or (len(text) <= width and plain(text)):
        return []
    return _breaks_from(text, 0, width)


def _breaks_from(text: str, start: int, width: int) -> list[int]:
    # A book has thousands of rows, and most paragraphs are plain throughout, which one look tells.
    following = next_plain_break if plain(text) else next_break
    found: list[int] = []
    row = following(text, start, width)
    while row is not None:
        found.append(row)
        row = following(text, row, width)
    return found


def breaks_again(text: str, width: int, old_text: str, old: list[int], edited: int) -> list[int]:
    """``breaks(text, width)``, given those of ``old_text``, the same up to ``edited``.

    Costs as much as the rows which the edit moved. A wrong ``edited`` costs time, never correctness.
    """
    kept = max(0, bisect_right(old, edited) - 2)
    row = old[kept - 1] if kept else 0
    if width <= 0 or text[:edited] != old_text[:edited]:
        return breaks(text, width)
    shift = len(text) - len(old_text)
    found = old[:kept]
    at = next_break(text, row, width)
    while at is not None:
        same = bisect_left(old, at - shift)
        met = at > edited and same < len(old) and old[same] == at - shift
        if met and text[at:] == old_text[at - shift :]:
            return found + [column + shift for column in old[same:]]
        found.append(at)
        at = next_break(text, at, width)
    return found
