"""What the demo itself knows of its readings, to check the packets by: every piece and every response."""

from typing import NamedTuple

Mark = dict[str, int | str]


class Piece(NamedTuple):
    """A piece as its author wrote it."""

    id: str
    by: str
    title: str
    text: str


class Gift(NamedTuple):
    """A response as it was typed, under the id that the room gave it."""

    id: str
    by: str
    piece: str
    step: str
    text: str
    marks: tuple[Mark, ...] = ()


class Books:
    """All pieces by their ids, in the order in which they were offered, and all that was given to them.

    ``dealt`` holds the names of those whom a piece was dealt to; ``thanks`` what an author said for a
    response, by its id.
    """

    def __init__(self) -> None:
        self.pieces: dict[str, Piece] = {}
        self.gifts: list[Gift] = []
        self.dealt: dict[str, list[str]] = {}
        self.thanks: dict[str, str] = {}
        self.misread: list[str] = []

    def of(self, name: str) -> list[Piece]:
        """The pieces of an author, in order."""
        return [piece for piece in self.pieces.values() if piece.by == name]

    def piece_of(self, name: str) -> Piece:
        """The newest piece of an author."""
        return self.of(name)[-1]

    def to(self, piece: str) -> list[Gift]:
        """What was given to a piece."""
        return [gift for gift in self.gifts if gift.piece == piece]
