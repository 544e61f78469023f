"""Give and take in words: a line for each member in seat order, and no rank; a mark where somebody waits."""

from collections.abc import Callable, Sequence

import msgspec

from sprint.core.reading.looking import Balance
from sprint.core.reading.noticing import Line
from sprint.core.reading.packet import exchange_line

#: Stands beside those whose newest piece nobody has said a word to yet.
MARK = "○"
OWN = "Only you see this line."
OTHERS = "You see everybody’s line, for you lead here; each of them sees only their own."
WAITS = "waits to be heard"


class Row(msgspec.Struct, frozen=True):
    """What is said of one member: their name, what they gave and received, and whether they wait."""

    name: str
    words: str
    waits: bool

    @property
    def sentence(self) -> str:
        """All of it in words, for where there is no mark."""
        return f"{self.name}: {self.words}{f', {WAITS}' if self.waits else ''}."


def own_words(balance: Balance) -> str:
    """One's own line, for oneself alone."""
    line = exchange_line(balance.given, balance.received)
    return f"In this room, all in all: {line[:1].lower()}{line[1:]} {OWN}" if line else OWN


def rows_of(lines: Sequence[Line], me: str, name: Callable[[str], str]) -> list[Row]:
    """A row for each line, in the same order."""
    return [
        Row(f"{name(line.key)}{' (you)' if line.key == me else ''}", _words(line), line.waits)
        for line in lines
    ]


def _words(line: Line) -> str:
    given, heard = line.balance.given or "nobody", line.balance.received or "nobody"
    said = f"gave to {given}, heard from {heard}"
    return said if line.offered else f"{said}, brought no piece"
