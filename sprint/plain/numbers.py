"""One's own number: typed in, doubted once, settled and amended."""

from collections.abc import Callable
from typing import Literal

import msgspec

from sprint.core.errors import BadInput, Refused
from sprint.core.figures import named_count
from sprint.core.results import Row, board, pace
from sprint.core.sprints import Sprint
from sprint.plain import commands
from sprint.plain.results import mine
from sprint.plain.sentences import own_line
from sprint.plain.stay import Stay
from sprint.telling.doubts import doubted
from sprint.telling.numbers import parse_number
from sprint.telling.phases import own_ms
from sprint.writing.pages import NumberPage
from sprint.writing.past import own_in, past_paces

Purpose = Literal["report", "settle"]
Numbers = commands.Number | commands.Mine | commands.From | commands.Settle | commands.Amend | commands.Goal


class Doubt(msgspec.Struct, frozen=True):
    """A number that was asked about, and what it was given for."""

    number: int
    purpose: Purpose


class Ledger:
    """Takes numbers; ``tell`` says what became of them. ``doubt`` is one that waits for keep or fix."""

    def __init__(self, stay: Stay, tell: Callable[[str], None]) -> None:
        self.doubt: Doubt | None = None
        self.amended = False
        self._stay, self._tell = stay, tell

    async def take(self, command: Numbers) -> None:
        """Carry it out; raises ``SprintError`` where that cannot be, and then changed nothing."""
        match command:
            case commands.Number(text=text):
                await self._number(text)
            case commands.Mine():
                self._mine()
            case commands.From(text=text):
                await self._begin_from(text)
            case commands.Settle():
                await self._settle(self._stay.writer.count)
            case commands.Amend(text=text):
                await self._consider(self._read(text), "settle")
            case commands.Goal(amount=amount):
                writer = self._stay.writer
                writer.terms = msgspec.structs.replace(writer.terms, goal=amount)
                self._tell("No goal." if amount is None else f"Your goal is {amount:,}.")

    async def keep(self) -> None:
        """Take the number that was asked about."""
        doubt, self.doubt = self.doubt, None
        if doubt is None:
            raise BadInput("Nothing was asked.")
        await self._do(doubt.number, doubt.purpose)

    def fix(self) -> None:
        """Drop the number that was asked about."""
        if self.doubt is None:
            raise BadInput("Nothing was asked.")
        self.doubt = None
        self._tell("Dropped. Type the right number.")

    async def undo(self) -> None:
        """Bring the result back that was amended; raises ``Refused``."""
        count = await self._stay.writer.undo_settle()
        self.amended = False
        self._remember(count)

    async def _number(self, text: str) -> None:
        page = self._stay.page
        if not isinstance(page, NumberPage):
            raise Refused(
                "not-typed",
                "Your count comes from your draft here. amend and a number puts a result right; with --count "
                "typed you give the numbers.",
            )
        number = parse_number(text, page.count)
        entrant = self._stay.entrant
        rung = self._stay.begun is not None and self._stay.begun.bell_rang
        owes = rung and entrant is not None and entrant.owes and self._stay.stands != "scheduled"
        await self._consider(number, "settle" if owes else "report")

    def _read(self, text: str) -> int:
        entrant = self._stay.entrant
        base = entrant.result.count if entrant is not None and entrant.result is not None else 0
        if isinstance(self._stay.page, NumberPage) or not base or entrant is None:
            return parse_number(text, base)
        # Whoever writes here thinks of what they wrote, not of how long the whole text is.
        return parse_number(text, base - entrant.baseline) + entrant.baseline

    async def _consider(self, number: int, purpose: Purpose) -> None:
        stay = self._stay
        why = None
        if stay.begun is not None and stay.entrant is not None and stay.begun.phase != "cancelled":
            why = doubted(stay.me, stay.begun, stay.now(), stay.past, stay.page.count, number)
        if why is None:
            self.doubt = None
            await self._do(number, purpose)
            return
        self.doubt = Doubt(number, purpose)
        self._tell(f"{why} Type keep for {number:,}, or fix.")

    async def _do(self, number: int, purpose: Purpose) -> None:
        if purpose == "settle":
            await self._settle(number)
            return
        self._remember(number)
        entrant, sprint = self._stay.entrant, self._stay.sprint
        if entrant is None or sprint is None or sprint.phase != "running":
            self._tell(f"{number:,}. Your count begins there.")
        else:
            wrote = max(0, number - entrant.baseline)
            self._tell(f"{named_count(wrote, entrant.unit)} so far.")

    async def _settle(self, number: int) -> None:
        entrant = self._stay.entrant
        again = entrant is not None and entrant.result is not None
        await self._stay.writer.settle(number)
        self._remember(number)
        self.amended = again
        if not again and entrant is not None:
            self._tell(f"Settled: {named_count(max(0, number - entrant.baseline), entrant.unit)}.")

    async def _begin_from(self, text: str) -> None:
        number = parse_number(text, 0)
        entrant = self._stay.entrant
        if entrant is None or not entrant.counts:
            self._remember(number)
            self._tell(f"Your count begins at {number:,}.")
            return
        await self._stay.writer.rebase(number)
        if self._stay.page.count < number:
            self._remember(number)

    def _remember(self, number: int) -> None:
        if isinstance(self._stay.page, NumberPage):
            self._stay.page.type(number)

    def _mine(self) -> None:
        stay, entrant, sprint, room = self._stay, self._stay.entrant, self._stay.begun, self._stay.room
        if room is None or entrant is None or sprint is None:
            unit = stay.writer.terms.unit
            self._tell(f"Your text has {named_count(stay.page.count, unit)}.")
            return
        if sprint.bell_rang:
            self._mine_after(board(room, sprint), sprint)
            return
        wrote = stay.writer.written
        so_far = None if wrote is None else pace(wrote, own_ms(sprint, entrant, stay.now()))
        self._tell(own_line(wrote, entrant.unit, stay.writer.terms.goal, so_far))

    def _mine_after(self, rows: tuple[Row, ...], sprint: Sprint) -> None:
        stay = self._stay
        for row in rows:
            if row.member == stay.me:
                own = own_in(sprint.id, stay.writer, stay.past)
                for line in mine(row, own, past_paces(stay.past, row.unit, but=sprint.id)):
                    self._tell(line)
