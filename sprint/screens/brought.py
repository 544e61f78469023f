"""What one brings to the circle's readings: the offer that is being filled in, and those on their way.

Both outlive the screens: a bell may take the form away at any moment, and what stood in it stays.
"""

from typing import Literal

import msgspec

from sprint.core.reading.bodies import Form
from sprint.core.reading.protocol import BROUGHT, Kind
from sprint.core.room import Room

Source = Literal["sprint", "selection", "page", "file", "paste"]


class Filled(msgspec.Struct, frozen=True):
    """An offer as far as it is filled in. An empty ``title`` and no ``form`` are guessed from the text."""

    source: Source = "page"
    file: str = ""
    pasted: str = ""
    title: str = ""
    form: Form | None = None
    note: str = ""
    welcome: tuple[Kind, ...] = BROUGHT


class Brought:
    """Of one visit. ``left`` is the form as it was left, or None after an offer was sent."""

    def __init__(self) -> None:
        self.left: Filled | None = None
        self._sent: dict[str, tuple[str, Filled]] = {}

    def sent(self, piece: str, title: str, filled: Filled) -> None:
        """An offer is on this disk and goes out; its title is shown until the room has it."""
        self.left = None
        self._sent[piece] = (title, filled)

    def refused(self, piece: str) -> None:
        """The room did not take one; it stands in the form again as it was."""
        _, filled = self._sent.pop(piece, ("", None))
        if filled is not None and self.left is None:
            self.left = filled

    def waiting(self, room: Room | None) -> list[str]:
        """The titles of those that the room does not have yet, oldest first."""
        for piece in list(self._sent):
            if room is not None and piece in room.pieces:
                del self._sent[piece]
        return [title for title, _ in self._sent.values()]
