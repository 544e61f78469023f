"""What one remembers of a circle between its days, out of its room as one leaves it."""

from typing import Final

from sprint.clocks import local_time
from sprint.core.agenda.heldday import held_days
from sprint.core.agenda.upcoming import Upcoming
from sprint.core.cleaning import clean_line
from sprint.core.room import Room
from sprint.desk.records import CircleRecord, Dated
from sprint.link.side import Side
from sprint.writing.meeting import coming, date_of

#: As many as one looks back on and ahead to; the report of any day is made from the log.
MOST_DAYS: Final = 10
MOST_COMING: Final = 10
MOST_PEOPLE: Final = 40


def circle_of(room: Room, side: Side, me: str) -> CircleRecord:
    """What is remembered of the circle in ``room``, without those whom one has hidden."""
    others = [key for key in room.seated if key != me and key not in side.hidden]
    days = [
        Dated(day.began_at, ", ".join(filter(None, (side.days.title(one.id) for one in day.agendas))))
        for day in held_days(room, local_time)[-MOST_DAYS:]
    ]
    ahead = [_dated(one, room, side) for one in coming(room, side, room.at)]
    said = side.days.pledges.get("commitment", {}).get(me)
    return CircleRecord(
        people=tuple(side.name(key) for key in others[:MOST_PEOPLE]),
        days=tuple(reversed(days)),
        coming=tuple(ahead[:MOST_COMING]),
        commitment=clean_line(said.text) if said is not None else "",
    )


def _dated(one: Upcoming, room: Room, side: Side) -> Dated:
    title = side.days.title(one.agenda) if one.agenda else ""
    meets = date_of(room, side) if one.meets else None
    return Dated(one.at, title) if meets is None else Dated(one.at, title, meets.zone, meets.ahead_s)
