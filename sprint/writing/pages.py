"""What is written on without a screen: a text in memory that grows piece by piece, or a number typed in."""

from sprint.core.acts import MAX_COUNT
from sprint.core.cleaning import clean
from sprint.core.counting import Unit, change
from sprint.core.counting import count as count_text
from sprint.core.errors import BadText
from sprint.desk.textfile import LARGEST
from sprint.writing.differing import differing_lines, differing_words
from sprint.writing.sharing import shared

MOST_LOOKED_AT = 2_000


class TextPage:
    """A text, its count, and what was added to it and removed; an addition costs what it is long."""

    def __init__(self, unit: Unit, text: str = "") -> None:
        self.text = text
        self.count = count_text(text, unit)
        self.added = 0
        self.removed = 0
        self._unit = unit
        self._bytes = len(text.encode())

    def append(self, text: str) -> None:
        """Add ``text`` at the end, cleaned as any paste; raises ``BadText`` where it would be too long."""
        added = clean(text)
        size = self._bytes + len(added.encode())
        self._check(size)
        self._tally(change(self.text, "", added, "", self._unit))
        self.text += added
        self._bytes = size

    def replace(self, text: str) -> None:
        """Put ``text``, cleaned, in the place of all; raises ``BadText`` where it is too long."""
        new = clean(text)
        size = len(new.encode())
        self._check(size)
        self._tally_differences(self.text, new)
        self.text, self._bytes = new, size

    def begin_tally(self, added: int = 0, removed: int = 0) -> None:
        """Tally from here on, with so much added and removed before."""
        self.added, self.removed = added, removed

    def _tally_differences(self, old: str, new: str) -> None:
        find = differing_lines if self._unit == "lines" else differing_words
        differences = list(find(old, new))
        if len(differences) > MOST_LOOKED_AT:
            # So much is another text; to look into each word of it would take longer than it is worth.
            all_gone, all_come = zip(*differences, strict=True)
            differences = [("".join(all_gone), "".join(all_come))]
        for gone, come in differences:
            start, end = shared(gone, come)
            last, last_new = len(gone) - end, len(come) - end
            before, after = gone[:start], gone[last:]
            # A word is neither taken out nor put in where only letters of it are.
            self._tally(change(before, gone[start:last], "", after, self._unit))
            self._tally(change(before, "", come[start:last_new], after, self._unit))

    def _tally(self, by: int) -> None:
        self.count += by
        self.added += max(0, by)
        self.removed += max(0, -by)

    def _check(self, size: int) -> None:
        if size > LARGEST:
            raise BadText(
                f"A draft holds {LARGEST // 1_000_000} MB at most, so that was not written. What stood in it "
                "is kept."
            )


class NumberPage:
    """A number that its writer types in; the text is elsewhere."""

    added = removed = 0

    def __init__(self) -> None:
        self.text = ""
        self.count = 0

    def begin_tally(self, added: int = 0, removed: int = 0) -> None:
        """Nothing is tallied: only the number is known."""

    def type(self, count: int) -> None:
        """Take a number."""
        self.count = min(count, MAX_COUNT)
