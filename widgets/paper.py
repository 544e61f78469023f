"""A long text to be read through: paragraphs, each in a manner of its own, in whatever width there is.

All that is known of a width is where its rows begin, which takes some milliseconds however long the text is,
and only rows in view are painted. Whoever makes the terminal wider reads on at the words they were at.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import ClassVar, Final, Literal, NamedTuple, get_args

from rich.segment import Segment
from rich.style import Style
from textual.cache import LRUCache
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from widgets.breaking import breaks
from widgets.cells import expanded
from widgets.pieceink import inked

Manner = Literal["text", "title", "chapter", "heading", "faint", "good"]
MANNERS: Final[tuple[Manner, ...]] = get_args(Manner)


class Paragraph(NamedTuple):
    """What stands between two line breaks, and how it looks."""

    text: str = ""
    manner: Manner = "text"


class Place(NamedTuple):
    """A place in a text, the same in every width: a paragraph, and a character of it."""

    paragraph: int = 0
    start: int = 0


class Sheet:
    """``paragraphs`` as rows of ``width`` cells."""

    def __init__(self, paragraphs: Sequence[Paragraph], width: int) -> None:
        self.width = width
        self._paragraphs = paragraphs
        self._cuts = [breaks(one.text, width) for one in paragraphs]
        self._tops = list(accumulate((len(cuts) + 1 for cuts in self._cuts), initial=0))

    @property
    def height(self) -> int:
        """How many rows there are."""
        return self._tops[-1]

    def place_on(self, y: int) -> Place:
        """Where the row ``y`` begins, or the nearest there is."""
        if not self.height:
            return Place()
        y = min(max(y, 0), self.height - 1)
        at = bisect_right(self._tops, y) - 1
        row = y - self._tops[at]
        return Place(at, self._cuts[at][row - 1] if row else 0)

    def row_of(self, place: Place) -> int:
        """The row on which a place is."""
        return self._tops[place.paragraph] + bisect_right(self._cuts[place.paragraph], place.start)

    def row_on(self, y: int) -> Paragraph:
        """What stands on the row ``y``; nothing above and below the text."""
        if not 0 <= y < self.height:
            return Paragraph()
        at, start = self.place_on(y)
        cuts, (text, manner) = self._cuts[at], self._paragraphs[at]
        following = bisect_right(cuts, start)
        end = cuts[following] if following < len(cuts) else len(text)
        # A tab counts its cells from the start of its row, where spaces at the end hang over the edge.
        return Paragraph(expanded(text[start:end].rstrip()), manner)


class Paper(ScrollView, can_focus=True):
    """Shows ``paragraphs``, which are clean, from their start."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"paper--{manner}" for manner in MANNERS}
    DEFAULT_CSS = """
    Paper {
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
    }
    """

    def __init__(self, paragraphs: Sequence[Paragraph] = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._paragraphs = tuple(paragraphs)
        self._sheets: LRUCache[int, Sheet] = LRUCache(2)
        self._sheet = Sheet((), 0)
        self._place = Place()
        self._inks: dict[Manner, Style] = {}
        self._strips: LRUCache[tuple[Paragraph, int], Strip] = LRUCache(512)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """How many rows there are in that width, which is not shown yet; of very many, only that."""
        paragraphs = len(self._paragraphs)
        return paragraphs if paragraphs > viewport.height else self._set_in(width).height

    def on_resize(self) -> None:
        """Set the text in the width there is now, and have the same words at the top."""
        sheet, place = self._fitting(), self._place
        if sheet is self._sheet:
            return
        self._sheet, size = sheet, Size(0, sheet.height)
        # Assigning it would lay out the whole screen, and leave what can be scrolled for later.
        self.set_reactive(Widget.virtual_size, size)
        self._scroll_update(size)
        self.scroll_to(y=sheet.row_of(place), animate=False)
        # Not the start of the row on which it now stands: else each width would lead a little further up.
        self._place = place
        self.refresh()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Know which words are at the top."""
        super().watch_scroll_y(old_value, new_value)
        self._place = self._sheet.place_on(self.scroll_offset.y)

    def notify_style_update(self) -> None:
        """Forget the strips that were painted in other styles."""
        self._inks = {}
        self._strips.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """Paint the row ``y`` of the widget."""
        look = self._sheet.row_on(y + self.scroll_offset.y), self.scrollable_content_region.width
        strip = self._strips.get(look)
        if strip is None:
            strip = self._strips[look] = self._painted(*look)
        return strip

    def _painted(self, row: Paragraph, width: int) -> Strip:
        segments: list[Segment] = inked(row.text, self._ink(row.manner))
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    def _ink(self, manner: Manner) -> Style:
        if manner not in self._inks:
            plain = manner == "text"
            self._inks[manner] = (
                self.rich_style if plain else self.get_component_rich_style(f"paper--{manner}")
            )
        return self._inks[manner]

    def _fitting(self) -> Sheet:
        """The text in the room there is, which has a scroll bar where the text is longer."""
        width, height = self.content_size
        # A paragraph has a row at least, so most long texts need not be set twice to know that they are long.
        if len(self._paragraphs) <= height and (sheet := self._set_in(width)).height <= height:
            return sheet
        return self._set_in(width - self.styles.scrollbar_size_vertical)

    def _set_in(self, width: int) -> Sheet:
        sheet = self._sheets.get(width)
        if sheet is None:
            sheet = self._sheets[width] = Sheet(self._paragraphs, width)
        return sheet
