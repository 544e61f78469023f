"""What one did in a room, and how each of it is taken back, the last first.

What carries a sealed text, or is done to a day, has its own way of being done; all raise ``Refused`` and
``DeskTrouble`` as ``Link.do``, and those with texts ``BadInput``.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from sprint.core.acts import Body
from sprint.core.agenda.acts import AgendaBody, Clear, Forgo, Move, Plan
from sprint.core.errors import SprintError
from sprint.core.reading.acts import Adjourn, Withdraw
from sprint.core.room import Room
from sprint.link.base import Link
from sprint.writing.done import Done, DoneList
from sprint.writing.undoing import may_take_back, undoing

if TYPE_CHECKING:
    from sprint.core.agenda.blocks import Block
    from sprint.core.agenda.making import ToLead
    from sprint.core.agenda.values import Agenda
    from sprint.core.agenda.words import AgendaWords, BlockWords
    from sprint.core.reading.bodies import About
    from sprint.core.reading.protocol import Welcome
    from sprint.core.reading.protocolfile import LoadedProtocol
    from sprint.writing.ownnotes import OwnNotes
    from sprint.writing.replanning import Replanned
    from sprint.writing.waysback import Way


class Doings:
    """One person's, over ``link``; ``room`` gives the room as it is now, or None where that is not known.

    While ``taking_back``, what is heard next is the answer to that.
    """

    def __init__(self, link: Link, room: Callable[[], Room | None]) -> None:
        self._link, self._room = link, room
        self._done = DoneList()
        self.taking_back = False

    # -- doing ---------------------------------------------------------------------------------

    async def do(self, body: Body) -> str:
        """Act, and remember how that is taken back, or that nothing does; gives the act's id."""
        room = self._room()
        act = await self._link.do(body)
        back = undoing(room, self._link.me, body, act) if room is not None else None
        way: Way | None = None
        if back is None and room is not None and isinstance(body, Move):
            from sprint.writing.waysback import from_part

            way = from_part(room, body)
        self._done.add(Done(act, body, back, way=way))
        return act

    async def tell(self, words: str) -> str:
        """Tell everybody something, which nothing takes back; gives the act's id."""
        act = await self._link.days.announce(words)
        self._done.add(Done(act, None, None))
        return act

    async def show(self, words: str, stood: str) -> str:
        """Put words on view, where those of ``stood`` are just now or none; gives the act's id."""
        from sprint.writing.waysback import ViewBack

        room = self._room()
        act = await self._link.days.announce(words, stays=True)
        was = room.on_view if room is not None and stood else ""
        self._done.add(Done(act, None, None, way=ViewBack(act, was, stood)))
        return act

    async def clear_view(self, body: Clear, stood: str) -> None:
        """Take from view the words ``stood``."""
        from sprint.writing.waysback import ViewBack

        act = await self._link.do(body)
        self._done.add(Done(act, body, None, way=ViewBack("", body.view, stood)))

    async def note(self, notes: "OwnNotes", block: str, words: str) -> None:
        """Keep a note to oneself."""
        from sprint.writing.waysback import NoteBack

        before = notes.of(block)
        await notes.keep({block: words})
        self._done.add(Done("", None, None, way=NoteBack(notes, block, before)))

    def went(self, way: "Way") -> None:
        """Something was done on this machine alone, which this is the way back from."""
        self._done.add(Done("", None, None, way=way))

    def go_as_one(self, added: str) -> None:
        """What was done last led the day on to the part ``added``, which was put in for that just before:
        they are taken back together, or not at all.
        """
        from sprint.writing.waysback import PartBack

        led = self.last
        self._done.give_up()
        put_in = self.last
        self._done.give_up()
        if led is None or put_in is None:
            return
        way = led.way
        if isinstance(way, PartBack):
            way = PartBack(way.agenda, way.moves, way.block, way.ends_at, added)
            led = led._replace(back=put_in.back, on=put_in.on, way=way)
        self._done.add(led)

    async def offer(self, text: str, about: "About", welcome: "Welcome", reading: str, replaces: str) -> str:
        """Offer a piece for a ``reading`` or the next, in the place of one or of none; gives its id."""
        piece = await self._link.readings.offer(
            text, about, welcome, reading=reading or None, replaces=replaces or None
        )
        self._done.add(Done(piece, None, Withdraw(piece)))
        return piece

    async def call(self, loaded: "LoadedProtocol", gather_ms: int, *, ahead: bool) -> None:
        """Call a reading."""
        act = await self._link.readings.call(loaded.protocol, loaded.words, gather_ms, ahead=ahead)
        self._done.add(Done(act, None, Adjourn(act)))

    async def plan(self, plan: "ToLead", notes: "OwnNotes") -> None:
        """Plan a day, its notes for oneself alone."""
        act = await notes.plan(plan)
        self._done.add(Done(act, None, Forgo(act)))

    async def forgo(self, day: "Agenda") -> None:
        """Take away a day of which nothing has begun."""
        from sprint.writing.replanning import forgo_day

        self._replanned(await forgo_day(self._link, day))

    async def change(
        self, day: "Agenda", blocks: "tuple[Block, ...]", words: "Mapping[str, BlockWords]"
    ) -> None:
        """Change what is to come of a day."""
        from sprint.writing.replanning import change_day

        self._replanned(await change_day(self._link, day, blocks, words))

    def _replanned(self, done: "Replanned") -> None:
        self._done.add(Done(done.act, None, done.back, done.words, done.on))

    async def meet(self, typed: str, now: datetime) -> None:
        """Set the circle's next date as it was typed; raises ``BadSchedule``, too."""
        from sprint.writing.meeting import set_date

        act, back = await set_date(self._link, typed, now)
        self._done.add(Done(act, None, back))

    # -- taking back ---------------------------------------------------------------------------

    @property
    def last(self) -> Done | None:
        """What was done last, and not taken back."""
        return self._done.last

    def give_up(self) -> None:
        """Forget what was done last, for it cannot be taken back any more: what was before that may be."""
        self._done.give_up()

    def refused(self, act: str) -> None:
        """The room did not take an act: there is nothing to take back of it."""
        self.taking_back = False
        self._done.refused(act)

    @property
    def waits(self) -> bool:
        """Whether the room has not answered yet, so that nobody knows what can be taken back."""
        return self._link.waits > 0

    @property
    def may_take_back(self) -> bool:
        """Whether what was done last can be taken back now."""
        done, room = self.last, self._room()
        if done is None or room is None:
            return False
        if isinstance(done.back, Withdraw) and self._link.sends(done.back.piece):
            return True
        # What was a moment ago when the last entry came may be long ago by now.
        now = max(self._link.now() or 0, room.at)
        if done.way is not None:
            return done.way.holds(room, now)
        return done.back is not None and may_take_back(room, done.back, now)

    async def take_back(self) -> None:
        """Take back what was done last; the room's answer is told as such.

        What was done to a day is gone from the list then, so that the next taking back is of what was before
        it. With a sprint or a reading, the taking back is what was done last, where it can be taken back.
        """
        done = self.last
        if done is None or not self.may_take_back:
            return
        self.taking_back = bool(done.act)
        try:
            if done.way is not None:
                await self._go_back(done, done.way)
            elif isinstance(done.back, Plan):
                await self._plan_back(done.back, done.on, done.words)
            elif isinstance(done.back, AgendaBody):
                await self._link.do(done.back)
            elif done.back is not None:
                await self._undo(done, done.back)
        except SprintError:
            self.taking_back = False
            raise
        if done.way is None and isinstance(done.back, AgendaBody):
            self._done.remove(done)

    async def _undo(self, done: Done, back: Body) -> None:
        """Do what takes something back."""
        await self.do(back)
        again = self.last
        if again is not None and again.back is None:
            self._done.give_up()
            self._done.remove(done)

    async def _go_back(self, done: Done, way: "Way") -> None:
        """Go a way back."""
        from sprint.writing.waysback import ViewBack

        act = await way.go(self._link)
        self._done.remove(done)
        if isinstance(way, ViewBack):
            self._done.shown_again(way.was, act)
        if isinstance(done.back, Plan):
            self._done.changed_back(done.back, done.on)

    async def _plan_back(self, back: Plan, on: int, words: "AgendaWords | None") -> None:
        """Plan a day as it was before one took it away, or before one changed what is to come."""
        from sprint.core.agenda.words import AgendaWords
        from sprint.writing.replanning import plan_back

        await plan_back(self._link, back, words or AgendaWords())
        if back.changes is not None:
            self._done.changed_back(back, on)
