"""A circle's next date as a calendar file (RFC 5545), in the zone in which it was set."""

from datetime import UTC, date, datetime, timedelta
from hashlib import blake2b
from typing import Final

from sprint.clocks import local_time
from sprint.core.errors import Refused
from sprint.core.room import Room
from sprint.core.version import VERSION
from sprint.desk.zones import known_zone
from sprint.link.side import Side
from sprint.telling.calendarfile import add_zone
from sprint.writing.meeting import coming, date_of

#: Zones whose times are written in UTC, so that nothing has to be told of them.
IN_UTC: Final = ("UTC", "Etc/UTC")
#: How long it is in the calendar where no day in this room tells how long a circle's day lasts.
USUAL_MS: Final = 60 * 60_000


def next_file(room: Room, side: Side, after: int, stamp: datetime) -> bytes:
    """The file of what comes next after the room time ``after``; ``stamp`` is when this was made.

    Raises ``Refused`` where no date is known.
    """
    # Imported here: it takes a fifth of a second, and only those who want such a file need it.
    from icalendar import Calendar, Event

    ahead = next((one for one in coming(room, side, after) if one.at is not None), None)
    if ahead is None or ahead.at is None:
        raise Refused("nothing", "No next date is set, so there is nothing to put into a calendar.")
    meets = date_of(room, side) if ahead.meets else None
    zone = known_zone(meets.zone) if meets is not None else None
    starts = local_time(ahead.at).astimezone(zone or UTC)
    event = Event()
    event.add("uid", _uid(room))
    event.add("dtstamp", stamp.astimezone(UTC))
    event.add("summary", side.title or "Our circle")
    event.add("dtstart", starts)
    # Reckoned in UTC: where the clocks change in between, the day is as long all the same.
    ends = starts.astimezone(UTC) + timedelta(milliseconds=_length_ms(room))
    event.add("dtend", ends.astimezone(starts.tzinfo))
    calendar = Calendar()
    calendar.add("prodid", f"-//Sprint//Sprint {VERSION}//EN")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    if meets is not None and zone is not None and meets.zone not in IN_UTC:
        add_zone(calendar, meets.zone, zone, date(starts.year, 1, 1), date(starts.year, 12, 31))
    return bytes(calendar.to_ical())


def _uid(room: Room) -> str:
    """The same until the next day was held, so that a calendar takes a changed date for the same event."""
    held = sum(bool(day.past) for day in room.agendas)
    name = f"{room.id}/{held}"
    return f"{blake2b(name.encode(), digest_size=16, person=b'sprint next').hexdigest()}@sprint"


def _length_ms(room: Room) -> int:
    """As long as the newest day is planned."""
    return sum(block.whole_ms for block in room.agenda.blocks) if room.agenda is not None else USUAL_MS
