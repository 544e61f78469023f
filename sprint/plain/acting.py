"""From commands to what they do: to the clock, the number, the page, the circle, or this program."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from sprint.core import acts
from sprint.plain import commands
from sprint.plain.askcommands import AskAction
from sprint.plain.asking import Asking
from sprint.plain.circle import Circle
from sprint.plain.clockwork import Clockwork
from sprint.plain.commands import Action, Command
from sprint.plain.daycommands import DayAction
from sprint.plain.daywords import SHARED
from sprint.plain.numbers import Ledger, Numbers
from sprint.plain.papers import Papers
from sprint.plain.readcommands import ReadAction
from sprint.plain.reading import Reading
from sprint.plain.stay import Stay
from sprint.plain.steering import Helm, Steering
from sprint.plain.tendcommands import TendAction
from sprint.plain.tending import Tending
from sprint.plain.voice import Voice
from sprint.plain.words import help_lines

if TYPE_CHECKING:
    from sprint.plain.dayleading import DayLeading

BYES = {
    commands.Leave: "You left the room. Your seat and your results stay in it.",
    commands.Close: "You closed the room.",
    commands.Quit: "Everything is kept; you can come back at any time.",
}


class Actor:
    """Carries out commands; ``end`` is called where one of them ends the program, with a sentence."""

    def __init__(
        self,
        stay: Stay,
        voice: Voice,
        clockwork: Clockwork,
        papers: Papers,
        reading: Reading,
        end: Callable[[str], None],
    ) -> None:
        self._stay, self._voice, self._papers, self._end = stay, voice, papers, end
        self._reading = reading
        self._circle = Circle(stay, voice, clockwork)
        self._asking = Asking(stay, voice)
        self._helm = Helm(stay, voice.answer)
        self._tending = Tending(stay, voice, self._circle)
        self._ledger = Ledger(stay, voice.answer)
        self._asked: Action | None = None

    @cached_property
    def _day(self) -> "DayLeading":
        # Imported when the first word was typed: leading a day needs much that a start does not.
        from sprint.plain.dayleading import DayLeading

        return DayLeading(self._stay, self._voice, self._helm, self._circle)

    async def act(self, command: Command) -> None:
        """Do what ``command`` says; raises ``SprintError`` where that cannot be, and then changed nothing."""
        if isinstance(command, commands.Answer):
            await self._answered(command)
            return
        if isinstance(command, commands.Number) and await self._reading.answered(command.text):
            return
        self._asked = None
        question = self._question(command)
        if question:
            self._asked = command
            self._voice.answer(f"{question} Type yes, or no.")
        else:
            await self._carry_out(command)

    def _question(self, command: Action) -> str:
        everybody = "" if self._stay.alone else " for everybody"
        running = self._stay.stands in ("running", "paused")
        match command:
            case commands.End() | commands.Cancel() if not self._stay.steers:
                # It is refused at once.
                return ""
            case commands.End() if running:
                return f"Ring the bell now{everybody}?"
            case commands.Cancel() if running or self._stay.stands in ("scheduled", "held"):
                rest = (
                    " The rounds after it go, too." if self._stay.sprint and self._stay.sprint.chain else ""
                )
                return f"Call this sprint off{everybody}? There will be no results.{rest}"
            case commands.Leave():
                return "" if self._stay.alone else "Leave this room? Your seat and results stay in it."
            case commands.Close():
                return "" if self._stay.alone else "Close this room for everybody, for good?"
            case commands.Remove(name=name):
                who = self._stay.link.side.name(self._circle.member(name))
                return f"Close this room to {who} for good? What they gave stays, and the invite changes."
        return (
            self._day.question(command) or self._tending.question(command) or self._reading.question(command)
        )

    async def _answered(self, command: commands.Answer) -> None:
        asked, self._asked = self._asked, None
        match command.answer:
            case "yes" if asked is not None:
                await self._carry_out(asked)
            case "no" if asked is not None:
                self._voice.answer("Nothing was done.")
            case answer if await self._reading.answered(answer):
                pass
            case "yes" | "keep":
                await self._ledger.keep()
            case _:
                self._ledger.fix()

    async def _carry_out(self, command: Action) -> None:
        match command:
            case commands.Undo():
                await self._undo()
            case (
                commands.Number() | commands.Mine() | commands.From() | commands.Settle() | commands.Amend()
                | commands.Goal()
            ):  # fmt: skip
                await self._number(command)
            case commands.Write() | commands.Edit() | commands.WhereDraft() | commands.CarryOn():
                await self._papers.take(command)
            case commands.Leave() | commands.Close() | commands.Quit():
                await self._finish(command)
            case commands.Help(word=word):
                for line in help_lines(word, self._stay.led_by, () if self._stay.sets else SHARED):
                    self._voice.answer(line)
            case (
                commands.Time() | commands.Who() | commands.Board() | commands.Invite() | commands.Say()
                | commands.Cheer() | commands.Remove() | commands.Hide() | commands.Ready() | commands.Quiet()
                | commands.Loud() | commands.Show()
            ):  # fmt: skip
                await self._circle.take(command)
            case _:
                await self._pass_on(command)

    async def _pass_on(self, command: Steering | AskAction | ReadAction | DayAction | TendAction) -> None:
        if isinstance(command, AskAction):
            await self._asking.take(command)
        elif isinstance(command, ReadAction):
            await self._reading.take(command)
        elif isinstance(command, TendAction):
            await self._tending.take(command)
        elif isinstance(command, DayAction):
            await self._day.take(command)
            self._ledger.amended = False
        else:
            await self._steer(command)

    async def _steer(self, command: Steering) -> None:
        await self._helm.steer(command)
        self._ledger.amended = False

    async def _number(self, command: Numbers) -> None:
        await self._ledger.take(command)
        if self._ledger.amended:
            self._helm.forget()

    async def _undo(self) -> None:
        if self._ledger.amended or not self._helm.undoable:
            await self._ledger.undo()
        else:
            await self._helm.undo()

    async def _finish(self, command: commands.Leave | commands.Close | commands.Quit) -> None:
        if not self._stay.alone:
            match command:
                case commands.Leave():
                    await self._stay.link.do(acts.Leave())
                case commands.Close():
                    await self._stay.link.do(acts.Close())
            self._end(BYES[type(command)])
        else:
            self._end(BYES[commands.Quit])
