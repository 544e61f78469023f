"""One's own number: typed in, doubted once, settled and amended."""

from collections.abc import Callable
from typing import Literal

import msgspec

from sprint.core.errors import BadInput, Refused
from sprint.core.figures import named_count
from sprint.core.results import Row, board, owed, pace
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


class Given(msgspec.Struct, frozen=True):
    """A number, and what it was given for: ``before`` is a sprint left behind."""

    number: int
    purpose: Purpose
    before: Sprint | None


class Ledger:
    """Takes numbers; ``tell`` says what became of them. ``doubt`` is one that waits for keep or fix."""

    def __init__(self, stay: Stay, tell: Callable[[str], None]) -> None:
        self.doubt: Given | None = None
        self.amended = False
        self._stay, self._tell = stay, tell

    async def take(self, command: Numbers) -> None:
        """Carry it out; raises ``SprintError`` where that cannot be, and then changed nothing."""
        match command:
            case commands.Number(text=text, said=said):
                await self._number(text, said=said)
            case commands.Mine():
                self._mine()
            case commands.From(text=text):
                await self._begin_from(text)
            case commands.Settle(text=""):
                await self._settle(self._standing(), self._before)
            case commands.Settle(text=text) | commands.Amend(text=text):
                before = self._before
                number = self._read(text) if before is None else parse_number(text, self._stay.page.count)
                await self._consider(number, "settle", before)
            case commands.Goal(amount=amount):
                writer = self._stay.writer
                writer.terms = msgspec.structs.replace(writer.terms, goal=amount)
                self._tell("No goal." if amount is None else f"Your goal is {amount:,}.")

    async def keep(self) -> None:
        """Take the number that was asked about."""
        doubt, self.doubt = self.doubt, None
        if doubt is None:
            raise BadInput("Nothing was asked.")
        await self._do(doubt)

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

    @property
    def _before(self) -> Sprint | None:
        """The sprint that still waits for a number although others have gone on from it."""
        room, begun, me = self._stay.room, self._stay.begun, self._stay.me
        if room is None or begun is None or (begun.bell_rang and me in begun.entrants):
            return None
        return next(iter(owed(room, me)), None)

    def _standing(self) -> int:
        """The count as it stands, where that is the one to settle."""
        stay, before = self._stay, self._before
        if before is not None and stay.entrant is not None and stay.page.count > stay.entrant.baseline:
            raise BadInput(
                f"Say the number that stood at the bell of {self._named(before)}, for example settle 500."
            )
        return stay.writer.count

    def _named(self, sprint: Sprint) -> str:
        if sprint.chain is not None:
            return f"round {sprint.chain.round}"
        return f"the sprint of {self._stay.clock(sprint.starts_at)}"

    async def _number(self, text: str, *, said: bool) -> None:
        page = self._stay.page
        if not isinstance(page, NumberPage):
            raise Refused(
                "not-typed",
                "Your count comes from your draft here. amend and a number puts a result right; with --count "
                "typed you give the numbers.",
            )
        number = parse_number(text, page.count)
        before, begun, entrant = self._before, self._stay.begun, self._stay.entrant
        over = begun is not None and begun.phase != "running"
        if before is not None and not over and not said:
            raise BadInput(
                f"For {self._named(before)}, or for now? Say settle {number:,}, or count {number:,}."
            )
        # Nothing runs after a bell, also where the next round is set: what is given then was waited for.
        owes = over and (
            before is not None
            or (begun is not None and begun.bell_rang and entrant is not None and entrant.owes)
        )
        await self._consider(number, "settle" if owes else "report", before if owes else None)

    def _read(self, text: str) -> int:
        entrant = self._stay.entrant
        base = entrant.result.count if entrant is not None and entrant.result is not None else 0
        if isinstance(self._stay.page, NumberPage) or not base or entrant is None:
            return parse_number(text, base)
        # Whoever writes here thinks of what they wrote, not of how long the whole text is.
        return parse_number(text, base - entrant.baseline) + entrant.baseline

    async def _consider(self, number: int, purpose: Purpose, before: Sprint | None) -> None:
        stay, sprint = self._stay, before or self._stay.begun
        why = None
        if sprint is not None and sprint.phase != "cancelled":
            why = doubted(stay.me, sprint, stay.now(), stay.past, stay.page.count, number)
        given = Given(number, purpose, before)
        if why is None:
            self.doubt = None
            await self._do(given)
            return
        self.doubt = given
        self._tell(f"{why} Type keep for {number:,}, or fix.")

    async def _do(self, given: Given) -> None:
        number = given.number
        if given.purpose == "settle":
            await self._settle(number, given.before)
            return
        self._remember(number)
        entrant, sprint = self._stay.entrant, self._stay.sprint
        if entrant is None or sprint is None or sprint.phase != "running":
            self._tell(f"{number:,}. Your count begins there.")
        else:
            wrote = max(0, number - entrant.baseline)
            self._tell(f"{named_count(wrote, entrant.unit)} so far.")

    async def _settle(self, number: int, before: Sprint | None) -> None:
        if before is not None:
            await self._hand_in(number, before)
            return
        begun, entrant, writer = self._stay.begun, self._stay.entrant, self._stay.writer
        again = entrant is not None and entrant.result is not None
        # By its id: a program that was started since the bell takes no part in it any more.
        await (writer.settle(number) if begun is None else writer.hand_in(begun.id, number))
        self._remember(number)
        self.amended = again
        if not again and entrant is not None:
            self._tell(f"Settled: {named_count(max(0, number - entrant.baseline), entrant.unit)}.")

    async def _hand_in(self, number: int, before: Sprint) -> None:
        stay, entrant = self._stay, before.entrants[self._stay.me]
        await stay.writer.hand_in(before.id, number)
        self._remember(max(number, stay.page.count))
        wrote = named_count(max(0, number - entrant.baseline), entrant.unit)
        self._tell(f"Settled for {self._named(before)}: {wrote}.")

    async def _begin_from(self, text: str) -> None:
        number = parse_number(text, 0)
        entrant = self._stay.entrant
        if entrant is None or not entrant.counts:
            if not isinstance(self._stay.page, NumberPage):
                standing = named_count(self._stay.page.count, self._stay.writer.terms.unit)
                raise Refused(
                    "not-typed",
                    f"Your count begins with what stands in your draft when a sprint begins: {standing} now. "
                    "Nothing was done; from is for a sprint that runs.",
                )
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
        # Whoever has come back takes part again a moment later.
        if room is None or entrant is None or sprint is None or stay.writer.part is None:
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
