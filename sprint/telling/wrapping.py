"""Breaking a text into lines of so many terminal cells: at spaces, never in a name such as ``round-robin``.

What has no spaces, as a sentence in Chinese, is broken wherever the line is full.
"""

from collections.abc import Iterable, Iterator


def wrapped(text: str, cells: int, first: str = "", later: str = "") -> str:
    """The lines of one paragraph; the first begins with ``first``, all others with ``later``."""
    from wcwidth import wcswidth

    lines, line, filled = list[str](), first, wcswidth(first)
    empty = True
    for word in text.split(" "):
        for piece in _pieces(word, max(1, cells - wcswidth(later))):
            needs = wcswidth(piece) + (0 if empty else 1)
            if not empty and filled + needs > cells:
                lines.append(line)
                line, filled, empty, needs = later, wcswidth(later), True, wcswidth(piece)
            line += piece if empty else f" {piece}"
            filled += needs
            empty = False
    return "\n".join([*lines, line])


def packed(parts: Iterable[str], cells: int) -> list[str]:
    """Short parts in as few rows as they need, in their order: ``A · B`` where both fit a row, none cut."""
    from wcwidth import wcswidth

    rows: list[str] = []
    for part in filter(None, parts):
        if rows and wcswidth(f"{rows[-1]} · {part}") <= cells:
            rows[-1] += f" · {part}"
        else:
            rows.append(part)
    return rows


def _pieces(word: str, cells: int) -> Iterator[str]:
    """The word, in pieces where it is wider than a line."""
    from wcwidth import iter_graphemes, wcswidth

    if wcswidth(word) <= cells:
        yield word
        return
    piece = ""
    for grapheme in iter_graphemes(word):
        if piece and wcswidth(piece + grapheme) > cells:
            yield piece
            piece = ""
        piece += grapheme
    yield piece
