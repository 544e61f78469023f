"""What screens tell the app."""

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from sprint.screens.visit import Visit


class RoomEntered(Message):
    """A room was entered and is ready to be shown."""

    def __init__(self, visit: "Visit") -> None:
        super().__init__()
        self.visit = visit


class RoomLeft(Message):
    """The person goes home; ``sentence`` is told there."""

    def __init__(self, sentence: str = "") -> None:
        super().__init__()
        self.sentence = sentence
