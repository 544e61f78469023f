"""The day that a circle had last, as a plan for the next one: its parts, its words, its ways to respond.

Who leads and who are deputies needs no copy: that stays with the room from day to day.
"""

import asyncio
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sprint.core.agenda.values import Agenda
from sprint.core.agenda.words import AgendaWords
from sprint.core.errors import BadInput
from sprint.core.room import Room
from sprint.link.base import Link
from sprint.writing.dayplanning import lead_of, to_lead

if TYPE_CHECKING:
    from sprint.core.agenda.making import ToLead
    from sprint.writing.ownnotes import OwnNotes

#: What the last day is planned again by, in the place of an agenda's name; a file of one's own comes first.
LAST: Final = "last"


def last_day(room: Room | None) -> Agenda | None:
    """The newest day in the room that was led, and is over."""
    days = room.agendas if room is not None else ()
    return next((day for day in reversed(days) if day.phase == "done" and day.past), None)


async def to_lead_here(
    link: Link, notes: "OwnNotes", config: Path, wanted: str, now: datetime, room_now: int
) -> "ToLead":
    """The blocks and words of the agenda ``wanted``, or with ``last`` those of the room's last day with one's
    own notes to it, as they are led from ``now`` on. Raises as ``to_lead``.
    """
    from sprint.desk.agendas import OwnAgendas

    own = await asyncio.to_thread(lambda: OwnAgendas(config).shelf().files)
    if wanted != LAST or LAST in own:
        return await asyncio.to_thread(to_lead, config, wanted, now, room_now)
    day = last_day(link.room)
    if day is None:
        raise BadInput("No day was led in this room yet, so there is none to plan again. Choose an agenda.")
    from sprint.core.agenda.copying import plan_of
    from sprint.writing.daykeeping import clock_here

    await notes.read()
    words = link.side.days.words.get(day.id, AgendaWords())
    kept = {block.id: notes.of(block.id) for block in day.blocks}
    return lead_of(plan_of(day.blocks, words, clock_here, kept), now, room_now)
