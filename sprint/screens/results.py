"""After the bell: the group first, then one's own trend, then everybody in seat order. No podium."""

import asyncio
from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Center, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from sprint.core.rights import may_amend
from sprint.core.sprints import Entrant, Sprint
from sprint.screens.board import Board, View, board_of
from sprint.screens.command import Command
from sprint.screens.commands import commands_of
from sprint.screens.dayparts import then_lines
from sprint.screens.dialogs import NumberDialog
from sprint.screens.gathered import Gathered, gathered_line
from sprint.screens.handing import HandingScreen
from sprint.screens.numberfield import NumberField
from sprint.screens.own import amount_entry, number_entry
from sprint.screens.resultlines import lines_content, mine_content
from sprint.screens.visit import Visit
from sprint.telling.gathering import gathering_in
from sprint.telling.phases import left_ms, standing
from widgets.figures import countdown
from widgets.rolling import Rolling

ORNAMENT = "·  ✦  ·"
#: What the board cannot use of the width of the screen: its own padding, and a scroll bar.
MARGIN, WIDEST = 6, 76
#: The keys that stay in the foot longest where it is short; the others follow as they stand in the registry.
FIRST: Final = (
    "hand",
    "hand_in",
    "pause",
    "plan",
    "to_table",
    "to_lobby",
    "own_page",
    "amend",
    "so_far",
    "offer",
)
WHILE_GATHERED: Final = ("hand", "hand_in", "offer", "deal", "to_lobby", "amend")


