"""Looking after the tables from the console: more time, pass over, another first, deal again, move."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Final

from sprint.core.acts import Body
from sprint.core.reading.acts import Defer, Prefer, Prolong, Redeal, Reseat
from sprint.core.reading.tending import OpenTurn, may_deal_again, open_turns, reading_at_tables
from sprint.core.reading.values import Reading
from sprint.core.rights import may_drop
from sprint.screens.bringing import BringingScreen
from sprint.screens.command import Command
from sprint.screens.dialogs import Question
from sprint.screens.listdialog import ListDialog, ListLine
from sprint.telling.gathering import gathering_in
from sprint.telling.moments import long_span
from sprint.telling.openturns import table_head, turn_facts
from sprint.telling.ushering import reseat_question

MORE_MS: Final = (30_000, 120_000)
DEAL_AGAIN: Final = "Deal all tables again, with those who are here now"
MOVE: Final = "Move somebody to another table"
#: Why one of these is not to be had: said in its place, so that nobody looks for it.
GIVEN: Final = "No new deal: what was said here stays with its table"
ALONE: Final = "Nobody can move: there is one table"
COMES_AGAIN: Final = "Pass over; the turn comes again at the end"
READS_ON: Final = "Wait no longer; who reads can read on"
ASK_AGAIN: Final = "Deal all tables again? Everybody begins anew; nothing has been given yet."

OVER: Final = "over"
ALL_TABLES: Final = "All tables"

Choice = tuple[str | ListLine, Callable[[], Awaitable[None] | None]]


class TendingScreen(BringingScreen):
    """A screen of a room from which those who lead look after its tables."""

    def works(self, command: Command) -> bool:
        if command.id == "at_tables":
            return self._at_tables is not None or gathering_in(self.visit.room) is not None
        return super().works(command)

    def titled(self, command: Command) -> str:
        if command.id == "at_tables" and self._at_tables is None:
            return "Deal now"
        return super().titled(command)

    def offered(self) -> list[Command]:
        """While pieces are gathered, to deal them comes first."""
        found = super().offered()
        if gathering_in(self.visit.room) is None:
            return found
        return sorted(found, key=lambda command: command.id != "at_tables")

    async def action_at_tables(self) -> None:
        """The tables that stand; while pieces are gathered, deal them."""
        if self._at_tables is None and gathering_in(self.visit.room) is not None:
            await self.action_deal()
        else:
            self._tend()

    def _tend(self) -> None:
        reading, room, visit = self._at_tables, self.visit.room, self.visit
        if reading is None or room is None:
            self.tell("No tables stand just now.")
            return
        if not may_drop(room, visit.me, reading.by, visit.now()):
            self.tell(f"{visit.link.side.name(reading.by)} looks after these tables.")
            return
        choices = self._turns()
        again, several = may_deal_again(room), len(reading.tables) > 1
        whole: list[Choice] = [
            (DEAL_AGAIN, partial(self._deal_again, reading)) if again else (GIVEN, lambda: self.tell(GIVEN)),
            (MOVE, partial(self._move_whom, reading)) if several else (ALONE, lambda: self.tell(ALONE)),
        ]
        heads = [ALL_TABLES if choices else "", ""]
        choices += [
            (ListLine(str(words), head=head), do) for (words, do), head in zip(whole, heads, strict=False)
        ]
        turns = list(open_turns(room))
        self._choose("At the tables", choices, renewed=lambda: self._facts(turns))

    def _facts(self, turns: Sequence[OpenTurn]) -> list[str]:
        """What there is to say of these turns now; one may be over meanwhile."""
        room, visit = self.visit.room, self.visit
        now = {_turn(one): one for one in open_turns(room)} if room is not None else {}
        found = (now.get(_turn(one)) for one in turns)
        return [
            turn_facts(one, visit.link.side, visit.me, visit.now())[1] if one is not None else OVER
            for one in found
        ]

    def _turns(self) -> list[Choice]:
        """The open turns, table by table."""
        room, visit = self.visit.room, self.visit
        choices: list[Choice] = []
        table = 0
        for one in open_turns(room) if room is not None else ():
            head = table_head(one, visit.link.side) if one.table.number != table else ""
            table = one.table.number
            facts = turn_facts(one, visit.link.side, visit.me, visit.now())
            choices.append((ListLine(*facts, head), partial(self._about, one)))
        return choices

    def _about(self, one: OpenTurn) -> None:
        """What can be done about a turn."""
        slot, side = one.turn.slot, self.visit.link.side
        name = "You" if slot.by == self.visit.me else side.name(slot.by)
        choices: list[Choice] = [
            (f"{long_span(by_ms)} more", self._doing(Prolong(slot.piece, slot.step, slot.by, by_ms)))
            for by_ms in MORE_MS
        ]
        if one.may_pass:
            passed = Defer(slot.piece, slot.step, slot.by)
            choices.append((READS_ON if one.silent else COMES_AGAIN, self._doing(passed)))
        for key in one.others:
            first = "Speak first yourself" if key == self.visit.me else f"Let {side.name(key)} speak first"
            choices.append((first, self._doing(Prefer(slot.piece, slot.step, key))))
        self._choose(f"Table {one.table.number}: {name}", choices, back=self._tend)

    def _deal_again(self, reading: Reading) -> None:
        async def answered(agreed: bool | None) -> None:
            if agreed:
                await self.attempt(self.visit.do(Redeal(reading.id, reading.dealing)))

        self.app.push_screen(Question(self.setting, ASK_AGAIN, "deal again", "leave them"), answered)

    def _move_whom(self, reading: Reading) -> None:
        side, me = self.visit.link.side, self.visit.me
        self._choose(
            "Who moves?",
            [
                (
                    f"{'You' if key == me else side.name(key)}, at table {table.number}",
                    partial(self._move_where, reading, key),
                )
                for table in reading.tables
                for key in table.seats
            ],
            back=self._tend,
        )

    def _move_where(self, reading: Reading, key: str) -> None:
        side, here = self.visit.link.side, reading.table_of(key)
        names = {
            table.number: ", ".join(side.name(seat) for seat in table.seats)
            for table in reading.tables
            if table is not here
        }
        self._choose(
            "To which table?",
            [
                (f"Table {number}: {there}", partial(self._ask_to_move, reading, key, number))
                for number, there in names.items()
            ],
            back=partial(self._move_whom, reading),
        )

    def _ask_to_move(self, reading: Reading, key: str, number: int) -> None:
        question = reseat_question(reading, self.visit.link.side, self.visit.me, key, number)
        self.ask(question, "move them", "leave it", Reseat(reading.id, reading.dealing, key, number))

    def _doing(self, body: Body) -> Callable[[], Awaitable[None]]:
        async def do() -> None:
            await self.attempt(self.visit.do(body))

        return do

    def _choose(
        self,
        title: str,
        choices: Sequence[Choice],
        *,
        back: Callable[[], Awaitable[None] | None] | None = None,
        renewed: Callable[[], Sequence[str]] | None = None,
    ) -> None:
        """Let one be chosen; Esc leads ``back``, where the list came from another."""

        async def chosen(at: int | None) -> None:
            do = choices[at][1] if at is not None else back
            if do is not None and (doing := do()) is not None:
                await doing

        lines = [words for words, _ in choices]
        self.app.push_screen(ListDialog(self.setting, title, lines, "This one", renewed=renewed), chosen)

    @property
    def _at_tables(self) -> Reading | None:
        room = self.visit.room
        return reading_at_tables(room) if room is not None else None


def _turn(one: OpenTurn) -> tuple[str, str, int, str]:
    """What tells a turn from all others."""
    slot = one.turn.slot
    return one.reading.id, slot.piece, slot.step, slot.by
