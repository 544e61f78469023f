"""One row of a piece as cells: marks, number and words, and to the right what others marked.

Everything that colour tells is told by a sign too: each kind of mark has its own and a place of its own, the
line one is at has an arrow, and what is selected has a bar.
"""

from typing import Final, Literal, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from sprint.core.reading.marks import KINDS, MarkKind
from widgets.cells import cells, clusters

SIGNS: Final[dict[MarkKind, str]] = {"stayed": "♥", "question": "?", "note": "✎"}
GOES_ON: Final = "│"
HERE: Final = "▸"
SELECTED: Final = "┃"

Part = Literal["text", "number", "here", "selected", "bar", "others", "stayed", "question", "note"]
PARTS: Final[tuple[Part, ...]] = ("number", "here", "selected", "bar", "others", *KINDS)
# Said before and after words that are read from the right, so that their stops stand where they belong.
_RTL: Final = "\u200f"


class Frame(NamedTuple):
    """Where things stand on every row: cells for the ``margin``, number, words, and all of it."""

    margin: int
    digits: int
    text: int
    width: int

    @property
    def gutter(self) -> int:
        """The cells between the margin and the words: signs, arrow, number, bar, a space."""
        return len(KINDS) + 1 + self.digits + 2


class PieceRow(NamedTuple):
    """All that the look of one row depends on; ``signs`` has a sign or a space for each kind of mark."""

    frame: Frame
    text: str = ""
    indent: int = 0
    rtl: bool = False
    number: str = ""
    signs: str = " " * len(KINDS)
    others: str = ""
    here: bool = False
    arrow: bool = False
    selected: bool = False


def paint(row: PieceRow, inks: dict[Part, Style]) -> Strip:
    """The strip of ``row``, exactly as wide as its frame."""
    frame, text = row.frame, inks["text"]
    ground = _ground(row, inks)
    number = f"{HERE if row.arrow else ' '}{row.number:>{frame.digits}}"
    segments = [
        Segment(" " * frame.margin, text),
        *(Segment(sign, inks[kind]) for sign, kind in zip(row.signs, KINDS, strict=True)),
        Segment(number, inks["here" if row.here else "number"] + ground),
        Segment(SELECTED if row.selected else " ", inks["bar"] + ground),
        Segment(" ", text + ground),
        *_words(row, text + ground),
        Segment(row.others, inks["others"]),
    ]
    return Strip(segments).adjust_cell_length(frame.width, text)


def _ground(row: PieceRow, inks: dict[Part, Style]) -> Style:
    """What a row has behind it, to be added to any ink."""
    if row.selected:
        return inks["selected"]
    return Style(bgcolor=inks["here"].bgcolor) if row.here else Style.null()


def _words(row: PieceRow, ink: Style) -> list[Segment]:
    """The words in their column: from its left, or from its right where they are read from there."""
    rest = max(0, row.frame.text - row.indent - cells(row.text))
    left, right = (rest, row.indent) if row.rtl else (row.indent, rest)
    text = f"{_RTL}{row.text}{_RTL}" if row.rtl and row.text else row.text
    return [Segment(" " * left, ink), *_pieces(text, ink), Segment(" " * right, ink)]


def _pieces(text: str, ink: Style) -> list[Segment]:
    if "\u200d" not in text:
        return [Segment(text, ink)]
    # Measured apart, for else Rich would take what follows a joiner as one with it.
    return [Segment(text[start:end], ink) for start, end in clusters(text)]
