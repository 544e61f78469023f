"""The keys of an ordinary editor: movement by characters, words and paragraphs, and deletions to match."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.document._document import Location
from textual.widgets import TextArea

from widgets import moving
from widgets.cells import cluster_end, cluster_start, settled
from widgets.inorder import carry_out


class Walking(TextArea):
    """A ``TextArea`` whose cursor never stops inside a character and knows words and paragraphs."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+a", "select_all", "Select all", show=False),
        Binding("ctrl+up", "cursor_paragraph_up", "Paragraph up", show=False),
        Binding("ctrl+down", "cursor_paragraph_down", "Paragraph down", show=False),
        Binding("ctrl+shift+up", "cursor_paragraph_up(True)", "Select paragraph up", show=False),
        Binding("ctrl+shift+down", "cursor_paragraph_down(True)", "Select paragraph down", show=False),
        Binding("ctrl+home", "cursor_text_start", "Start of the text", show=False),
        Binding("ctrl+end", "cursor_text_end", "End of the text", show=False),
        Binding("ctrl+shift+home", "cursor_text_start(True)", "Select to the start", show=False),
        Binding("ctrl+shift+end", "cursor_text_end(True)", "Select to the end", show=False),
        Binding("ctrl+delete,alt+delete", "delete_word_right", "Delete word right", show=False),
        Binding("ctrl+y,ctrl+shift+z,super+y,super+shift+z", "redo", "Redo", show=False),
    ]

    async def _on_key(self, event: events.Key) -> None:
        await carry_out(self, event)

    def get_cursor_left_location(self) -> Location:
        """One cluster to the left, or the end of the line above."""
        row, column = self.cursor_location
        if column == 0:
            return self.navigator.get_location_left((row, column))
        return row, cluster_start(self.document.get_line(row), column)

    def get_cursor_right_location(self) -> Location:
        """One cluster to the right, or the start of the line below."""
        row, column = self.cursor_location
        line = self.document.get_line(row)
        if column >= len(line):
            return self.navigator.get_location_right((row, column))
        return row, min(len(line), cluster_end(line, column))

    def get_cursor_word_left_location(self) -> Location:
        """The start of the word to the left, or the end of the line above."""
        row, column = self.cursor_location
        if column == 0 and row > 0:
            return row - 1, len(self.document.get_line(row - 1))
        line = self.document.get_line(row)
        return row, settled(line, moving.word_left(line, column))

    def get_cursor_word_right_location(self) -> Location:
        """The end of the word to the right, or the start of the line below."""
        row, column = self.cursor_location
        line = self.document.get_line(row)
        if column == len(line) and row < self.document.line_count - 1:
            return row + 1, 0
        # A step must lead on, also where a word begins in the middle of what a reader sees as one character.
        return row, max(
            settled(line, moving.word_right(line, column)), min(cluster_end(line, column), len(line))
        )

    def get_cursor_line_end_location(self) -> Location:
        """The end of the row, before the last cluster where the row goes on below."""
        row, column = super().get_cursor_line_end_location()
        return row, settled(self.document.get_line(row), column)

    def action_delete_word_right(self) -> None:
        """Delete what is selected, or to the end of the word on the right."""
        start, end = self.selection
        if start == end:
            end = self.get_cursor_word_right_location()
        self._delete_via_keyboard(start, end)

    def action_cut(self) -> None:
        """Cut what is selected, else nothing: a slip must not take a whole paragraph."""
        if not self.selection.is_empty:
            super().action_cut()

    def action_cursor_paragraph_up(self, select: bool = False) -> None:
        """Move to the start of this paragraph, or of the one above."""
        row, column = self.cursor_location
        target = moving.paragraph_above(self.document.lines, row, column, self._line_wraps)
        self.move_cursor((target, 0), select=select)

    def action_cursor_paragraph_down(self, select: bool = False) -> None:
        """Move to the start of the paragraph below, or to the end of the text."""
        row, _ = self.cursor_location
        target = moving.paragraph_below(self.document.lines, row, self._line_wraps)
        self.move_cursor(self.document.end if target is None else (target, 0), select=select)

    def action_cursor_text_start(self, select: bool = False) -> None:
        """Move to the start of the text."""
        self.move_cursor((0, 0), select=select)

    def action_cursor_text_end(self, select: bool = False) -> None:
        """Move to the end of the text."""
        self.move_cursor(self.document.end, select=select)

    def _line_wraps(self, row: int) -> bool:
        return bool(self.wrapped_document.get_offsets(row))
