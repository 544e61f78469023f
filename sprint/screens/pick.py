"""A row of choices, one of which is taken: moved with the arrow keys, and numbers may be typed."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from rich.cells import cell_len
from textual import events
from textual.message import Message

from widgets.lines import Line, Lines, Piece

MORE = Piece("\N{HORIZONTAL ELLIPSIS} ", "ink--faint")

Value = TypeVar("Value")
Typed = Callable[[str], tuple[Value, str] | None]


class Pick(Lines, Generic[Value], can_focus=True):
    """``options`` are values with their words; ``typed`` makes an option of what is typed, or None."""

    DEFAULT_CSS = """
    Pick { height: 1; width: 1fr; }
    """

    class Picked(Message):
        """Another value was taken."""

    def __init__(
        self,
        options: Sequence[tuple[Value, str]],
        value: Value,
        *,
        typed: Typed[Value] | None = None,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._options = list(options)
        self._typed = typed
        self._digits = ""
        self._own: int | None = None
        values = [option for option, _ in self._options]
        self._at = values.index(value) if value in values else 0

    @property
    def value(self) -> Value:
        """What is taken."""
        return self._options[self._at][0]

    def move(self, by: int) -> None:
        """Take the option ``by`` places further; at the ends, stay."""
        self._digits = ""
        self._take(min(max(self._at + by, 0), len(self._options) - 1))

    def next(self) -> None:
        """Take the next option; after the last, the first."""
        self._digits = ""
        self._take((self._at + 1) % len(self._options))

    def take(self, value: Value) -> None:
        """Take the option of this value, if there is one, and tell nobody."""
        values = [option for option, _ in self._options]
        if value in values:
            self._at = values.index(value)
            self.refresh()

    def lines(self, width: int, height: int) -> list[Line]:
        """The options in ``width`` cells, each whole, the one taken in view; a sign where there are more."""
        pieces = [self.piece(index) for index in range(len(self._options))]
        if _cells(pieces) <= width:
            return [tuple(pieces)]
        room = width - 2 * cell_len(MORE.text)
        first, last = 0, len(pieces)
        while _cells(pieces[first : self._at + 1]) > room and first < self._at:
            first += 1
        while _cells(pieces[first:last]) > room and last > self._at + 1:
            last -= 1
        before = (MORE,) if first else ()
        after = (MORE,) if last < len(pieces) else ()
        return [(*before, *pieces[first:last], *after)]

    def piece(self, index: int) -> Piece:
        """One option, the one taken between angles."""
        words, taken = self._options[index][1], index == self._at
        return Piece(f"‹ {words} ›" if taken else f"  {words}  ", "ink--accent" if taken else "ink--faint")

    def on_key(self, event: events.Key) -> None:
        if self._typed is None:
            return
        if event.character is not None and event.character.isdigit() and event.character.isascii():
            event.stop()
            self._type(self._digits + event.character)
        elif event.key == "backspace" and self._digits:
            event.stop()
            self._type(self._digits[:-1])

    def _type(self, digits: str) -> None:
        option = self._typed(digits) if self._typed and digits else None
        if option is None:
            return
        self._digits = digits
        if self._own is None:
            self._own = len(self._options)
            self._options.append(option)
        self._options[self._own] = option
        self._take(self._own)

    def _take(self, index: int) -> None:
        self._at = index
        self.refresh()
        self.post_message(self.Picked())


def _cells(pieces: Sequence[Piece]) -> int:
    return sum(cell_len(piece.text) for piece in pieces)
