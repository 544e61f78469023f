"""Shows a piece: paints its rows as they come into view, and knows the line its reader is at.

A reader who moves line by line sees all of a line that is longer than the page before the next one, and is
never thrown back to a line left behind by scrolling: the first key after that goes on with what is in view.
"""

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.style import Style
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from sprint.core.reading.bodies import Form, Mark
from sprint.core.reading.lines import Line, lines_of
from sprint.core.reading.marks import Marks, Spread
from widgets.beside import Beside
from widgets.folding import wanted
from widgets.leaf import Leaf, State
from widgets.pieceink import PARTS, Part, PieceRow, paint


class PiecePage(ScrollView, can_focus=True):
    """The lines of a piece, with marks; ``reading`` says that its reader is at a line and may mark it."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"piece--{part}" for part in PARTS}
    DEFAULT_CSS = """
    PiecePage {
        height: 1fr;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
    }
    """

    def __init__(
        self,
        text: str = "",
        form: Form = "prose",
        marks: Marks | None = None,
        *,
        others: Sequence[Mark] = (),
        reading: bool = True,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._reading = reading
        self._form: Form = form
        self._lines: tuple[Line, ...] = ()
        self._wanted = wanted((), form)
        self._leaf = Leaf((), form, self._wanted, 0, Beside())
        self._above = 0
        self._count, self._at, self._selecting_from = 0, 1, 0
        self._own, self._others = Spread(), Beside()
        self.marks = Marks()
        self._inks: dict[Part, Style] = {}
        self._strips: LRUCache[PieceRow, Strip] = LRUCache(512)
        self._shown: dict[int, PieceRow] = {}
        self.show_piece(text, form)
        self.show_marks(marks or Marks())
        self.show_others(others)

    @property
    def reading(self) -> bool:
        """Whether one is at a line, and may mark it; else the page is only looked at."""
        return self._reading

    @reading.setter
    def reading(self, reading: bool) -> None:
        self._reading = reading
        self.show_changes()

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines of the piece."""
        return self._lines

    @property
    def at(self) -> int:
        """The number of the line one is at; 0 in a piece that has none."""
        return min(self._at, self.count)

    @property
    def selected(self) -> tuple[int, int]:
        """The first and the last line that are selected, or twice the line one is at."""
        first, last = sorted((self._selecting_from or self.at, self.at))
        return first, last

    @property
    def selecting(self) -> bool:
        """Whether lines are being selected."""
        return self._selecting_from > 0

    @property
    def count(self) -> int:
        """The number of the last line."""
        return self._count

    def rows_of(self, line: int) -> tuple[int, int]:
        """Where a line is in what is scrolled: its first row, and the one after its last."""
        first, last = self._leaf.span(line) if line else (0, 0)
        return first + self._above, last + self._above

    def line_on(self, y: int) -> int:
        """The number of the line on a row of what is scrolled, or the nearest above it."""
        return self._leaf.number_at(y - self._above)

    def show_piece(self, text: str, form: Form) -> None:
        """Show another piece, or this one in another form, from its start and without marks."""
        self._form, self._lines = form, lines_of(text, form)
        self._count = max((line.number for line in self._lines), default=0)
        self._wanted = wanted(self._lines, form)
        self._at, self._selecting_from = 1, 0
        self.marks, self._own, self._others = Marks(), Spread(), Beside()
        self._set_in_width()
        if self.is_mounted:
            self.scroll_home(animate=False)

    def show_marks(self, marks: Marks) -> None:
        """Show these as the reader's own."""
        self.marks = marks
        self._own = Spread(marks.all)
        self.show_changes()

    def show_others(self, marks: Sequence[Mark]) -> None:
        """Show how often others marked each line; the marks of all of them in one."""
        if tuple(marks) == self._others.marks:
            return
        others, self._others = self._others, Beside(marks)
        if (others.each, others.in_one) != (self._others.each, self._others.in_one):
            self._set_in_width()
        self.show_changes()

    def move_to(self, line: int, *, select: bool = False) -> None:
        """Go to the line of a number, or the nearest there is; with ``select`` take those between, too."""
        if not select:
            self._selecting_from = 0
        elif not self._selecting_from:
            self._selecting_from = self.at
        self._at = max(1, min(line, self.count))
        self._bring_into_view()
        self.show_changes()

    def _bring_into_view(self) -> None:
        """Scroll as little as shows the line one is at, a row around it; of a long one, an end."""
        if not self.at:
            return
        first, last = self.rows_of(self.at)
        first, last = first - 1 if self.at > 1 else 0, last + 1
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        if last - first <= height:
            top = min(max(top, last - height), first)
        elif first >= top + height:
            top = first
        elif last <= top + 1:
            top = last - height
        self.scroll_to(y=max(0, top), animate=False)

    def on_resize(self) -> None:
        """Set the piece in the width there is now."""
        self._set_in_width()
        self._bring_into_view()

    def _set_in_width(self) -> None:
        if not self.is_mounted:
            return
        width, height = self.scrollable_content_region.size
        self._leaf = Leaf(self._lines, self._form, self._wanted, width, self._others)
        rows = self._leaf.rows.height
        # A short poem stands a little above the middle; everything else begins under one blank row.
        self._above = max(1, (height - rows) // 3) if self._form == "poem" else 1
        size = Size(0, self._above + rows + 1)
        # Assigning it would lay out the whole screen, and leave what can be scrolled for later.
        self.set_reactive(Widget.virtual_size, size)
        self._scroll_update(size)
        self._shown.clear()
        self.refresh()

    def watch_has_focus(self, has_focus: bool) -> None:
        """Show the line one is at only where keys move it."""
        super().watch_has_focus(has_focus)
        self.show_changes()

    def notify_style_update(self) -> None:
        """Forget the strips that were painted in other styles."""
        self._inks = {}
        self._strips.clear()
        super().notify_style_update()

    def show_changes(self) -> None:
        """Repaint the rows that look different from what is on the screen."""
        if not self.is_mounted:
            return
        region, look = self.scrollable_content_region, self._looks()
        changed = [y for y in range(region.height) if self._shown.get(y) != look(y)]
        if changed:
            self.refresh(*(Region(0, y, region.width, 1) for y in changed))

    def render_line(self, y: int) -> Strip:
        """Paint the row ``y`` of the widget."""
        look = self._shown[y] = self._looks()(y)
        strip = self._strips.get(look)
        if strip is None:
            strip = self._strips[look] = paint(look, self._current_inks())
        return strip

    def _looks(self) -> Callable[[int], PieceRow]:
        at = self.at if self._reading and self.has_focus else 0
        state = State(self._own, self._others, at, self.selected if self.selecting else (0, -1))
        leaf, down = self._leaf, self.scroll_offset.y - self._above
        return lambda y: leaf.look(y + down, state)

    def _current_inks(self) -> dict[Part, Style]:
        if not self._inks:
            self._inks = {part: self.get_component_rich_style(f"piece--{part}") for part in PARTS}
            self._inks["text"] = self.rich_style
        return self._inks
