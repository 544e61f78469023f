"""Reads a piece with keys or the mouse, and tells what its reader marks.

What is set or taken away is told by a message; the caller keeps the marks and shows them with ``show_marks``.
The letters that mark are the caller's, too, and call ``mark``, ``take_mark`` and ``select``.
"""

from typing import ClassVar

from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.message import Message

from sprint.core.reading.bodies import Mark
from sprint.core.reading.marks import KINDS, MarkKind
from widgets.piecepage import PiecePage


class PieceView(PiecePage):
    """A piece to be read, line by line or page by page."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "line(-1)", "Up", show=False),
        Binding("down,j", "line(1)", "Down", show=False),
        Binding("shift+up,K", "line(-1, True)", "Select up", show=False),
        Binding("shift+down,J", "line(1, True)", "Select down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown,space", "page(1)", "Page down", show=False),
        Binding("shift+pageup", "page(-1, True)", "Select a page up", show=False),
        Binding("shift+pagedown", "page(1, True)", "Select a page down", show=False),
        Binding("home,ctrl+home", "edge(False)", "Start", show=False),
        Binding("end,ctrl+end", "edge(True)", "End", show=False),
        Binding("shift+home,ctrl+shift+home", "edge(False, True)", "Select to the start", show=False),
        Binding("shift+end,ctrl+shift+end", "edge(True, True)", "Select to the end", show=False),
        Binding("escape", "let_go", "Select nothing", show=False),
    ]

    class Reached(Message):
        """The reader is at other lines: those selected, or one."""

        def __init__(self, first: int, last: int) -> None:
            super().__init__()
            self.first, self.last = first, last

    class LineMarked(Message):
        """A mark without words is set on lines ``first`` to ``last``."""

        def __init__(self, first: int, last: int, kind: MarkKind) -> None:
            super().__init__()
            self.first, self.last, self.kind = first, last, kind

    class MarkRemoved(Message):
        """A mark is taken away."""

        def __init__(self, mark: Mark) -> None:
            super().__init__()
            self.mark = mark

    class MarkAsked(Message):
        """The words of a note are wanted, for these lines; ``note`` is the one that is there already."""

        def __init__(self, first: int, last: int, note: Mark | None) -> None:
            super().__init__()
            self.first, self.last, self.note = first, last, note

    # Whether moves select until that is ended, as after a letter; with Shift each move says it for itself.
    _holding = False

    def move_to(self, line: int, *, select: bool = False) -> None:
        """Go to a line, and tell of it where that changes anything."""
        before = self.selected
        super().move_to(line, select=select or self._holding)
        if self.selected != before:
            self.post_message(self.Reached(*self.selected))

    def mark(self, kind: MarkKind) -> None:
        """Mark the lines that are selected, or the one one is at; marking again takes the mark away."""
        if not self.reading or not self.at:
            return
        first, last = self.selected
        found = self.marks.on(first, last, kind)
        if kind == "note":
            self.post_message(self.MarkAsked(first, last, found))
        elif found is not None:
            self.post_message(self.MarkRemoved(found))
        else:
            self.post_message(self.LineMarked(first, last, kind))
        self.select_nothing()

    def take_mark(self) -> None:
        """Take away a mark of the lines one is at, the shortest first."""
        first, last = self.selected
        found = [mark for kind in KINDS if (mark := self.marks.on(first, last, kind))]
        if self.reading and found:
            self.post_message(self.MarkRemoved(min(found, key=lambda mark: mark.last - mark.first)))
            self.select_nothing()

    def select(self) -> None:
        """Begin to select lines with the one one is at, or select none any more."""
        if self.selecting:
            self.select_nothing()
        elif self.reading:
            self._holding = True
            self.move_to(self.at)

    def select_nothing(self) -> None:
        """Be at one line only."""
        self._holding = False
        self.move_to(self.at)

    def action_let_go(self) -> None:
        """Select nothing; where nothing is selected, the key is the caller's."""
        if not self.selecting:
            raise SkipAction
        self.select_nothing()

    def action_line(self, step: int, select: bool = False) -> None:
        """Go a line up or down, or so much of it as is not in view; without ``reading``, scroll a row."""
        top, bottom = self.scroll_offset.y, self.scroll_offset.y + self.scrollable_content_region.height
        first, last = self.rows_of(self.at)
        if not self.reading:
            self.scroll_relative(y=step, animate=False)
        elif last <= top or first >= bottom:
            self.move_to(self.line_on(top if step > 0 else bottom - 1), select=select)
        elif (last > bottom) if step > 0 else (first < top):
            self.scroll_relative(y=step, animate=False)
        else:
            self.move_to(self.at + step, select=select)

    def action_page(self, step: int, select: bool = False) -> None:
        """Go a page up or down, one row of which was in view before."""
        rows = step * max(1, self.scrollable_content_region.height - 1)
        first, _ = self.rows_of(self.at)
        self.scroll_relative(y=rows, animate=False)
        if self.reading:
            self.move_to(self.line_on(first + rows), select=select)

    def action_edge(self, last: bool, select: bool = False) -> None:
        """Go to the first line or the last."""
        if self.reading:
            self.move_to(self.count if last else 1, select=select)
        self.scroll_to(y=self.max_scroll_y if last else 0, animate=False)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Go to the line under the mouse."""
        if self.reading:
            self.capture_mouse()
            self._holding = False
            self.move_to(self.line_on(event.get_content_offset_capture(self).y + self.scroll_offset.y))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select the lines over which the mouse is drawn."""
        line = self.line_on(event.get_content_offset_capture(self).y + self.scroll_offset.y)
        if self.app.mouse_captured is self and line != self.at:
            self.move_to(line, select=True)

    def on_mouse_up(self) -> None:
        """The lines that are selected stay so."""
        self.release_mouse()
