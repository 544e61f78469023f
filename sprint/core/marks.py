"""Moments before a start or an end at which a person wants to be told, as a setting."""

from collections.abc import Sequence
from typing import Final, Literal

from sprint.core.errors import BadInput, BadSchedule
from sprint.core.kinds import NONE, Kind, short_span
from sprint.core.schedule import parse_length

Mark = int | Literal["half"]

MOST: Final = 8


class Marks(Kind, frozen=True):
    """Moments before something, each a time in milliseconds or ``half`` of it; none at all is one answer."""

    half: bool = False

    @property
    def words(self) -> str:
        """What a list may hold."""
        also = "half, " if self.half else ""
        return f"a list of {also}5m, 30s and the like, or none"

    @property
    def examples(self) -> tuple[str, ...]:
        """Two lists, and none."""
        return ("half 5m 1m 30s", "1m", NONE) if self.half else ("1m 10s", "10s", NONE)

    def read(self, found: object) -> tuple[Mark, ...]:
        """The marks, the longest first and ``half`` before them; raises ``BadInput``."""
        words = found if isinstance(found, Sequence) and not isinstance(found, str) else _split(str(found))
        if len(words) > MOST:
            raise BadInput(f"can have {MOST} warnings at most.")
        marks = {self._mark(str(word).strip().lower()) for word in words} if words != [NONE] else set()
        return tuple(sorted(marks, key=lambda mark: (mark != "half", -mark if mark != "half" else 0)))

    def _mark(self, word: str) -> Mark:
        if word == "half" and self.half:
            return "half"
        try:
            return parse_length(word)
        except BadSchedule as error:
            raise BadInput(f"can be {self.words}.") from error

    def plain(self, value: tuple[Mark, ...]) -> list[str]:
        """A list of words."""
        return [mark_word(mark) for mark in value]

    def shown(self, value: tuple[Mark, ...]) -> str:
        """The words, separated by spaces."""
        return " ".join(self.plain(value)) or NONE


def mark_word(mark: Mark) -> str:
    """A mark as one types it: ``half``, ``5m``, ``30s``."""
    return mark if mark == "half" else short_span(mark)


def _split(text: str) -> list[str]:
    return text.lower().replace(",", " ").split() or [NONE]
