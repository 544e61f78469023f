"""The circle's next date for one's own calendar, saved from any screen of a room."""

import asyncio

from sprint.clocks import local_now
from sprint.core.errors import SprintError
from sprint.desk.calendars import save_date
from sprint.screens.visit import Visit
from sprint.telling.nextcalendar import next_file
from sprint.telling.words import path_shown


async def save_next(visit: Visit) -> tuple[str, bool]:
    """Save it as a file; gives the sentence that says where, or why not, and whether it was saved."""
    room, side = visit.room, visit.link.side
    if room is None:
        return "Nothing is known of the room yet.", False
    try:
        data = await asyncio.to_thread(next_file, room, side, visit.now(), local_now())
        path, fresh = await asyncio.to_thread(save_date, visit.setting.desk.folders, side.title, data)
    except SprintError as error:
        return str(error), False
    for_it = "For your calendar" if fresh else "It is saved already, for your calendar"
    return f"{for_it}: {path_shown(path)}", True
