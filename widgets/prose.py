"""The text of an editor with its count, kept up to date by whatever changes the text.

Textual changes a document in one method only, undo and redo included, so the count is kept there: it costs as
much as the edit, never as much as the text.
"""

from textual.document._document import Document, EditResult, Location

from sprint.core.cleaning import clean
from sprint.core.counting import Unit, change, count
from widgets.tally import Change


def tidy(text: str) -> str:
    """``text`` as the editor holds it: cleaned, and every kind of line break as LF."""
    return text if text.isascii() and text.isprintable() else clean(text)


class Prose(Document):
    """A plain text document which knows its count in ``unit``, and by how much the last edit changed it."""

    def __init__(self, text: str, unit: Unit = "words") -> None:
        super().__init__(text)
        self._unit: Unit = unit
        self._count = count(text, unit)
        self.last_change = Change()

    @property
    def count(self) -> int:
        """The count of the whole text in ``unit``."""
        return self._count

    @property
    def unit(self) -> Unit:
        """What is counted; setting it counts the whole text once."""
        return self._unit

    @unit.setter
    def unit(self, unit: Unit) -> None:
        self._unit = unit
        self._count = count(self.text, unit)

    @property
    def empty(self) -> bool:
        """Whether there is no text at all, without joining it."""
        return self.line_count == 1 and not self._lines[0]

    def replace_range(self, start: Location, end: Location, text: str) -> EditResult:
        """Replace the text from ``start`` to ``end``, and the count with it."""
        (top, left), (bottom, right) = sorted((start, end))
        before = self._lines[top][:left] if top < self.line_count else ""
        after = self._lines[bottom][right:] if bottom < self.line_count else ""
        result = super().replace_range(start, end, text)
        self.last_change = Change(
            change(before, result.replaced_text, "", after, self._unit),
            change(before, "", text, after, self._unit),
        )
        self._count += sum(self.last_change)
        return result
