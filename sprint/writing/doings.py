"""What one did in a room, and how each of it is taken back, the last first.

What carries a sealed text, or is done to a day, has its own way of being done; all raise ``Refused`` and
``DeskTrouble`` as ``Link.do``, and those with texts ``BadInput``.
"""

from collections import deque
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from sprint.core import acts
from sprint.core.acts import Body
from sprint.core.agenda.acts import AgendaBody, Forgo, Plan
from sprint.core.errors import SprintError
from sprint.core.reading.acts import Adjourn, Withdraw
from sprint.core.room import Room
from sprint.link.base import Link
from sprint.writing.undoing import MOST_DONE, changed_back, may_take_back, undoing

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


class Done(NamedTuple):
    """Something that this person did to the clock or the circle, and the act that takes it back, if any.

    There is no ``body`` where what was done carries a sealed text; ``words`` are those that come back with a
    plan.
    """

    act: str
    body: Body | None
    back: Body | None
    words: "AgendaWords | None" = None


class Doings:
    """One person's, over ``link``; ``room`` gives the room as it is now, or None where that is not known.

    While ``taking_back``, what is heard next is the answer to that.
    """

    def __init__(self, link: Link, room: Callable[[], Room | None]) -> None:
        self._link, self._room = link, room
        self._done: deque[Done] = deque(maxlen=MOST_DONE)
        self.taking_back = False

    # -- doing ---------------------------------------------------------------------------------

    async def do(self, body: Body) -> str:
        """Act, and remember how that is taken back; gives the act's id."""
        room = self._room()
        act = await self._link.do(body)
        back = undoing(room, self._link.me, body, act) if room is not None else None
        if back is not None or isinstance(body, acts.Begin | acts.End):
            self._done.append(Done(act, body, back))
        return act

    async def offer(self, text: str, about: "About", welcome: "Welcome", reading: str, replaces: str) -> str:
        """Offer a piece for a ``reading`` or the next, in the place of one or of none; gives its id."""
        piece = await self._link.readings.offer(
            text, about, welcome, reading=reading or None, replaces=replaces or None
        )
        self._done.append(Done(piece, None, Withdraw(piece)))
        return piece

    async def call(self, loaded: "LoadedProtocol", gather_ms: int, *, ahead: bool) -> None:
        """Call a reading."""
        act = await self._link.readings.call(loaded.protocol, loaded.words, gather_ms, ahead=ahead)
        self._done.append(Done(act, None, Adjourn(act)))

    async def plan(self, plan: "ToLead", notes: "OwnNotes") -> None:
        """Plan a day, its notes for oneself alone."""
        act = await notes.plan(plan)
        self._done.append(Done(act, None, Forgo(act)))

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
        self._done.append(Done(done.act, None, done.back, done.words))

    async def meet(self, typed: str, now: datetime) -> None:
        """Set the circle's next date as it was typed; raises ``BadSchedule``, too."""
        from sprint.writing.meeting import set_date

        act, back = await set_date(self._link, typed, now)
        self._done.append(Done(act, None, back))

    # -- taking back ---------------------------------------------------------------------------

    @property
    def last(self) -> Done | None:
        """What was done last, and not taken back."""
        return self._done[-1] if self._done else None

    def give_up(self) -> None:
        """Forget what was done last, for it cannot be taken back any more: what was before that may be."""
        if self._done:
            self._done.pop()

    def refused(self, act: str) -> None:
        """The room did not take an act: there is nothing to take back of it."""
        self.taking_back = False
        self._done = deque((done for done in self._done if done.act != act), MOST_DONE)

    @property
    def may_take_back(self) -> bool:
        """Whether what was done last can be taken back now."""
        back, room = self.last.back if self.last else None, self._room()
        if isinstance(back, Withdraw) and self._link.sends(back.piece):
            return True
        return back is not None and room is not None and may_take_back(room, back)

    async def take_back(self) -> None:
        """Take back what was done last; the room's answer is told as such.

        What was done to a day is gone from the list then, so that the next taking back is of what was before
        it. With a sprint or a reading, the taking back is what was done last.
        """
        done = self.last
        if done is None or done.back is None or not self.may_take_back:
            return
        self.taking_back = True
        try:
            if isinstance(done.back, Plan):
                await self._plan_back(done.back, done.words)
            elif isinstance(done.back, AgendaBody):
                await self._link.do(done.back)
            else:
                await self.do(done.back)
        except SprintError:
            self.taking_back = False
            raise
        if isinstance(done.back, AgendaBody):
            self._done.remove(done)

    async def _plan_back(self, back: Plan, words: "AgendaWords | None") -> None:
        """Plan a day as it was before one took it away, or before one changed what is to come."""
        from sprint.core.agenda.words import AgendaWords
        from sprint.writing.replanning import plan_back

        await plan_back(self._link, back, words or AgendaWords())
        if back.changes is not None:
            self._done = deque(
                (one._replace(back=changed_back(back, one.back)) for one in self._done), MOST_DONE
            )
