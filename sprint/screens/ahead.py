"""Somebody's piece, read ahead of the tables, in one's own time: marks that are set here are there, too."""

from textual.app import ComposeResult
from textual.widgets import Static

from sprint.core.reading.values import Piece
from sprint.screens.marking import MarkingScreen
from sprint.screens.preview import head_of
from sprint.screens.visit import Visit

TAKEN_BACK = "Its author took it back. Your marks stay on this disk."


class AheadScreen(MarkingScreen):
    """Shows a ``piece`` that is gathered to be read ahead."""

    place = "ahead"
    style_sheet = "offering"

    def __init__(self, visit: Visit, piece: Piece) -> None:
        super().__init__(visit)
        self._which = piece.id
        self._head = head_of(self.about(piece), visit.link.side.name(piece.by), piece.welcome)

    def body(self) -> ComposeResult:
        yield Static(self._head, id="piece-head")
        yield self.veil
        yield self.piece

    def explanation(self) -> str:
        return (
            "This piece is read ahead, so there is time. S marks a line that stayed with you, Q a question, "
            "N a note; V begins to select lines. Your marks are kept on this disk, and you find them at the "
            "table, where F5 brings them into your response. Nobody sees them before that."
        )

    def on_mount(self) -> None:
        self.add_class("-piece")
        self.look()

    def look(self) -> None:
        room = self.visit.room
        piece = room.pieces.get(self._which) if room is not None else None
        if piece is not None and piece.state == "withdrawn":
            self.cover(TAKEN_BACK)
        else:
            self.show_piece(piece)
        if self.laid and self.focused is None:
            self.set_focus(self.piece)

    def way_on(self, all_the_same: str) -> str:
        return f"Enter reads it{all_the_same}. Esc leaves it unread, and nobody asks why."

    def action_lay_down(self) -> None:
        self.dismiss(None)
