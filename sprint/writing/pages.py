"""What is written on without a screen: a text in memory that grows piece by piece, or a number typed in."""

from sprint.core.acts import MAX_COUNT
from sprint.core.cleaning import clean
from sprint.core.counting import Unit, change
from sprint.core.counting import count as count_text
from sprint.core.errors import BadText
from sprint.desk.textfile import LARGEST


class TextPage:
    """A text and its count; counting an addition costs what the addition is long."""

    def __init__(self, unit: Unit, text: str = "") -> None:
        self.text = text
        self.count = count_text(text, unit)
        self._unit = unit
        self._bytes = len(text.encode())

    def append(self, text: str) -> None:
        """Add ``text`` at the end, cleaned as any paste; raises ``BadText`` where it would be too long."""
        added = clean(text)
        size = self._bytes + len(added.encode())
        self._check(size)
        self.count += change(self.text, "", added, "", self._unit)
        self.text += added
        self._bytes = size

    def replace(self, text: str) -> None:
        """Put ``text``, cleaned, in the place of all; raises ``BadText`` where it is too long."""
        new = clean(text)
        size = len(new.encode())
        self._check(size)
        self.text, self.count, self._bytes = new, count_text(new, self._unit), size

    def _check(self, size: int) -> None:
        if size > LARGEST:
            raise BadText(
                f"A draft holds {LARGEST // 1_000_000} MB at most, so that was not written. What stood in it "
                "is kept."
            )


class NumberPage:
    """A number that its writer types in; the text is elsewhere."""

    def __init__(self) -> None:
        self.text = ""
        self.count = 0

    def type(self, count: int) -> None:
        """Take a number."""
        self.count = min(count, MAX_COUNT)
