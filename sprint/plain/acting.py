"""From commands to what they do: to the clock, the number, the page, the circle, or this program."""

import asyncio
from collections.abc import Callable

from sprint.core import acts
from sprint.core.errors import BadInput, Refused
from sprint.core.results import board, running_board
from sprint.core.showing import Shown
from sprint.desk.config import Config
from sprint.plain import commands
from sprint.plain.commands import Command
from sprint.plain.hearing import Hearing
from sprint.plain.numbers import Ledger, Numbers
from sprint.plain.papers import Papers
from sprint.plain.results import board_lines, chain_lines, together
from sprint.plain.sentences import counts_line, time_left, who_lines
from sprint.plain.stay import Stay
from sprint.plain.steering import Helm, Steering
from sprint.plain.voice import Voice
from sprint.plain.words import help_lines
from sprint.telling.moments import MINUTE_MS, long_span

BYES = {
    commands.Leave: "You left the room. Your seat and your results stay in it.",
    commands.Close: "You closed the room.",
    commands.Quit: "Everything is kept; you can come back at any time.",
}

SHOWN: dict[Shown, str] = {
    "exact": "The others see your count as it is.",
    "rounded": "The others see your count in fifties.",
    "state": "The others see whether you write or rest, and no count until the bell.",
    "hidden": "The others see nothing of you until the bell.",
}


class Actor:
    """Carries out commands; ``end`` is called where one of them ends the program, with a sentence."""

    def __init__(
        self, stay: Stay, voice: Voice, hearing: Hearing, papers: Papers, end: Callable[[str], None]
    ) -> None:
        self._stay, self._voice, self._hearing, self._papers, self._end = stay, voice, hearing, papers, end
        self._helm = Helm(stay, voice.answer)
        self._ledger = Ledger(stay, voice.answer)
        self._asked: Command | None = None

    async def act(self, command: Command) -> None:
        """Do what ``command`` says; raises ``SprintError`` where that cannot be, and then changed nothing."""
        if isinstance(command, commands.Answer):
            await self._answered(command)
            return
        self._asked = None
        question = self._question(command)
        if question:
            self._asked = command
            self._voice.answer(f"{question} Type yes, or no.")
        else:
            await self._carry_out(command)

    def _question(self, command: Command) -> str:
        everybody = "" if self._stay.alone else " for everybody"
        running = self._stay.stands in ("running", "paused")
        match command:
            case commands.End() if running:
                return f"Ring the bell now{everybody}?"
            case commands.Cancel() if running or self._stay.stands == "scheduled":
                rest = (
                    " The rounds after it go, too." if self._stay.sprint and self._stay.sprint.chain else ""
                )
                return f"Call this sprint off{everybody}? There will be no results.{rest}"
            case commands.Leave():
                return "" if self._stay.alone else "Leave this room? Your seat and results stay in it."
            case commands.Close():
                return "" if self._stay.alone else "Close this room for everybody, for good?"
        return ""

    async def _answered(self, command: commands.Answer) -> None:
        asked, self._asked = self._asked, None
        match command.answer:
            case "yes" if asked is not None:
                await self._carry_out(asked)
            case "no" if asked is not None:
                self._voice.answer("Nothing was done.")
            case "yes" | "keep":
                await self._ledger.keep()
            case _:
                self._ledger.fix()

    async def _carry_out(self, command: Command) -> None:
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
                self._lines(help_lines(word))
            case commands.Time() | commands.Who() | commands.Board() | commands.Invite():
                self._tell(command)
            case commands.Quiet() | commands.Loud() | commands.Show():
                await self._choose(command)
            case commands.Say() | commands.Cheer() | commands.Ready():
                await self._to_the_circle(command)
            case commands.Answer():
                raise BadInput("Nothing was asked.")
            case _:
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

    def _tell(self, command: commands.Time | commands.Who | commands.Board | commands.Invite) -> None:
        stay, room = self._stay, self._stay.room
        if room is None:
            raise Refused("not-connected", "Nothing is known of the room yet.")
        match command:
            case commands.Time():
                self._voice.answer(time_left(stay.sprint, stay.now(), stay.clock))
            case commands.Who():
                self._lines(who_lines(self._stay.people()))
            case commands.Board():
                self._board()
            case commands.Invite():
                if stay.invite is None:
                    raise Refused("alone", "You write alone here. sprint host opens a room for a circle.")
                self._voice.answer("The next line is the invite. Send it only to your circle.")
                self._voice.raw(str(stay.invite))

    def _board(self) -> None:
        stay, room, sprint = self._stay, self._stay.room, self._stay.begun
        if room is None or sprint is None:
            raise Refused("no-sprint", "No sprint has begun yet, so there is no board.")
        if not sprint.bell_rang:
            self._voice.answer(counts_line(self._stay.people()) or "Nobody shows a count yet.")
            return
        rows, name = board(room, sprint), stay.link.side.name
        self._voice.answer(together(rows, sprint, alone=stay.alone))
        self._lines(board_lines(rows, sprint, name, stay.me, ranked=room.order == "ranks"))
        self._lines(chain_lines(running_board(room, sprint), sprint, name, stay.me))

    async def _choose(self, command: commands.Quiet | commands.Loud | commands.Show) -> None:
        match command:
            case commands.Quiet():
                self._hearing.every_min = 0
                self._voice.set_level("none")
                self._voice.answer(
                    "Quiet: while you write you hear only of the clock, the rest after the bell."
                )
            case commands.Loud(every_min=minutes):
                self._hearing.every_min = minutes
                self._voice.set_level("all")
                often = f", and the counts every {long_span(minutes * MINUTE_MS)}" if minutes else ""
                self._voice.answer(f"You hear all as it comes{often}.")
            case commands.Show(shown=shown):
                await self._show(shown)

    async def _show(self, shown: Shown | None) -> None:
        if shown is not None:
            self._stay.writer.shown = shown
            config = Config(self._stay.desk.folders.config)
            await asyncio.to_thread(config.keep, {"shown": shown})
        self._voice.answer(SHOWN[self._stay.writer.shown])

    async def _to_the_circle(self, command: commands.Say | commands.Cheer | commands.Ready) -> None:
        link = self._stay.link
        match command:
            case commands.Say(text=text):
                await link.say(text)
            case commands.Cheer(name=name):
                await link.cheer(self._member(name) if name else "")
            case commands.Ready(ready=ready):
                link.show("ready" if ready else "here", None)
                self._voice.answer("The others see that you are ready." if ready else "Not ready yet.")

    def _member(self, name: str) -> str:
        room, side = self._stay.room, self._stay.link.side
        keys = list(room.seated) if room else []
        exact = [key for key in keys if side.name(key).casefold() == name.casefold()]
        near = [key for key in keys if side.name(key).casefold().startswith(name.casefold())]
        found = exact or near
        if len(found) != 1:
            what = "There are several" if found else "There is nobody"
            raise BadInput(f"{what} of that name here; who tells the names. Nothing was done.")
        return found[0]

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

    def _lines(self, lines: list[str]) -> None:
        for line in lines:
            self._voice.answer(line)
