"""The lines about texts: one that came, one that was asked for, the marks on a piece, the packet."""

from typing import Literal

import msgspec

from sprint.core.reading.bodies import Mark
from sprint.jsonmode.events import Line


class TextCame(Line, frozen=True, tag="text-came"):
    """A piece or a response can be read now; or, with ``gone``, cannot be had."""

    text: str
    gone: bool


class Numbered(msgspec.Struct, frozen=True):
    """A line of a piece; one where nothing is to read has the number 0."""

    number: int
    text: str


class Text(Line, frozen=True, tag="text"):
    """A text that was asked for. A piece is its author's very text, and has lines by which marks go."""

    id: str
    kind: Literal["piece", "response"]
    text: str
    lines: tuple[Numbered, ...]
    marks: tuple[Mark, ...]


class Marks(Line, frozen=True, tag="marks"):
    """All marks that are noted on a piece, after one more or less."""

    piece: str
    marks: tuple[Mark, ...]


class Given(msgspec.Struct, frozen=True):
    """What one member gave and received; ``waits`` where nobody has said a word to their newest piece."""

    seat: int
    name: str
    key: str
    given: int
    received: int
    waits: bool


class Balance(Line, frozen=True, tag="balance"):
    """Who gave and who was heard, in seat order: of ``everybody``, or one's own line."""

    everybody: bool
    members: tuple[Given, ...]


class Packet(Line, frozen=True, tag="packet"):
    """Where the packet is, and whether it was written now: the same one may have been there already.

    ``left_out`` says that what hidden people said is not in it.
    """

    folder: str
    written: bool
    left_out: bool
