"""The time of a turn: how much is left, whose it is, and a bar. It knows nothing of time; it is fed."""

from typing import NamedTuple

from widgets.bar import bar
from widgets.cells import cells
from widgets.figures import countdown, large
from widgets.lines import Line, Lines, Manner, Piece

WIDEST_BAR = 40
SHORT_BAR, LEAST_BAR = 16, 6


class TurnFace(NamedTuple):
    """``left_ms`` of ``total_ms`` of what ``words`` say; ``note`` says what comes after.

    ``mine`` for one's own turn, ``soon`` where little is left of it.
    """

    words: str = ""
    note: str = ""
    left_ms: int = 0
    total_ms: int = 0
    mine: bool = False
    soon: bool = False


class TurnBar(Lines):
    """``1:12  Your turn: What stays  ━━━━┈┈┈┈`` in one line, or large digits with the rest beside them."""

    DEFAULT_CSS = """
    TurnBar { height: 1; width: 1fr; }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.face = TurnFace()

    def show(self, face: TurnFace) -> None:
        """Show another face; cheap when it looks the same."""
        self.face = face
        self.show_changes()

    def lines(self, width: int, height: int) -> list[Line]:
        """The face in ``width`` by ``height`` cells."""
        face = self.face
        words = Piece(face.words, "ink--accent" if face.mine else "ink--strong")
        if face.total_ms <= 0:
            return [(words,), (Piece(face.note, "ink--faint"),)]
        time = countdown(face.left_ms)
        manner: Manner = "ink--warning" if face.soon else "ink--strong"
        done = face.total_ms - face.left_ms
        if height < 3:
            line: Line = (Piece(time, manner), Piece("  "), words)
            note = Piece(f"  {face.note}" if face.note else "", "ink--faint")
            room = width - sum(cells(piece.text) for piece in (*line, note)) - 2
            if room < LEAST_BAR:
                # What comes next is said where it has room; how much is left is always seen.
                note, room = Piece(""), room + cells(note.text)
            return [(*line, Piece("  "), *bar(done, face.total_ms, min(room, SHORT_BAR)), note)]
        rows = [(Piece(row, manner), Piece("   ")) for row in large(time)]
        room = width - len(rows[0][0].text) - 3
        last = bar(done, face.total_ms, min(room, WIDEST_BAR))
        return [(*rows[0], words), (*rows[1], Piece(face.note, "ink--faint")), (*rows[2], *last)]
