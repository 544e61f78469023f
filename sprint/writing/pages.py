"""What is written on without a screen: a text in memory that grows piece by piece, or a number typed in."""

from collections.abc import Callable

from sprint.core.acts import MAX_COUNT
from sprint.core.cleaning import clean
from sprint.core.counting import Unit, change
from sprint.core.counting import count as count_text
from sprint.core.errors import BadText
from sprint.desk.textfile import LARGEST


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
        start, end = shared(self.text, new)
        both = new[:start] + new[len(new) - end :]
        left = count_text(both, self._unit)
        self._tally(left - self.count)
        self._tally(count_text(new, self._unit) - left)
        self.text, self._bytes = new, size

    def begin_tally(self, added: int = 0, removed: int = 0) -> None:
        """Tally from here on, with so much added and removed before."""
        self.added, self.removed = added, removed

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


def shared(old: str, new: str) -> tuple[int, int]:
    """How many characters at the start, and then at the end, two texts have in common."""
    most = min(len(old), len(new))
    start = _longest(most, lambda size, more: old[size:more] == new[size:more])
    first, last = len(old), len(new)
    end = _longest(
        most - start, lambda size, more: old[first - more : first - size] == new[last - more : last - size]
    )
    return start, end


def _longest(most: int, same: Callable[[int, int], bool]) -> int:
    """The greatest size, at most ``most``, up to which all is the ``same``; nothing is looked at twice."""
    size = 0
    while size < most:
        more = size + max(1, (most - size) // 2)
        if same(size, more):
            size = more
        else:
            most = more - 1
    return size
