"""The countdown. It knows nothing of time: the screen feeds it what is left until the deadline."""

from typing import Literal

import msgspec

from widgets.bar import bar
from widgets.figures import countdown, large, passed
from widgets.lines import Line, Lines, Manner, Piece

ClockState = Literal["waiting", "scheduled", "break", "running", "paused", "tallying", "done"]
_WORDS: dict[ClockState, str] = {
    "waiting": "no sprint yet",
    "scheduled": "starts in",
    "break": "break",
    "running": "writing",
    "paused": "paused",
    "tallying": "tallying",
    "done": "done",
}
_MANNERS: dict[ClockState, Manner] = {
    "running": "ink--strong",
    "scheduled": "ink--accent",
    "break": "ink--accent",
    "paused": "ink--warning",
}


class ClockFace(msgspec.Struct, frozen=True):
    """``remaining_ms`` of ``total_ms`` are left in ``state``; ``ends`` is a clock time such as 19:45.

    With ``up`` the digits say what has passed instead of what is left; ``note`` stands beside the state, as
    ``round 2 of 3``. An ``open`` end has no bar that fills.
    """

    state: ClockState = "waiting"
    remaining_ms: int = 0
    total_ms: int = 0
    ends: str = ""
    up: bool = False
    note: str = ""
    open: bool = False


class Clock(Lines):
    """Large digits with state, end and bar beside them; all in one line where there is little room."""

    DEFAULT_CSS = """
    Clock { height: 3; width: 1fr; }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.face = ClockFace()

    def show(self, face: ClockFace) -> None:
        """Show another face; cheap when it looks the same."""
        self.face = face
        self.show_changes()

    def lines(self, width: int, height: int) -> list[Line]:
        """The face in ``width`` by ``height`` cells."""
        face = self.face
        word = Piece(_WORDS[face.state], _MANNERS.get(face.state, "ink--faint"))
        if face.state == "waiting":
            word = Piece(face.note, word.manner) if face.note else word
            return [(word,)] if height < 3 else [(), (word,)]
        time = passed(face.total_ms - face.remaining_ms) if face.up else countdown(face.remaining_ms)
        if height < 3 or width < 44:
            return [self._in_one_line(time, word, width)]
        note = Piece(f" · {face.note}" if face.note else "", "ink--faint")
        rows = [(Piece(row, word.manner), Piece("   ")) for row in large(time)]
        room = width - len(rows[0][0].text) - 3
        return [(*rows[0], word, note), (*rows[1], self._ends()), (*rows[2], *self._bar(min(room, 48)))]

    def _ends(self) -> Piece:
        face = self.face
        word = "until" if face.state == "break" else "ends"
        return Piece(f"{word} {face.ends}" if face.ends else "", "ink--faint")

    def _bar(self, room: int) -> Line:
        face = self.face
        return () if face.open else bar(face.total_ms - face.remaining_ms, face.total_ms, room)

    def _in_one_line(self, time: str, word: Piece, width: int) -> Line:
        face = self.face
        if face.state == "break":
            said = (Piece("Break: next round in "), Piece(time, "ink--strong"), Piece(f", until {face.ends}"))
            return (*said, Piece(f"  {face.note}", "ink--faint"))
        line: Line = (Piece(time, "ink--strong"), Piece("  "), word)
        for text in (face.note, self._ends().text):
            if text:
                line = (*line, Piece(" · ", "ink--faint"), Piece(text, "ink--faint"))
        room = width - sum(len(piece.text) for piece in line) - 2
        return (*line, Piece("  "), *self._bar(min(room, 32)))
