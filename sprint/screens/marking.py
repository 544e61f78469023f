"""The piece at a table: reading it, marking its lines, and what an author wishes to say before it is read."""

import asyncio

from textual import on, work
from textual.content import Content
from textual.widgets import Static

from sprint.core.errors import SprintError
from sprint.core.reading.bodies import About, Mark
from sprint.core.reading.marks import MarkKind, Marks
from sprint.core.reading.values import Piece
from sprint.screens.command import Command
from sprint.screens.room import RoomScreen
from sprint.screens.seat import Seat
from sprint.screens.visit import Visit
from sprint.screens.worddialog import WordsDialog
from sprint.telling.attable import Scene
from sprint.telling.saidwords import marks_given
from widgets.piece import PieceView

_MARKING = ("mark_stayed", "mark_question", "mark_note", "unmark", "select_lines")


class MarkingScreen(RoomScreen):
    """A screen with a piece on it; ``before`` is the piece that is shown."""

    def __init__(self, visit: Visit) -> None:
        super().__init__(visit)
        self.seat: Seat = visit.seat
        self.scene: Scene | None = None
        self.piece = PieceView(id="piece")
        self.veil = Static(id="veil")
        self.before: Piece | None = None
        self.marks = self.seat.marks
        self.laid = ""

    def about(self, piece: Piece) -> About:
        """What its author says of a piece."""
        return self.visit.link.side.abouts.get(piece.id, About("Untitled"))

    def show_piece(self, piece: Piece | None) -> None:
        """Lay a piece on the table, or say what is in its place; cheap when it lies there."""
        self.before = piece
        if piece is None:
            self.cover("")
            return
        text = self.visit.link.library.pieces.get(piece.id)
        if beforehand := self._beforehand(piece):
            self.cover(beforehand)
        elif text is None:
            gone = piece.id in self.visit.link.library.gone
            self.cover("This text cannot be had any more." if gone else "The piece is on its way to you …")
        else:
            self._lay(piece, text)

    def _beforehand(self, piece: Piece) -> str:
        """What stands before somebody else's piece until one goes on to it, or nothing."""
        if piece.by == self.visit.me or piece.id in self.seat.unveiled:
            return ""
        hidden, note = piece.by in self.visit.link.side.hidden, self.about(piece).note
        said = ["This is by somebody you have hidden."] if hidden else []
        said += [f"Its author says beforehand:\n\n{note}"] if note else []
        return "\n\n".join([*said, self.way_on(" all the same" if hidden else "")]) if said else ""

    def way_on(self, all_the_same: str) -> str:
        """How one goes on to a piece before which something stands, and how not."""
        key = "F5" if self.writes else "Enter or F5"
        return f"{key} reads it{all_the_same}. F9 is “rather not”, and nobody asks why."

    def cover(self, words: str) -> None:
        """Show words in the place of a piece."""
        self.laid = ""
        self.set_class(True, "-veiled")
        if str(self.veil.content) != words:
            self.veil.update(Content(words))

    def _lay(self, piece: Piece, text: str) -> None:
        if self.laid != piece.id:
            self.laid = piece.id
            self.set_class(False, "-veiled")
            self.piece.show_piece(text, self.about(piece).form)
            if piece.id in self.marks:
                self.piece.show_marks(self.marks[piece.id])
            else:
                self._fetch_marks(piece.id, self.piece.count)
        self.piece.reading = piece.by != self.visit.me
        link = self.visit.link
        held = self.seat.at_end and piece.by == self.visit.me and piece.state == "open"
        shown = () if held else marks_given(piece, link.side, link.library, self.visit.me)
        self.piece.show_others(shown)

    @work(exit_on_error=False, group="marks")
    async def _fetch_marks(self, piece: str, lines: int) -> None:
        marks = await self._marks_of(piece, lines)
        if self.laid == piece:
            self.piece.show_marks(marks)

    async def _marks_of(self, piece: str, lines: int) -> Marks:
        """One's marks on a piece of so many lines. Those of before are waited for: a mark that is set while
        they are on their way would else take their place in the file.
        """
        if piece not in self.marks:
            kept = await asyncio.to_thread(self.seat.answering.notebook.marks, piece)
            self.marks.setdefault(piece, Marks(kept).within(lines))
        return self.marks[piece]

    @property
    def writes(self) -> bool:
        """Whether Enter is a line break just now, for there is something on one's page."""
        return False

    @property
    def veiled(self) -> bool:
        """Whether something stands before the piece that is to be read first."""
        return self.before is not None and bool(self._beforehand(self.before))

    # -- marks -----------------------------------------------------------------------------------

    def works(self, command: Command) -> bool:
        if command.id in _MARKING:
            return bool(self.laid) and self.piece.reading and self.has_class("-piece")
        if command.id == "unveil":
            return self.veiled and not self.writes
        return super().works(command)

    def action_unveil(self) -> None:
        if self.veiled and self.before is not None:
            self.seat.unveil(self.before.id)
            self.look()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter opens a piece also from an empty page; else it belongs to what has the focus."""
        if action == "unveil" and (self.writes or not self.veiled):
            return False
        return super().check_action(action, parameters)

    def action_mark_stayed(self) -> None:
        self.piece.mark("stayed")

    def action_mark_question(self) -> None:
        self.piece.mark("question")

    def action_mark_note(self) -> None:
        self.piece.mark("note")

    def action_unmark(self) -> None:
        self.piece.take_mark()

    def action_select_lines(self) -> None:
        self.piece.select()

    @on(PieceView.LineMarked)
    async def _marked(self, message: PieceView.LineMarked) -> None:
        await self._set(message.first, message.last, message.kind)

    @on(PieceView.MarkRemoved)
    async def _removed(self, message: PieceView.MarkRemoved) -> None:
        if piece := self.laid:
            await self._keep(piece, (await self._marks_of(piece, self.piece.count)).remove(message.mark))

    @on(PieceView.MarkAsked)
    def _asked(self, message: PieceView.MarkAsked) -> None:
        first, last, old, piece, count = (
            message.first,
            message.last,
            message.note,
            self.laid,
            self.piece.count,
        )
        lines = f"line {first}" if first == last else f"lines {first} to {last}"

        async def noted(words: str | None) -> None:
            if words is None or not piece:
                return
            marks = await self._marks_of(piece, count)
            marks = marks.remove(old) if old is not None else marks
            await self._add(piece, marks, Mark(first, last, "note", words) if words else None)

        question = f"A note on {lines}; it goes to its author only if you quote it"
        self.app.push_screen(WordsDialog(self.setting, question, old.note if old else ""), noted)

    async def _set(self, first: int, last: int, kind: MarkKind) -> None:
        if piece := self.laid:
            marks = await self._marks_of(piece, self.piece.count)
            await self._add(piece, marks, Mark(first, last, kind))

    async def _add(self, piece: str, marks: Marks, mark: Mark | None) -> None:
        try:
            await self._keep(piece, marks.add(mark) if mark is not None else marks)
        except SprintError as error:
            self.tell(str(error), "warning")

    async def _keep(self, piece: str, marks: Marks) -> None:
        self.marks[piece] = marks
        if self.laid == piece:
            self.piece.show_marks(marks)
        notebook = self.seat.answering.notebook
        try:
            await asyncio.to_thread(notebook.keep_marks, piece, marks.all)
        except SprintError as error:
            self.tell(str(error), "warning")
