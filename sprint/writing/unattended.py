"""A day that is led with nobody at the keyboard: from the room that is opened for it to its end.

The shells say what happens; the room stays open afterwards, and the day goes on when this is stopped before.
"""

import asyncio
import contextlib
import signal
from collections.abc import Callable

from sprint.core.agenda.dayplan import DayPlan
from sprint.core.errors import Refused, SprintError
from sprint.desk.desk import Desk
from sprint.link.base import Link
from sprint.link.news import ActAnswered, News
from sprint.writing.autoleading import AutoLead
from sprint.writing.dayopening import find_day
from sprint.writing.endings import note_gone
from sprint.writing.leaving import End, Ending
from sprint.writing.ownnotes import OwnNotes
from sprint.writing.rooms import remember_room

LOOK_S = 0.1
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
DONE = "The day is over. The room stays open; `sprint host` leads back to it."
GOES_ON = "You watch no more. The day goes on by itself; `sprint host` leads back to it."
NOT_BEGUN = "You watch no more. The day has not begun; the same command goes back and begins it in its time."

#: The word with which a plan is refused where somebody was first with another; that one is led then.
FIRST = "already-planned"


class Unattended:
    """Leads the day of the room of ``link``; ``say`` is told what a person should know."""

    def __init__(self, desk: Desk, link: Link, plan: DayPlan, say: Callable[[str], None]) -> None:
        self._desk, self._link, self._plan, self._say = desk, link, plan, say
        self._auto = AutoLead(link)
        self._waiting = ""
        self._ending = Ending(link)
        #: Why the room has not taken the plan: nobody waits for a day that never comes.
        self._refused: Refused | None = None
        link.listen(self._hear)

    def end(self, end: End) -> None:
        """End in this way, unless it ends already."""
        self._ending.end(end)

    async def run(self) -> End:
        """Lead it to its end; gives how that was. Raises the ``SprintError`` that ended it, if any."""
        loop = asyncio.get_running_loop()
        for number in SIGNALS:
            loop.add_signal_handler(number, self._stop, number)
        notes = OwnNotes(self._desk, self._link)
        opening = asyncio.create_task(find_day(self._link, self._plan, self._say, notes.plan))
        try:
            await self._lead(opening)
            end = await self._ending.moment()
        finally:
            opening.cancel()
            await asyncio.gather(opening, return_exceptions=True)
            for number in SIGNALS:
                loop.remove_signal_handler(number)
            await self._put_away()
        if self._ending.error is not None:
            raise self._ending.error
        return end

    async def _lead(self, opening: asyncio.Task[None]) -> None:
        remembered = False
        while not self._ending.over:
            self._ending.check_first_contact()
            if opening.done():
                opening.result()
                if self._refused is not None:
                    raise self._refused
                if not remembered:
                    remembered = True
                    await asyncio.to_thread(remember_room, self._desk, self._link)
                self._tell_waiting()
                await self._auto.look()
                if self._auto.over:
                    self.end(End(DONE))
            await asyncio.sleep(LOOK_S)

    def _hear(self, news: News) -> None:
        match news:
            case ActAnswered(outcome="rejected", kind="plan", code=code, why=why) if code != FIRST:
                self._refused = Refused(code, f"The day could not be planned. {why}")

    def _tell_waiting(self) -> None:
        """Say what the day waits for, once for each thing."""
        waiting = self._auto.waiting
        if waiting and waiting != self._waiting:
            self._say(waiting)
        self._waiting = waiting

    async def _put_away(self) -> None:
        await self._link.close()
        room = self._link.room
        with contextlib.suppress(SprintError):
            await asyncio.to_thread(remember_room, self._desk, self._link)
            if room is not None and self._link.contact == "stopped":
                await asyncio.to_thread(note_gone, self._desk, room.id, self._ending.last.code)

    def _stop(self, number: int) -> None:
        room = self._link.room
        begun = room is not None and room.day is not None
        self.end(End(GOES_ON if begun else NOT_BEGUN, 128 + number))
