"""One's own turn at a table: what the step asks, the page to answer on, and every way to end the turn."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on, work
from textual.content import Content
from textual.widgets import Static

from sprint.core.errors import SprintError
from sprint.core.reading.acts import Decline, Finish, Finishing, More
from sprint.core.reading.bodies import About, Given
from sprint.core.reading.lines import Line, lines_of
from sprint.core.reading.marks import Marks
from sprint.core.reading.protocol import Kind
from sprint.core.reading.values import Piece
from sprint.desk.drafts import Draft
from sprint.screens.commands import Command
from sprint.screens.marking import MarkingScreen
from sprint.screens.visit import Visit
from sprint.telling.attable import ANSWERING, Part, Scene, kinds_for
from sprint.telling.saidwords import marks_in, pulled
from sprint.telling.tablewords import KIND_WORDS
from sprint.writing.answering import Place
from sprint.writing.saving import DraftSaver
from widgets.editor import Editor

EMPTY = "Write here. It is kept from the first key on; Ctrl+S sends it."

LATE = "Late is fine. "
STOPPED = "Its author stopped there. F10 puts this aside; it stays on your disk. "


@dataclass(slots=True)
class Answer:
    """The response on the page: where it belongs, its file, and what it may be."""

    at: Place
    draft: Draft
    saver: DraftSaver
    kinds: tuple[Kind, ...]
    of: Kind


class AnsweringScreen(MarkingScreen):
    """``answer`` is the response on the page, also after its turn, until it is sent or put aside."""

    def __init__(self, visit: Visit) -> None:
        super().__init__(visit)
        self.answer: Answer | None = None
        self.page = Editor(placeholder=EMPTY, id="page")
        self.kinds = Static(id="kinds")
        self._opening: Place | None = None
        self.page.read_only = True

    @property
    def late(self) -> bool:
        """Whether the turn of what is on the page is over."""
        scene, answer = self.scene, self.answer
        if answer is None:
            return False
        turn = scene.turn if scene is not None and scene.part in ANSWERING else None
        return turn is None or (turn.slot.piece, turn.slot.step) != answer.at

    @property
    def unsent(self) -> bool:
        """Whether there is something on the page that was not sent."""
        return self.answer is not None and bool(self.page.text.strip())

    def answer_now(self, scene: Scene) -> None:
        """Have the page ready for one's turn; what stands on it from another is sent or put aside first."""
        piece = scene.piece
        if scene.part not in ANSWERING or piece is None:
            if self.answer is not None and self.late and not self.unsent:
                self._put_down()
            return
        at = (piece.id, scene.number)
        if self.answer is not None and self.answer.at != at and not self.unsent:
            self._put_down()
        if self.answer is None and self._opening != at:
            self._opening = at
            self.open_answer(at, kinds_for(scene, self.visit.me))

    @work(exit_on_error=False, group="answer")
    async def open_answer(self, at: Place, kinds: tuple[Kind, ...]) -> None:
        """Lay a response on the page as far as it was written."""
        await self._open(at, kinds)

    @work(exit_on_error=False, group="answer")
    async def take_up(self, piece: Piece) -> None:
        """Lay on the page what was begun about a piece and never sent, if there is any."""
        if self.scene is None or self.answer is not None or self._opening is not None:
            return
        for step in range(len(self.scene.reading.protocol.steps)):
            if await self.seat.answering.left(piece.id, step):
                await self._open((piece.id, step), self._kinds_at((piece.id, step)))
                return

    async def _open(self, at: Place, kinds: tuple[Kind, ...]) -> None:
        try:
            draft = await self.seat.answering.open(*at)
        except SprintError as error:
            self.tell(str(error), "warning")
            return
        finally:
            self._opening = None
        saver = DraftSaver(self.page, draft, self._tell_saving)
        self.answer = Answer(at, draft, saver, kinds, kinds[0] if kinds else "talk")
        self.page.read_only = False
        self.page.open_text(draft.text)
        if draft.text:
            self.tell("What you had written here is back.")
        self.lay_out()

    def _tell_saving(self, sentence: str) -> None:
        if sentence:
            self.tell(sentence, "warning")

    def _put_down(self) -> None:
        answer, self.answer = self.answer, None
        if answer is not None:
            self.page.read_only = True
            self.page.open_text("")
            self.seat.answering.put_down(answer.at)

    def lay_out(self) -> None:
        """Show what belongs together; subclasses say what that is."""
        raise NotImplementedError

    @on(Editor.Edited)
    def _edited(self) -> None:
        if self.answer is not None and not self.page.read_only:
            self.answer.saver.edited()

    @on(Editor.PasteHeld)
    def _pasted(self) -> None:
        # Nothing is counted here, so a long paste needs no question.
        self.page.accept_paste()

    @on(Editor.PasteRefused)
    def _paste_refused(self, message: Editor.PasteRefused) -> None:
        self.tell(message.reason, "warning")

    async def keep(self) -> None:
        """Save what was typed, when it is time; and take up again what the room would not have."""
        answer = self.answer
        returned = self.seat.answering.returned
        if answer is not None:
            if (text := returned.pop(answer.at, "")) and text not in self.page.text:
                self.page.move_cursor(self.page.document.end)
                self.page.insert(f"\n\n{text}" if self.page.text else text)
            await answer.saver.save_if_due()
        elif returned and self._opening is None:
            self._opening = at = min(returned)
            self.open_answer(at, self._kinds_at(at))

    async def on_unmount(self) -> None:
        answer = self.answer
        if answer is not None:
            await answer.saver.finish()
            self._put_down_quietly()

    def _put_down_quietly(self) -> None:
        if self.answer is not None:
            self.seat.answering.put_down(self.answer.at)
            self.answer = None

    def _kinds_at(self, at: Place) -> tuple[Kind, ...]:
        room = self.visit.room
        piece = room.pieces.get(at[0]) if room is not None else None
        if room is None or piece is None or self.scene is None:
            return ()
        part: Part = "reply" if piece.by == self.visit.me else "respond"
        scene = Scene(part, self.scene.reading, self.scene.table, piece, at[1])
        return kinds_for(scene, self.visit.me)

    # -- showing ---------------------------------------------------------------------------------

    def show_kinds(self) -> None:
        """Show what one may say, and what is chosen."""
        answer = self.answer
        parts = []
        for kind in answer.kinds if answer is not None else ():
            chosen = answer is not None and kind == answer.of
            parts.append(
                Content.styled(
                    f"● {KIND_WORDS[kind]}" if chosen else KIND_WORDS[kind],
                    "bold" if chosen else "$text-muted",
                )
            )
        words = Content("  ").join(parts)
        if answer is not None and self.late:
            words = Content.assemble((STOPPED if self._stopped(answer.at[0]) else LATE, "$warning"), words)
        if self.kinds.content != words:
            self.kinds.update(words)

    def _stopped(self, piece: str) -> bool:
        room = self.visit.room
        return room is not None and piece in room.pieces and room.pieces[piece].state == "stopped"

    # -- what ends a turn --------------------------------------------------------------------------

    @property
    def _turn(self) -> Scene | None:
        scene = self.scene
        return scene if scene is not None and scene.turn is not None and scene.part != "decide" else None

    def works(self, command: Command) -> bool:
        scene = self._turn
        answering = scene is not None and scene.part in ANSWERING
        step = scene.step if scene is not None else None
        match command.id:
            case "send":
                return self.answer is not None
            case "kind":
                return self.answer is not None and len(self.answer.kinds) > 1
            case "pull":
                return self._may_pull() and bool(self.marks.get(self.laid, Marks()).all)
            case "longer":
                return scene is not None and scene.turn is not None and not scene.turn.more
            case "finish":
                return scene is not None
            case "pass_turn":
                return (
                    answering
                    and step is not None
                    and (step.may_pass or (scene is not None and scene.part == "reply"))
                )
            case "ditto":
                return (
                    answering
                    and step is not None
                    and step.may_pass
                    and scene is not None
                    and scene.part == "respond"
                )
            case "decline":
                return self._declinable() is not None
            case "aside":
                return self.late and self.unsent
        return super().works(command)

    def titled(self, command: Command) -> str:
        scene = self._turn
        if command.id == "finish" and scene is not None and scene.part == "read":
            return "Done reading"
        if command.id == "finish":
            return "Spoken"
        if command.id == "send" and self.late:
            return "Send it late"
        return super().titled(command)

    async def action_send(self) -> None:
        answer = self.answer
        if answer is None:
            self.tell(
                "There is nothing to send just now. What you write in your turn goes out with this key."
            )
            return
        text, piece = self.page.text, answer.at[0]
        marks = marks_in(self.marks.get(piece, Marks()), self._lines_of(piece), text)
        last = self._is_last()
        await answer.saver.finish()
        try:
            await self.seat.answering.send(answer.at, answer.of, Given(text.strip("\n"), marks), last=last)
        except SprintError as error:
            self.tell(str(error), "warning")
            return
        late = self.late
        self._put_down()
        if late:
            self.tell("It is on its way. It came late, and it is welcome all the same.", "good")
        else:
            self.tell("It is on its way. Thank you.", "good")
        self.look()

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
        answer.of = answer.kinds[(answer.kinds.index(answer.of) + 1) % len(answer.kinds)]
        self.show_kinds()

    def _may_pull(self) -> bool:
        return self.answer is not None and self.laid == self.answer.at[0]

    def action_pull(self) -> None:
        marks = self.marks.get(self.laid, Marks())
        text = pulled(marks, self.piece.lines, self.page.text) if self._may_pull() else ""
        if not text:
            self.tell("There is no mark of yours that is not here yet. S, Q and N set marks in the piece.")
            return
        self.page.move_cursor(self.page.document.end)
        self.page.insert(text)

    async def action_longer(self) -> None:
        scene = self._turn
        if scene is None or scene.turn is None:
            self.tell("It is not your turn just now.")
        elif await self.attempt(self.visit.link.do(More(scene.turn.slot.piece, scene.turn.slot.step))):
            self.tell("30 s more are yours.")

    async def action_finish(self) -> None:
        await self._finish("done")

    async def action_pass_turn(self) -> None:
        await self._finish("pass")

    async def action_ditto(self) -> None:
        await self._finish("ditto")

    async def _finish(self, how: Finishing) -> None:
        scene = self._turn
        if scene is None or scene.turn is None:
            self.tell("It is not your turn just now.")
            return
        if how == "done" and self.unsent and not self.late:
            self.tell("There is something on your page. Ctrl+S sends it; F6 passes without it.")
            return
        slot = scene.turn.slot
        if not await self.attempt(self.visit.link.do(Finish(slot.piece, slot.step, how))):
            return
        if self.unsent and self.answer is not None and self.answer.at == (slot.piece, slot.step):
            await self._aside()
        elif how != "done":
            self.tell("Passed. Nobody counts that." if how == "pass" else "Ditto: you heard it as they did.")

    async def _aside(self) -> None:
        answer = self.answer
        if answer is not None:
            await answer.saver.finish()
            self._put_down()
            self.tell("What you wrote stays on this disk. O and the piece bring it back.")
            self.look()

    async def action_aside(self) -> None:
        if self.unsent:
            await self._aside()

    def _declinable(self) -> Piece | None:
        """The piece before oneself, where it was dealt to oneself and one may still decline it."""
        piece = self.before
        reader = piece.reader(self.visit.me) if piece is not None else None
        if piece is None or reader is None or not reader.takes_part or piece.state not in ("dealt", "open"):
            return None
        return piece

    def action_decline(self) -> None:
        piece = self._declinable()
        if piece is None:
            self.tell("There is no piece here that you could decline.")
            return
        self.ask(
            "Rather not read this one? Nobody asks why, and nothing is held against you.",
            "rather not",
            "read on",
            Decline(piece.id),
        )
