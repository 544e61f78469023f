"""Leading a day with nobody at the keyboard: it is begun, and in a talk everybody gets their time.

All else goes on by itself: parts end, sprints ring, and tables pass a turn on whose reader is away. Where
there was nothing to read, nobody waits for an hour in which nothing happens.
"""

from sprint.clocks import local_time, mono_ms
from sprint.core.acts import Body
from sprint.core.agenda.acts import Move, Yield
from sprint.core.agenda.timetable import begins_at
from sprint.core.agenda.values import Agenda
from sprint.core.errors import Refused
from sprint.core.room import Room
from sprint.link.base import Link
from sprint.writing.autowaiting import taken_back, waiting_words
from sprint.writing.dayopening import is_there
from sprint.writing.talkround import round_of

AGAIN_MS = 3_000.0


class AutoLead:
    """Looks several times a second, and acts where it is time."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self._again_at = 0.0
        self._rounds = -1
        self._led = False

    @property
    def over(self) -> bool:
        """Whether there was a day to lead, and it is over.

        The last one of a room that one goes back to is none, while the plan of the next is on its way.
        """
        agenda = self._link.room.agenda if self._link.room is not None else None
        return self._led and agenda is not None and not agenda.live

    @property
    def waiting(self) -> str:
        """What the day waits for, as a sentence; nothing while one acts, or is not there."""
        room, now = self._link.room, self._link.now()
        day = room.agenda if room is not None else None
        if room is None or now is None or day is None or not day.live or not is_there(self._link):
            return ""
        if day.phase == "planned" and self._is_time(room, day, now):
            return ""
        return waiting_words(self._link, room, day, now)

    async def look(self) -> None:
        """Do what is due now; what the room refuses is tried again a little later."""
        room, now = self._link.room, self._link.now()
        day = room.agenda if room is not None else None
        self._led = self._led or (day is not None and day.live)
        if (
            room is None
            or now is None
            or day is None
            or not is_there(self._link)
            or mono_ms() < self._again_at
        ):
            return
        if day.phase == "planned" and self._is_time(room, day, now):
            await self._do(Move(day.id, day.moves, day.blocks[0].id))
        elif day.phase == "running" and day.talk is not None:
            await self._give_round(room, day)
        elif _has_fallen(room, day, now):
            await self._do(Move(day.id, day.moves, day.to_come[0].id if day.to_come else None))

    def _is_time(self, room: Room, day: Agenda, now: int) -> bool:
        if taken_back(day):
            return False
        if room.sprint is not None and room.sprint.live:
            return False
        at = begins_at(day.blocks)
        if at is not None:
            return now >= at
        on = self._link.side.days.planned_on(day.id)
        return (on is None or local_time(now).date() >= on) and bool(self._others(room))

    def _others(self, room: Room) -> list[str]:
        """Who is here besides: an empty chair is not."""
        standings, me = self._link.standings, self._link.me
        return [
            key
            for key, member in room.seated.items()
            if key != me and (live := standings.get(member.seat)) is not None and live.status != "away"
        ]

    async def _give_round(self, room: Room, day: Agenda) -> None:
        """Put everybody in line once, and oneself out of it again: there is nobody here to speak."""
        talk, me = day.talk, self._link.me
        if talk is None:
            return
        if me == talk.speaker or me in talk.line:
            await self._do(Yield(day.id, day.moves, me))
            return
        wanted = self._rounds != day.moves and bool(self._others(room))
        if wanted and await self._do(round_of(self._link, day)):
            self._rounds = day.moves
            # One's own place in the line is given up as soon as it is known.
            self._again_at = 0.0

    async def _do(self, body: Body) -> bool:
        """Act; gives whether that could be, and else it is tried again."""
        self._again_at = mono_ms() + AGAIN_MS
        try:
            await self._link.do(body)
        except Refused:
            return False
        return True


def _has_fallen(room: Room, day: Agenda, now: int) -> bool:
    """Whether this part was for a reading that fell or was called off, and what is next may begin."""
    part = day.now
    if part is None or part.paused_at is not None or not part.reading:
        return False
    fixed = day.to_come[0].starts_at if day.to_come else None
    return room.reading(part.reading).phase == "cancelled" and (fixed is None or fixed <= now)
