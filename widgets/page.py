"""The page on which an editor shows its text: a calm measure, and nothing painted that looks as before.

Replaces what makes a key wait in Textual's ``TextArea``: it paints every row on each key, wraps a paragraph
anew for every row of it, joins the whole text to see whether it is empty, and lays out the screen for each
new row. The private methods overridden here are few and named in tests/widgets/test_page.py, which fails when
Textual changes them.
"""

from collections.abc import Callable
from typing import ClassVar, cast

from textual.binding import BindingType
from textual.cache import LRUCache
from textual.document._document import EditResult, Selection
from textual.document._document_navigator import DocumentNavigator
from textual.document._edit import Edit
from textual.geometry import Region, Size
from textual.reactive import Reactive, reactive
from textual.strip import Strip
from textual.widget import Widget

from sprint.core.counting import Unit
from widgets.breaking import breaks
from widgets.edits import TalliedEdit
from widgets.painting import Ink, PaintedRow, paint
from widgets.prose import Prose, tidy
from widgets.tally import Tally
from widgets.walking import Walking
from widgets.wrapped import Row, Wrapped

MEASURE = 72


class Page(Walking):
    """A soft-wrapped text in a column of at most ``MEASURE`` cells, centred where there is more room."""

    BINDINGS: ClassVar[list[BindingType]] = []

    DEFAULT_CSS = """
    Page {
        border: none;
        padding: 1 1 1 2;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        &:focus { border: none; }
    }
    """

    selection: Reactive[Selection] = reactive(Selection(), init=False, always_update=True, repaint=False)

    def __init__(
        self,
        *,
        unit: Unit = "words",
        placeholder: str = "",
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        self._unit: Unit = unit
        self.tally = Tally()
        self._ink: Ink | None = None
        self._strips: LRUCache[PaintedRow, Strip] = LRUCache(512)
        self._shown: dict[int, PaintedRow] = {}
        self._rows_seen = 0
        super().__init__(placeholder=placeholder, highlight_cursor_line=False, id=id, classes=classes)
        self.cursor_blink = False

    def on_mount(self) -> None:
        """Blink only where motion is wanted."""
        self.cursor_blink = self.app.animation_level != "none"

    def on_resize(self) -> None:
        """Keep the cursor on the screen where a lower page would have lost it below its edge."""
        before, self._rows_seen = self._rows_seen, self.content_size.height
        row = self.rows.location_to_offset(self.cursor_location).y - self.scroll_offset.y
        if self._rows_seen <= row < before:
            self.scroll_cursor_visible()

    @property
    def prose(self) -> Prose:
        """The text and its count."""
        return cast(Prose, self.document)

    @property
    def rows(self) -> Wrapped:
        """The text as rows."""
        return cast(Wrapped, self.wrapped_document)

    def _set_document(self, text: str, language: str | None) -> None:
        self.document = Prose(tidy(text), self._unit)
        self.tally.begin()
        self.wrapped_document = Wrapped(self.document)
        self.navigator = DocumentNavigator(self.wrapped_document)
        self.move_cursor((0, 0))
        self._rewrap_and_refresh_virtual_size()
        self.refresh()

    @property
    def gutter_width(self) -> int:
        """The blank cells to the left of the text, which centre it."""
        return max(0, (self.scrollable_content_region.width - MEASURE - 1) // 2)

    @property
    def wrap_width(self) -> int:
        """The cells a row may take; one more is kept for the cursor."""
        return max(0, min(MEASURE, self.scrollable_content_region.width - 1))

    def _rewrap_and_refresh_virtual_size(self) -> None:
        rewrapped = self.rows.width != self.wrap_width
        if rewrapped:
            self.rows.wrap(self.wrap_width)
        self._refresh_size()
        if rewrapped:
            self.show_changes()
            self.call_after_refresh(self.scroll_cursor_visible)

    def _refresh_size(self) -> None:
        size = Size(0, self.rows.height)
        if size != self.virtual_size:
            # Assigning it would lay out the whole screen for each new row.
            self.set_reactive(Widget.virtual_size, size)
            self._scroll_update(size)
            if self.is_mounted:
                # The cursor was placed before there was a row for it to be shown in.
                self.scroll_cursor_visible()

    def find_matching_bracket(self, bracket: str, search_from: tuple[int, int]) -> None:
        """Prose has no brackets to match; looking for one scans the text on each key."""

    def edit(self, edit: Edit) -> EditResult:
        """Perform one edit, its text cleaned."""
        return super().edit(TalliedEdit.of(edit, tidy(edit.text)))

    def _watch_selection(self, previous_selection: Selection, selection: Selection) -> None:
        # Every edit, undo and redo ends by placing the cursor, so this sees all of them.
        super()._watch_selection(previous_selection, selection)
        self.show_changes()

    def notify_style_update(self) -> None:
        """Forget the strips that were painted in other styles."""
        self._ink = None
        self._strips.clear()
        super().notify_style_update()

    def show_changes(self) -> None:
        """Repaint the rows that look different from what is on the screen."""
        if not self.is_mounted:
            return
        region = self.scrollable_content_region
        look = self._looks()
        changed = [y for y in range(region.height) if self._shown.get(y) != look(y)]
        if changed:
            self.refresh(*(Region(0, y, region.width, 1) for y in changed))

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint the rows in ``crop``; styles come from the style sheet alone."""
        return Widget.render_lines(self, crop)

    def render_line(self, y: int) -> Strip:
        """Paint the row ``y`` of the widget."""
        look = self._shown[y] = self._looks()(y)
        strip = self._strips.get(look)
        if strip is None:
            strip = self._strips[look] = paint(look, self._current_ink())
        return strip

    def _current_ink(self) -> Ink:
        if self._ink is None:
            parts = ("text-area--selection", "text-area--cursor", "text-area--placeholder")
            self._ink = Ink(self.rich_style, *(self.get_component_rich_style(part) for part in parts))
        return self._ink

    def _blank_row(self) -> PaintedRow:
        return PaintedRow("", self.gutter_width, self.scrollable_content_region.width)

    def _looks(self) -> Callable[[int], PaintedRow]:
        """How the rows of the widget look now; what is the same for all of them is asked once."""
        blank = self._blank_row()
        if self.prose.empty:
            return lambda y: self._look_of_placeholder(y, blank)
        top, selection, cursor_drawn = self.scroll_offset.y, self.selection, self._draw_cursor

        def look(y: int) -> PaintedRow:
            row = self.rows.row_at(y + top)
            if row is None:
                return blank
            text = self.document.get_line(row.line)[row.start : row.end]
            cursor = _cursor_in(row, selection) if cursor_drawn else -1
            return blank._replace(text=text, selected=_selected_in(row, selection), cursor=cursor)

        return look

    def _look_of_placeholder(self, y: int, blank: PaintedRow) -> PaintedRow:
        text = str(self.placeholder)
        edges = [0, *breaks(text, self.wrap_width), len(text)]
        shown = text[edges[y] : edges[y + 1]] if y + 1 < len(edges) else ""
        return blank._replace(text=shown, cursor=0 if y == 0 and self._draw_cursor else -1, faint=True)


def _cursor_in(row: Row, selection: Selection) -> int:
    line, column = selection.end
    here = line == row.line and row.start <= column and (row.last or column < row.end)
    return column - row.start if here else -1


def _selected_in(row: Row, selection: Selection) -> tuple[int, int]:
    top, bottom = sorted(selection)
    if top == bottom or not top[0] <= row.line <= bottom[0]:
        return 0, 0
    beyond = row.end + 1 if row.last else row.end
    start = max(row.start, top[1]) if row.line == top[0] else row.start
    end = min(beyond, bottom[1]) if row.line == bottom[0] else beyond
    return (start - row.start, end - row.start) if start < end else (0, 0)
