"""One's own page at a table: what is written on it, of which kind, with which marks, and sending it."""

from collections.abc import Sequence

from textual import on, work
from textual.content import Content
from textual.widgets import Static

from sprint.core.reading.bodies import About, Given
from sprint.core.reading.lines import Line, lines_of
from sprint.core.reading.marks import Marks
from sprint.core.reading.protocol import Kind
from sprint.core.reading.values import Piece
from sprint.screens.answerpage import Answer, AnswerPage
from sprint.screens.command import Command
from sprint.screens.marking import MarkingScreen
from sprint.screens.putting import put
from sprint.screens.visit import Visit
from sprint.telling.attable import ANSWERING, Scene, kinds_at, kinds_for
from sprint.telling.saidwords import marks_in, pulled
from sprint.telling.tablewords import KIND_WORDS, titled
from sprint.telling.words import path_shown
from sprint.writing.answering import Place
from widgets.editor import Editor

LATE = "Late is fine. "
STOPPED = "Its author stopped there. F10 puts this aside; it stays on your disk. "


class AnsweringScreen(MarkingScreen):
    """``answer`` is the response on the page, also after its turn, until it is sent or put aside."""

    def __init__(self, visit: Visit) -> None:
        super().__init__(visit)
        self.paper = AnswerPage(self.seat.answering, self.tell)
        self.page = self.paper.editor
        self.kinds = Static(id="kinds")

    @property
    def answer(self) -> Answer | None:
        """The response on the page."""
        return self.paper.answer

    @property
    def late(self) -> bool:
        """Whether the time of what is on the page is over."""
        return self.answer is not None and self.answer.at != self._wanted(self.scene)

    def _wanted(self, scene: Scene | None) -> Place | None:
        """Where one may give something now: in one's turn, or as an author who may answer at once."""
        if scene is None or scene.piece is None:
            return None
        if scene.part in ANSWERING or scene.open_to_author:
            return scene.piece.id, scene.number
        return None

    @property
    def unsent(self) -> bool:
        """Whether there is something on the page that was not sent."""
        return self.paper.unsent

    def answer_now(self, scene: Scene) -> None:
        """Have the page ready for one's turn; what stands on it from another is sent or put aside first."""
        at = self._wanted(scene)
        idle = not self.unsent and (at is not None or not self.paper.touched)
        if self.answer is not None and self.answer.at != at and idle:
            self.paper.put_down()
        if at is not None and self.paper.expect(at):
            self.open_answer(at, kinds_for(scene, self.visit.me))

    @work(exit_on_error=False, group="answer")
    async def open_answer(self, at: Place, kinds: tuple[Kind, ...]) -> None:
        """Lay a response on the page as far as it was written."""
        await self._open(at, kinds)

    @work(exit_on_error=False, group="answer")
    async def take_up(self, piece: Piece) -> None:
        """Lay on the page what was begun about a piece and never sent, if there is any."""
        if self.scene is None or not self.paper.free:
            return
        at = await self.paper.begun(piece.id, len(self.scene.reading.protocol.steps))
        if at is not None:
            await self._open(at, kinds_at(self.visit.room, at, self.visit.me))

    async def _open(self, at: Place, kinds: tuple[Kind, ...]) -> None:
        if await self.paper.open(at, kinds):
            self.lay_out()

    def lay_out(self) -> None:
        """Show what belongs together; subclasses say what that is."""
        raise NotImplementedError

    @on(Editor.Edited)
    def _edited(self) -> None:
        self.paper.edited()

    @on(Editor.PasteHeld)
    def _pasted(self) -> None:
        # Nothing is counted here, so a long paste needs no question.
        self.page.accept_paste()

    @on(Editor.PasteRefused)
    def _paste_refused(self, message: Editor.PasteRefused) -> None:
        self.tell(message.reason, "warning")

    async def keep(self) -> None:
        """Save what was typed, when it is time; and take up again what the room would not have."""
        await self.paper.keep()
        at = self.paper.returned
        if at is not None and self.paper.expect(at):
            self.open_answer(at, kinds_at(self.visit.room, at, self.visit.me))

    async def on_unmount(self) -> None:
        await self.paper.close()

    # -- showing ---------------------------------------------------------------------------------

    def show_kinds(self) -> None:
        """Show what one may say, and what is chosen."""
        answer, room = self.answer, self.visit.room
        words = Content("")
        if answer is not None:
            words = Content("  ").join(_kind(kind, chosen=kind == answer.of) for kind in answer.kinds)
        if answer is not None and self.late:
            piece = room.pieces.get(answer.at[0]) if room is not None else None
            stopped = piece is not None and piece.state == "stopped"
            # Another piece may lie beside it by now.
            late = STOPPED if stopped else LATE
            words = Content.assemble((f"For {self._whose(piece)}. {late}", "$warning"), words)
        put(self.kinds, words)

    def _whose(self, piece: Piece | None) -> str:
        if piece is None:
            return "a piece of before"
        by = "" if piece.by == self.visit.me else f" by {self.visit.link.side.name(piece.by)}"
        return f"{titled(self.about(piece))}{by}"

    # -- commands ----------------------------------------------------------------------------------

    def works(self, command: Command) -> bool:
        match command.id:
            case "send":
                return self.answer is not None
            case "kind":
                return self.answer is not None and len(self.answer.kinds) > 1
            case "pull" if self.veiled:
                return True
            case "pull":
                return self._may_pull() and bool(self.marks.get(self.laid, Marks()).all)
            case "aside":
                return self.late
        return super().works(command)

    @property
    def writes(self) -> bool:
        return self.focused is self.page and bool(self.page.text)

    def titled(self, command: Command) -> str:
        if command.id == "pull" and self.veiled:
            return "Read it"
        return "Send it late" if command.id == "send" and self.late else super().titled(command)

    async def action_send(self) -> None:
        answer = self.answer
        if answer is None:
            self.tell(
                "There is nothing to send just now. What you write in your turn goes out with this key."
            )
            return
        text, piece = self.page.text, answer.at[0]
        marks = marks_in(self.marks.get(piece, Marks()), self._lines_of(piece), text)
        given, last = Given(text.strip("\n"), marks), self._is_last()
        if not await self.paper.send(self._reading_of(piece), answer, given, last=last):
            return
        late = self.late
        self.paper.go_on_after(text)
        if late:
            self.tell("It is on its way. It came late, and it is welcome all the same.", "good")
        else:
            self.tell("It is on its way. Thank you.", "good")
        self.look()

    def _reading_of(self, piece: str) -> str:
        """The reading in which one sees a piece; empty where it waits for one."""
        room = self.visit.room
        return room.pieces[piece].reading if room is not None and piece in room.pieces else ""

    def _is_last(self) -> bool:
        """Where everybody talks at once, one may say more than one thing until one is done."""
        step = self.scene.step if self.scene is not None else None
        return self.late or step is None or step.who != "everyone"

    def _lines_of(self, piece: str) -> Sequence[Line]:
        text = self.visit.link.library.pieces.get(piece, "")
        return lines_of(text, self.visit.link.side.abouts.get(piece, About()).form)

    def action_kind(self) -> None:
        answer = self.answer
        if answer is None or len(answer.kinds) < 2:
            self.tell("This step asks for one kind of answer only.")
            return
        answer.turn_kind()
        self.show_kinds()

    def _may_pull(self) -> bool:
        return self.answer is not None and self.laid == self.answer.at[0]

    def action_pull(self) -> None:
        if self.veiled:
            self.action_unveil()
            return
        marks = self.marks.get(self.laid, Marks())
        text = pulled(marks, self.piece.lines, self.page.text) if self._may_pull() else ""
        if not text:
            self.tell("There is no mark of yours that is not here yet. S, Q and N set marks in the piece.")
            return
        self.paper.add(text)

    async def put_aside(self) -> None:
        """Leave what was not sent on the disk."""
        if self.answer is not None:
            path = path_shown(self.answer.draft.path)
            if await self.paper.put_aside():
                self.tell(
                    f"What you wrote stays on this disk; O and the piece bring it back. It is in\n{path}"
                )
            self.look()

    async def action_aside(self) -> None:
        if self.late:
            await self.put_aside()


def _kind(kind: Kind, *, chosen: bool) -> Content:
    words = KIND_WORDS[kind]
    return Content.styled(f"● {words}", "bold") if chosen else Content.styled(words, "$text-muted")
