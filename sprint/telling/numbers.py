"""A number typed in: read kindly, and doubted once before it is taken, in private and never refused."""

import re
from collections.abc import Callable

from sprint.core.acts import MAX_COUNT
from sprint.core.errors import BadInput

_NUMBER = re.compile(r"\+?(?:[0-9]+|[0-9]{1,3}(?:[,.’' ][0-9]{3})+)")
Judge = Callable[[int], str | None]


class NumberEntry:
    """``+40`` is read as 40 more than ``base``; ``judge`` gives a reason to ask again, or None."""

    def __init__(self, base: int, judge: Judge | None = None) -> None:
        self.base = base
        self._judge = judge
        self._kept: int | None = None

    def read(self, text: str) -> int:
        """The number that was typed; raises ``BadInput``."""
        return parse_number(text, self.base)

    def doubt(self, number: int) -> str:
        """Why to ask before ``number`` is taken, or nothing; never about one that was kept."""
        why = self._judge(number) if self._judge is not None and number != self._kept else None
        return why or ""

    def keep(self, number: int) -> None:
        """It was asked about, and meant."""
        self._kept = number


def parse_number(text: str, base: int) -> int:
    """A count as people type it: ``333``, ``3,333``, ``+40``. Raises ``BadInput``."""
    typed = text.strip()
    if _NUMBER.fullmatch(typed) is None or len(typed) > 16:
        raise BadInput("A count is a number, for example 1234, or +40 for forty more than before.")
    number = int(re.sub(r"\D", "", typed)) + (base if typed.startswith("+") else 0)
    if number > MAX_COUNT:
        raise BadInput(f"That is more than {MAX_COUNT:,}, which is as far as Sprint counts.")
    return number
