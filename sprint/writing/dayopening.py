"""Planning the day that a room was opened for, as soon as the room is there."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime

from sprint.clocks import local_now
from sprint.core.agenda.dayplan import DayPlan
from sprint.core.agenda.making import ToLead
from sprint.core.errors import Refused, SprintError
from sprint.link.base import Link
from sprint.writing.dayplanning import lead_of
from sprint.writing.known import heard

LOOK_S = 0.05

Take = Callable[[ToLead], Awaitable[object]]


async def open_day(
    link: Link,
    plan: DayPlan,
    say: Callable[[str], None],
    take: Take,
    now: Callable[[], datetime] = local_now,
) -> None:
    """Plan the day by ``take`` once the room is there; ``say`` is told where that cannot be, and nothing is
    changed then.

    What was planned is told as everything that happens is.
    """
    try:
        await find_day(link, plan, say, take, now)
    except SprintError as error:
        say(str(error))


async def find_day(
    link: Link,
    plan: DayPlan,
    say: Callable[[str], None],
    take: Take,
    now: Callable[[], datetime] = local_now,
) -> None:
    """As ``open_day``, for those who cannot go on without a day: raises the ``SprintError`` where none can be
    planned.
    """
    planned = False
    while not planned:
        await arrival(link)
        room, room_now = link.room, link.now()
        if room is None or room_now is None:
            return
        if room.agenda is not None and room.agenda.live:
            title = link.side.days.title(room.agenda.id)
            say(f"A day is planned here already{f': {title}' if title else ''}. Nothing was changed.")
            return
        try:
            await take(lead_of(plan, now(), room_now))
            planned = True
        except Refused as error:
            # The connection may go in that very moment, and comes back by itself.
            if error.code != "not-connected":
                raise


@contextlib.asynccontextmanager
async def opened_day(
    link: Link, plan: DayPlan | None, say: Callable[[str], None], take: Take
) -> AsyncIterator[None]:
    """``open_day`` beside whatever goes on meanwhile; without a plan there is nothing to do."""
    opening = asyncio.create_task(open_day(link, plan, say, take)) if plan is not None else None
    try:
        yield
    finally:
        if opening is not None:
            opening.cancel()
            await asyncio.gather(opening, return_exceptions=True)


async def arrival(link: Link) -> None:
    """Wait until one is in the room."""
    await heard(link, lambda: is_there(link), LOOK_S)


def is_there(link: Link) -> bool:
    """Whether one is in the room, and knows all that happened there."""
    room = link.room
    known = link.contact == "joined" and link.caught_up and link.now() is not None
    return known and room is not None and link.me in room.seated
