"""Between the bytes of a text file and the text that an editor can hold, and back without a difference.

An editor holds lines joined by LF. What a file has besides (a byte order mark, CRLF, a last newline) is its
*shape*, remembered and given back on saving. What an editor cannot hold, or a terminal would obey (all
that the cleaner takes out, and mixed line ends), is left out, and the reading is then not *faithful*.
"""

import codecs
from typing import Final, Literal

import msgspec

from sprint.core.cleaning import clean
from sprint.core.errors import BadText

LARGEST: Final = 10_000_000
"""Bytes of the largest file that opens as a draft: about ten times a long novel."""

Newline = Literal["\n", "\r\n", "\r"]


class Shape(msgspec.Struct, frozen=True):
    """What a file has besides its lines."""

    mark: bool = False
    newline: Newline = "\n"
    last_newline: bool = False


class Reading(msgspec.Struct, frozen=True):
    """A file's text as an editor can hold it; ``faithful`` if ``encode`` gives back the very same bytes."""

    text: str
    shape: Shape
    faithful: bool


def decode(data: bytes, name: str) -> Reading:
    """Read bytes as a text; ``name`` is for the message.

    Raises ``BadText`` when they are too many, or not text in UTF-8.
    """
    if len(data) > LARGEST:
        raise too_large(name)
    if b"\0" in data:
        line = data[: data.index(0)].count(b"\n") + 1
        raise BadText(
            f"{name} is not plain text: U+0000 stands in line {line}, as in the files of other programs. It "
            "was left as it is; save it as plain text first."
        )
    mark = data.startswith(codecs.BOM_UTF8)
    try:
        raw = data[len(codecs.BOM_UTF8) if mark else 0 :].decode("utf-8")
    except UnicodeDecodeError:
        raise _not_text(name) from None
    text = clean(raw)
    shape = Shape(mark, _commonest_end(raw), text.endswith("\n"))
    return Reading(text, shape, encode(text, shape) == data)


def encode(text: str, shape: Shape) -> bytes:
    """Give the bytes of a text in its file's shape.

    A last newline that the file had is put back. Halves of surrogate pairs, which no file can hold, become
    U+FFFD: a save must never fail because of a slip in a paste.
    """
    if shape.last_newline and not text.endswith("\n"):
        text += "\n"
    if shape.newline != "\n":
        text = text.replace("\n", shape.newline)
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError:
        data = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode("utf-8")
    return codecs.BOM_UTF8 + data if shape.mark else data


def too_large(name: str) -> BadText:
    """Say that a file is too large for a draft."""
    return BadText(
        f"{name} is larger than {LARGEST // 1_000_000} MB, which is too large for a draft. It was left as it "
        "is; choose a smaller one, or divide it."
    )


def _not_text(name: str) -> BadText:
    return BadText(f"{name} is not plain text in UTF-8. It was left as it is; save it as UTF-8 text first.")


def _commonest_end(raw: str) -> Newline:
    pairs = raw.count("\r\n")
    counts: dict[Newline, int] = {"\n": raw.count("\n") - pairs, "\r\n": pairs, "\r": raw.count("\r") - pairs}
    return max(counts, key=lambda end: counts[end])
