"""Edits that know what they gave to the tally of their page, so that undo and redo can take it back."""

from typing import TYPE_CHECKING, Self, cast

from textual.document._document import EditResult
from textual.document._edit import Edit

from widgets.tally import Given

if TYPE_CHECKING:
    from textual.widgets import TextArea

    from widgets.page import Page


class TalliedEdit(Edit):
    """An edit of a ``Page``, its text cleaned."""

    _given: Given | None = None

    @classmethod
    def of(cls, edit: Edit, text: str) -> Self:
        """The same edit with ``text`` for what it puts in."""
        return cls(text, edit.from_location, edit.to_location, edit.maintain_selection_offset)

    def do(self, text_area: "TextArea", record_selection: bool = True) -> EditResult:
        """Perform the edit, for the first time or again."""
        page = cast("Page", text_area)
        result = super().do(text_area, record_selection)
        change = page.prose.last_change
        if self._given is None:
            self._given = page.tally.edit(change, self.top, self.bottom, result.end_location, self.text)
        else:
            self._given = page.tally.reverse(self._given, change)
        return result

    def undo(self, text_area: "TextArea") -> EditResult:
        """Take the edit back."""
        page = cast("Page", text_area)
        result = super().undo(text_area)
        if self._given is not None:
            self._given = page.tally.reverse(self._given, page.prose.last_change)
        return result
