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


Ground = Literal["", "here", "selected"]


class Run(NamedTuple):
    """Words of one line, on what there is behind them."""

    text: str
    ground: Ground = ""


class PieceRow(NamedTuple):
    """All that the look of one row depends on; ``signs`` has a sign or a space for each kind of mark.

    Number and signs are those of the line that begins on it, and so is the ``ground`` behind them; ``here``
    says that one is at that line, and ``arrow`` that it begins there.
    """

    frame: Frame
    runs: tuple[Run, ...] = ()
    indent: int = 0
    rtl: bool = False
    number: str = ""
    signs: str = " " * len(KINDS)
    others: str = ""
    ground: Ground = ""
    here: bool = False
    arrow: bool = False


def paint(row: PieceRow, inks: dict[Part, Style]) -> Strip:
    """The strip of ``row``, exactly as wide as its frame."""
    frame, text = row.frame, inks["text"]
    ground = _ground(row.ground, inks)
    number = f"{HERE if row.arrow else ' '}{row.number:>{frame.digits}}"
    segments = [
        Segment(" " * frame.margin, text),
        *(Segment(sign, inks[kind]) for sign, kind in zip(row.signs, KINDS, strict=True)),
        Segment(number, inks["here" if row.here else "number"] + ground),
        Segment(SELECTED if row.ground == "selected" else " ", inks["bar"] + ground),
        Segment(" ", text + ground),
        *_words(row, inks),
        Segment(row.others, inks["others"]),
    ]
    return Strip(segments).adjust_cell_length(frame.width, text)


def _ground(ground: Ground, inks: dict[Part, Style]) -> Style:
    """What is behind something, to be added to any ink."""
    if ground == "selected":
        return inks["selected"]
    return Style(bgcolor=inks["here"].bgcolor) if ground else Style.null()


def _words(row: PieceRow, inks: dict[Part, Style]) -> list[Segment]:
    """The words in their column: from its left, or from its right where they are read from there."""
    runs = row.runs or (Run(""),)
    rest = max(0, row.frame.text - row.indent - sum(cells(run.text) for run in runs))
    before, after = ((runs[0].ground, row.indent), (runs[-1].ground, rest))
    (left, indent), (right, end) = (after, before) if row.rtl else (before, after)
    mark = _RTL if row.rtl and any(run.text for run in runs) else ""
    text = inks["text"]
    segments = [Segment(" " * indent + mark, text + _ground(left, inks))]
    for at, run in enumerate(runs):
        words = run.text.rstrip()
        # A gap between two lines lies on a ground only where both do.
        same = at + 1 == len(runs) or runs[at + 1].ground == run.ground
        segments += inked(words, text + _ground(run.ground, inks))
        segments.append(Segment(run.text[len(words) :], text + _ground(run.ground if same else "", inks)))
    return [*segments, Segment(mark + " " * end, text + _ground(right, inks))]


def inked(text: str, ink: Style) -> list[Segment]:
    """A text in one ink, in parts whose cells Rich counts as a terminal does."""
    if "\u200d" not in text:
        return [Segment(text, ink)]
    # Measured apart, for else Rich would take what follows a joiner as one with it.
    return [Segment(text[start:end], ink) for start, end in clusters(text)]
