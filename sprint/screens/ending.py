"""One's own turn at a table: every way to end it, to have more of it, and to have none at all."""

from textual import work

from sprint.core.reading.acts import Decline, Finish, Finishing, More
from sprint.core.reading.looking import may_echo
from sprint.core.reading.values import Piece
from sprint.screens.answering import AnsweringScreen
from sprint.screens.command import Command
from sprint.screens.dialogs import Question
from sprint.telling.attable import ANSWERING, Scene

UNSENT = (
    "There is something on your page that was not sent. End your turn without it? It stays on this disk, and "
    "O and the piece bring it back."
)


class EndingScreen(AnsweringScreen):
    """What stands on the page is never lost by the end of a turn."""

    @property
    def _turn(self) -> Scene | None:
        scene = self.scene
        return scene if scene is not None and scene.turn is not None and scene.part != "decide" else None

    def works(self, command: Command) -> bool:
        scene = self._turn
        step = scene.step if scene is not None and scene.part in ANSWERING else None
        match command.id:
            case "longer":
                return scene is not None and scene.turn is not None and not scene.turn.more
            case "finish":
                # With something on the page it is sent or passed over, not done.
                return scene is not None and not (scene.part in ANSWERING and self.unsent)
            case "pass_turn":
                return step is not None and (step.may_pass or self._replying)
            case "ditto":
                return step is not None and step.may_pass and not self._replying and self._echoable
            case "decline":
                return self._declinable() is not None
        return super().works(command)

    @property
    def _echoable(self) -> bool:
        scene = self._turn
        piece = scene.piece if scene is not None else None
        return piece is not None and scene is not None and may_echo(piece, scene.number, self.visit.me)

    @property
    def _replying(self) -> bool:
        return self._turn is not None and self._turn.part == "reply"

    def titled(self, command: Command) -> str:
        scene = self._turn
        if command.id == "finish" and scene is not None:
            return "Done reading" if scene.part == "read" else "Spoken"
        return super().titled(command)

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
            deciding = self.scene is not None and self.scene.part == "decide"
            self.tell("Yours to decide: its number chooses." if deciding else "It is not your turn just now.")
            return
        if how == "done" and self.unsent and not self.late:
            self.tell("There is something on your page. Ctrl+S sends it; F6 passes without it.")
            return
        if self.unsent and not self.late:
            self._ask_to_end(how)
        else:
            await self._end(how)

    @work(exit_on_error=False, group="end-turn", exclusive=True)
    async def _ask_to_end(self, how: Finishing) -> None:
        if await self.app.push_screen_wait(Question(self.setting, UNSENT, "end it without", "stay")):
            await self._end(how)

    async def _end(self, how: Finishing) -> None:
        scene = self._turn
        if scene is None or scene.turn is None:
            return
        slot = scene.turn.slot
        if not await self.attempt(self.visit.link.do(Finish(slot.piece, slot.step, how))):
            return
        if self.unsent and self.answer is not None and self.answer.at == (slot.piece, slot.step):
            await self.put_aside()
        elif how != "done":
            self.tell("Passed. Nobody counts that." if how == "pass" else "Ditto: you heard it as they did.")

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
