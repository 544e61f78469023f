"""After the bell: the group first, then one's own trend, then everybody in seat order. No podium."""

import asyncio

from textual import on
from textual.app import ComposeResult
from textual.containers import Center, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from sprint.core.rights import may_amend
from sprint.screens.board import Board, BoardLine, board_of
from sprint.screens.commands import Command
from sprint.screens.dialogs import NumberDialog
from sprint.screens.numberfield import NumberField
from sprint.screens.own import number_entry
from sprint.screens.room import RoomScreen
from sprint.screens.visit import Visit
from sprint.telling.numbers import NumberEntry
from sprint.telling.phases import left_ms, standing
from widgets.cells import cells
from widgets.figures import countdown, large

ORNAMENT = "·  ✦  ·"


def lines_content(lines: tuple[BoardLine, ...]) -> Content:
    """One line for each member, in columns as wide as they need to be."""
    names = max((cells(line.name) for line in lines), default=0) + 4
    counts = max((len(line.wrote) for line in lines), default=0)
    return Content("\n").join(
        Content.assemble(
            (line.name + " " * (names - cells(line.name)), "bold" if line.me else ""),
            (line.wrote.rjust(counts), "bold" if line.me else ""),
            (f"   {line.note}", "$text-muted"),
        )
        for line in lines
    )


class ResultsScreen(RoomScreen):
    """Fills in while the circle's counts arrive; nothing on it hurries anybody but the tally's own clock."""

    place = "results"

    def __init__(self, visit: Visit) -> None:
        super().__init__(visit)
        self._shown: Board | None = None
        self._asking = False
        self._big = Static(id="big")
        self._headline, self._together = Static(id="headline"), Static(id="together")
        self._own, self._lines = Static(id="own"), Static(id="lines")
        self._number = NumberField(number_entry(visit), "", id="number")

    def body(self) -> ComposeResult:
        with VerticalScroll(id="results"), Vertical(id="board"):
            yield Static(Content(ORNAMENT), id="ornament")
            yield self._headline
            with Center():
                yield self._big
            yield self._together
            yield self._own
            yield self._number
            with Center():
                yield self._lines

    def explanation(self) -> str:
        return (
            "First what the circle wrote together, then your own number beside your own past. "
            "Numbers can be put right until the next sprint starts. “Last seen” is the last count that "
            "arrived of somebody who is away; it stands until they come back."
        )

    async def on_mount(self) -> None:
        self.look()
        visit = self.visit
        if visit.solo:
            self.visit.past = await asyncio.to_thread(self.setting.past)

    def look(self) -> None:
        visit = self.visit
        self._ask()
        board = board_of(visit)
        if board == self._shown:
            return
        self._shown = board
        self._headline.update(Content(board.headline))
        self._together.update(Content(board.together))
        self._own.update(Content(board.own))
        self._big.update(Content("\n".join(large(board.big)) if board.big else ""))
        self._big.display = bool(board.big)
        self._lines.update(lines_content(board.lines))
        self.set_class(board.best, "-best")

    def _ask(self) -> None:
        visit = self.visit
        sprint = visit.begun
        entrant = sprint.entrants.get(visit.me) if sprint else None
        owes = entrant is not None and entrant.source == "typed" and entrant.owes
        self.set_class(owes, "-asking")
        if not owes or sprint is None or entrant is None:
            self._asking = False
            return
        left = left_ms(sprint, visit.now())
        until = (
            f" ({countdown(left)} left, late is fine too)" if standing(sprint, visit.now()) == "rung" else ""
        )
        self._number.ask(f"How many {entrant.unit} does your text have now?{until}")
        if not self._asking:
            self._asking = True
            self._number.start()

    @on(NumberField.Reported)
    async def _reported(self, message: NumberField.Reported) -> None:
        await self._settle(message.count)

    async def _settle(self, count: int) -> None:
        if await self.attempt(self.visit.writer.settle(count)):
            self.visit.sheet.number = count
            self.set_focus(None)

    def in_footer(self, command: Command) -> bool:
        return command.footer or command.id == "undo"

    def action_amend(self) -> None:
        visit = self.visit
        room, sprint = visit.room, visit.begun
        entrant = sprint.entrants.get(visit.me) if sprint else None
        if room is None or sprint is None or entrant is None or entrant.result is None:
            self.tell("There is no number of yours to put right yet.")
            return
        if not may_amend(room, sprint, visit.now()):
            self.tell("The next sprint has started, so this result stands as it is.")
            return
        baseline = entrant.baseline

        async def answered(amount: int | None) -> None:
            if amount is not None:
                await self._settle(baseline + amount)

        written = max(0, entrant.result.count - baseline)
        question = f"How many {entrant.unit} did you write in this sprint?"
        self.app.push_screen(
            NumberDialog(self.setting, NumberEntry(written), question, str(written)), answered
        )

    async def action_undo(self) -> None:
        if await self.attempt(self.visit.writer.undo_settle()):
            self.tell("That is the number from before. U again takes this back, too.")

    async def action_write(self) -> None:
        await self.app.pop_screen()

    async def action_to_lobby(self) -> None:
        if self.visit.solo:
            self.action_home()
            return
        from sprint.screens.lobby import LobbyScreen

        self.app.switch_screen(LobbyScreen(self.visit))
