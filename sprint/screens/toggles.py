"""A row of things that are each on or off: moved through with the arrow keys, switched with the space key."""

from collections.abc import Collection, Sequence
from typing import TypeVar

from textual.message import Message

from sprint.screens.pick import Pick
from widgets.lines import Piece

Value = TypeVar("Value")


class Toggles(Pick[Value]):
    """``options`` are values with their words, of which those in ``on`` are on."""

    class Switched(Message):
        """One of them was switched on or off."""

    def __init__(
        self, options: Sequence[tuple[Value, str]], on: Collection[Value], *, id: str | None = None
    ) -> None:
        super().__init__(options, options[0][0], id=id)
        self._on = set(on)

    @property
    def on(self) -> list[Value]:
        """Those that are on, in their order."""
        return [value for value, _ in self._options if value in self._on]

    def set_on(self, on: Collection[Value]) -> None:
        """Have just these on, and tell nobody."""
        self._on = set(on)
        self.refresh()

    def switch(self) -> None:
        """Switch the one that is marked."""
        self._on ^= {self.value}
        self.refresh()
        self.post_message(self.Switched())

    def piece(self, index: int) -> Piece:
        """One of them: whether it is on, and its words."""
        value, words = self._options[index]
        on = value in self._on
        shown = f"[{'x' if on else ' '}] {words}"
        marked = self.has_focus and index == self._at
        return Piece(f"‹{shown}›" if marked else f" {shown} ", "ink--accent" if on else "ink--faint")

    def _take(self, index: int) -> None:
        self._at = index
        self.refresh()
