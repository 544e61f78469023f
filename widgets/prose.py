"""The text of an editor with its count, kept up to date by whatever changes the text.

Textual changes a document in one method only, undo and redo included, so the count is kept there: it costs
as much as the edit, never as much as the text. A long text is shown before it is counted; ``count_on``
counts it slice by slice, and whoever asks for the count earlier gets it, whole, at once.
"""

from textual.document._document import Document, EditResult, Location

from sprint.core.cleaning import clean
from sprint.core.counting import Unit, change, count
from widgets.tally import Change

#: So many characters are counted at one go.
SLICE = 60_000


def tidy(text: str) -> str:
    """``text`` as the editor holds it: cleaned, and every kind of line break as LF."""
    return text if text.isascii() and text.isprintable() else clean(text)


class Prose(Document):
    """A plain text document which knows its count in ``unit``, and by how much the last edit changed it."""

    def __init__(self, text: str, unit: Unit = "words") -> None:
        super().__init__(text)
        self._unit: Unit = unit
        self._count = 0
        self._counted_lines = 0
        self.last_change = Change()
        if len(text) <= SLICE:
            self.count_on()

    @property
    def count(self) -> int:
        """The count of the whole text in ``unit``."""
        while not self.counted:
            self.count_on()
        return self._count

    @property
    def counted(self) -> bool:
        """Whether the whole text was counted already."""
        return self._counted_lines == self.line_count

    def count_on(self) -> None:
        """Count the next slice of the text; a few milliseconds."""
        first, size = self._counted_lines, 0
        while self._counted_lines < self.line_count and size <= SLICE:
            size += len(self._lines[self._counted_lines])
            self._counted_lines += 1
        # Lines neither share a word nor make one, so slices of whole lines add up.
        self._count += count("\n".join(self._lines[first : self._counted_lines]), self._unit)

    @property
    def unit(self) -> Unit:
        """What is counted; setting it counts the whole text once."""
        return self._unit

    @unit.setter
    def unit(self, unit: Unit) -> None:
        self._unit = unit
        self._count = self._counted_lines = 0

    @property
    def empty(self) -> bool:
        """Whether there is no text at all, without joining it."""
        return self.line_count == 1 and not self._lines[0]

    def replace_range(self, start: Location, end: Location, text: str) -> EditResult:
        """Replace the text from ``start`` to ``end``, and the count with it."""
        (top, left), (bottom, right) = sorted((start, end))
        before = self._lines[top][:left] if top < self.line_count else ""
        after = self._lines[bottom][right:] if bottom < self.line_count else ""
        within = self.counted or bottom < self._counted_lines
        if not within:
            self._count_again_from(top)
        lines = self.line_count
        result = super().replace_range(start, end, text)
        self.last_change = Change(
            change(before, result.replaced_text, "", after, self._unit),
            change(before, "", text, after, self._unit),
        )
        if within:
            self._count += sum(self.last_change)
            self._counted_lines += self.line_count - lines
        return result

    def _count_again_from(self, line: int) -> None:
        """Take the lines from ``line`` on out of a count that has not come to its end, if they are in it."""
        if line < self._counted_lines:
            self._count -= count("\n".join(self._lines[line : self._counted_lines]), self._unit)
            self._counted_lines = line