class ResultsScreen(HandingScreen):
    """Fills in while the circle's counts arrive; nothing on it hurries anybody but the tally's own clock."""

    place = "results"
    style_sheet = "results"

    def __init__(self, visit: Visit) -> None:
        super().__init__(visit)
        self.view: View = "round"
        self._shown: tuple[Board, str, int] | None = None
        self._celebrating = False
        self._asking = False
        self._headline, self._together = Static(id="headline"), Static(id="together")
        self._big = Rolling(id="big")
        self._company, self._so_far = Static(id="company"), Static(id="so-far")
        self._own, self._due, self._lines = Static(id="own"), Static(id="due"), Static(id="lines")
        self._number = NumberField(number_entry(visit), "", id="number")
        self._scroll = VerticalScroll(id="results", can_focus=False)
        self._reading, self._day = Gathered(id="reading-line"), Gathered(id="day-line")

    def body(self) -> ComposeResult:
        with self._scroll, Vertical(id="board"):
            yield Static(Content(ORNAMENT), id="ornament")
            yield self._headline
            with Center():
                yield self._big
            yield self._together
            yield self._company
            yield self._so_far
            yield self._own
            yield self._number
            yield self._due
            with Center():
                yield self._lines
        yield self._reading
        yield self._day

    def explanation(self) -> str:
        if self.visit.solo:
            return (
                "What you wrote, beside your own past. Your number can be put right until the next sprint "
                "starts. Y shows what you added and took out, and your pace without your rests."
            )
        return (
            "First what the circle wrote together, then your own number beside your own past. "
            "Numbers can be put right until the next sprint starts. “Last seen” is the last count that "
            "arrived of somebody who is away; it stands until they come back. Y shows a page for you alone: "
            "what you added and took out, and your pace without your rests."
        )

    async def on_mount(self) -> None:
        visit = self.visit
        # The number rises once after each bell; whoever comes back to look finds it where it is.
        self._celebrating = visit.begun is not None and visit.celebrated != visit.begun.id
        visit.celebrated = visit.begun.id if visit.begun else ""
        self.look()
        visit.past = await asyncio.to_thread(self.setting.past)

    def look(self) -> None:
        self._ask()
        self._reading.show(gathered_line(self.visit))
        self._day.show(then_lines(self.visit))
        board, width = board_of(self.visit, self.view), min(WIDEST, self.size.width) - MARGIN
        due = self._due_line()
        if (board, due, width) == self._shown:
            return
        self._shown = board, due, width
        for line, words in (
            (self._headline, board.headline),
            (self._together, board.words),
            (self._company, board.company),
            (self._so_far, board.so_far),
            (self._due, due),
        ):
            line.update(Content(words))
            line.display = bool(words)
        moving = self._celebrating and self.app.animation_level == "full"
        self._big.show(board.big, moving=moving)
        self._own.update(Content(board.own) if board.mine is None else mine_content(board.mine))
        self._own.display = bool(board.own) or board.mine is not None
        self._lines.update(lines_content(board.lines, width))
        self.set_class(board.best, "-best")
        self.set_class(board.mine is not None, "-mine")

    def _due_line(self) -> str:
        earlier = [sprint for sprint in self.numbers_due() if sprint != self.visit.begun]
        if not earlier:
            return ""
        return f"Your number for {self.due_words(earlier[0])} is still to come; M hands it in."

    def _ask(self) -> None:
        sprint, entrant = self._part()
        owes = entrant is not None and entrant.source == "typed" and entrant.owes
        self.set_class(owes, "-asking")
        if not owes or sprint is None or entrant is None:
            self._asking = False
            return
        left = left_ms(sprint, self.visit.now())
        rung = standing(sprint, self.visit.now()) == "rung"
        until = f" ({countdown(left)} left, late is fine too)" if rung else ""
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

    def _part(self) -> tuple[Sprint | None, Entrant | None]:
        sprint = self.visit.begun
        return sprint, sprint.entrants.get(self.visit.me) if sprint is not None else None

    # -- commands --------------------------------------------------------------------------------

    def works(self, command: Command) -> bool:
        sprint, entrant = self._part()
        match command.id:
            case "so_far":
                return self._chained or self._leads
            case "own_page":
                return entrant is not None
            case "amend":
                return entrant is not None and entrant.result is not None and self._amendable(sprint)
            case "undo":
                return self.visit.writer.may_undo and self._amendable(sprint)
        return super().works(command)

    def offered(self) -> list[Command]:
        first = FIRST if gathering_in(self.visit.room) is None else WHILE_GATHERED
        # The key of the rounds leads a day where there are none: no hurry about that while none is planned.
        early = self._chained or (self.visit.room is not None and self.visit.room.agenda is not None)
        order = {name: at for at, name in enumerate(first) if early or name != "so_far"}
        return sorted(super().offered(), key=lambda command: order.get(command.id, len(first)))

    def titled(self, command: Command) -> str:
        if command.id == "so_far" and not self._chained:
            return "Lead"
        if (command.id, self.view) in (("so_far", "chain"), ("own_page", "you")):
            return (
                "This round" if command.id == "so_far" else "The sprint" if self.visit.solo else "Everybody"
            )
        return super().titled(command)

    @property
    def _chained(self) -> bool:
        """Whether there are rounds to look at together."""
        sprint, _ = self._part()
        return sprint is not None and sprint.chain is not None

    @property
    def _leads(self) -> bool:
        """Whether this person may lead a day here."""
        return any(
            command.id == "console_here" and self.works(command) for command in commands_of(self.place)
        )

    def _amendable(self, sprint: Sprint | None) -> bool:
        room = self.visit.room
        return room is not None and sprint is not None and may_amend(room, sprint, self.visit.now())

    async def action_so_far(self) -> None:
        """The rounds; where there are none, what the key does in the lobby."""
        if self._chained:
            self._turn_to("round" if self.view == "chain" else "chain")
        elif self._leads:
            await self.action_console()
        else:
            self.tell("This sprint stands alone; there are no other rounds.")

    def action_own_page(self) -> None:
        self._turn_to("round" if self.view == "you" else "you")

    def _turn_to(self, view: View) -> None:
        self.view = view
        self._celebrating = False
        self._scroll.scroll_home(animate=False)
        self.look()
        self.show_keys()

    def action_further_up(self) -> None:
        self._scroll.scroll_page_up(animate=False)

    def action_further_down(self) -> None:
        self._scroll.scroll_page_down(animate=False)

    def action_amend(self) -> None:
        sprint, entrant = self._part()
        if sprint is None or entrant is None or entrant.result is None:
            self.tell("There is no number of yours to put right yet.")
            return
        if not self._amendable(sprint):
            self.tell("The next sprint has started, so this result stands as it is.")
            return
        baseline = entrant.baseline

        async def answered(amount: int | None) -> None:
            if amount is not None:
                await self._settle(baseline + amount)

        entry = amount_entry(self.visit, sprint, entrant)
        question = f"How many {entrant.unit} did you write in this sprint?"
        self.app.push_screen(NumberDialog(self.setting, entry, question, str(entry.base)), answered)

    async def action_undo(self) -> None:
        if await self.attempt(self.visit.writer.undo_settle()):
            more = self.visit.writer.may_undo
            self.tell(f"That is the number from before.{' U goes back further.' if more else ''}")

    async def action_write(self) -> None:
        await self.app.pop_screen()

    async def action_to_lobby(self) -> None:
        if self.visit.solo:
            self.action_home()
            return
        from sprint.screens.lobby import LobbyScreen

        self.app.switch_screen(LobbyScreen(self.visit))
