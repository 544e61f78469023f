"""Being there for a reading: one sits in when it is called, and shows a sign of life when one's turn opens.

Everybody at a table waits for the one whose turn it is. Whoever touched a key a moment ago is there; a
program that runs on before an empty chair is not. Where a day has come to a part in which pieces are read,
everybody who is in the room sits in, for then it may be long since anybody had to touch a key; but not who
leads, for a console may stand open all day, and may come back, with nobody at it who means to read.
"""

import asyncio
import contextlib
from collections.abc import Coroutine

from sprint.clocks import mono_ms
from sprint.core import acts
from sprint.core.errors import Refused, SprintError
from sprint.core.reading.acts import Attend
from sprint.core.reading.looking import my_turns
from sprint.core.reading.values import Reading
from sprint.core.rights import leads
from sprint.link.base import Link
from sprint.link.news import ContactChanged, Happened, News

THERE_FOR_MS = 90_000.0


class Attending:
    """Watches one link. A shell calls ``touched`` with whatever the person types or presses."""

    def __init__(self, link: Link) -> None:
        self._always = False
        self._link = link
        self._touched_at = mono_ms()
        self._sat: set[str] = set()
        self._shown: set[tuple[str, str, int, int]] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._stop = link.listen(self._hear)

    def touched(self) -> None:
        """The person is at the keyboard."""
        self._touched_at = mono_ms()
        self._look()

    def count_as_there(self, *, always: bool) -> None:
        """Be there whether or not anything is typed, as a program is that answers by itself; or no more."""
        self._always = always
        self.touched()

    async def close(self) -> None:
        """Watch no more."""
        self._stop()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _hear(self, news: News) -> None:
        if isinstance(news, Happened | ContactChanged):
            self._look()

    def _look(self) -> None:
        room = self._link.room
        there = self._always or mono_ms() - self._touched_at <= THERE_FOR_MS
        if room is None or self._link.contact != "joined" or not self._link.caught_up:
            return
        me = self._link.me
        now = room.day.now if room.day is not None else None
        for reading in room.readings:
            follows = now is not None and now.reading == reading.id and not leads(room, me)
            if reading.live if follows else there and reading.phase == "gathering":
                self._sit_in(reading)
        for mine in my_turns(room, me) if there else ():
            slot = mine.turn.slot
            turn = (slot.piece, slot.by, slot.step, mine.turn.opened_at)
            if mine.turn.alone and turn not in self._shown:
                self._shown.add(turn)
                self._begin(self._show())

    def _sit_in(self, reading: Reading) -> None:
        # Once for each reading: who goes from it then has gone.
        if reading.id in self._sat:
            return
        self._sat.add(reading.id)
        me = self._link.me
        if me not in reading.guests and me not in reading.out and reading.table_of(me) is None:
            self._begin(self._attend(reading.id))

    async def _attend(self, reading: str) -> None:
        try:
            await self._link.do(Attend(reading))
        except Refused as refused:
            # What the room refuses was not needed, or came too late; a connection that just goes comes again.
            if refused.code == "not-connected":
                self._sat.discard(reading)
        except SprintError:
            # A disk that is full now may have room again.
            self._sat.discard(reading)

    async def _show(self) -> None:
        # Refused is as well: then it was not needed, or came too late.
        with contextlib.suppress(SprintError):
            await self._link.do(acts.Here())

    def _begin(self, act: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(act, name="attending")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
