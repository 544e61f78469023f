"""The circle's next date: read as it was typed, and found again in a room by the zones that are known."""

from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from sprint.core.agenda.meeting import Meets, meets_at
from sprint.core.agenda.upcoming import Upcoming, upcoming
from sprint.core.agenda.words import NextDay
from sprint.core.errors import BadInput, BadSchedule
from sprint.core.room import Room
from sprint.desk.zones import known_zone, machine_zone, zone_named
from sprint.link.side import Side

if TYPE_CHECKING:
    from sprint.core.acts import Body
    from sprint.link.base import Link


def next_day(typed: str, now: datetime) -> NextDay:
    """The date that ``typed`` means at the local time ``now``; raises ``BadSchedule`` and ``BadInput``."""
    # Imported here: only whoever sets a date needs it.
    from sprint.core.agenda.localtimes import moment_of
    from sprint.core.agenda.nextdate import parse_date

    day, time, zone = parse_date(typed, now.date())
    name = zone or machine_zone()
    if not name:
        raise BadInput(
            "This machine does not tell in which zone it is. Add yours after the time, such as Europe/Berlin."
        )
    try:
        moment = moment_of(day, time, zone_named(name))
    except (BadInput, BadSchedule) as error:
        words = str(error)
        raise type(error)(f"{words[0].upper()}{words[1:]}") from error
    if moment <= now:
        raise BadSchedule(
            f"{day.day} {day:%B} {day.year} at {time:%H:%M} is over already. Choose a day to come."
        )
    return NextDay(day, time, name)


def date_trouble(typed: str, now: datetime) -> str:
    """What is wrong with words that are to be the next date, or to take it away; nothing where they can be
    read.
    """
    try:
        if typed.strip().lower() != "none":
            next_day(typed, now)
    except (BadInput, BadSchedule) as error:
        return str(error)
    return ""


async def set_date(link: "Link", typed: str, now: datetime) -> "tuple[str, Body | None]":
    """Set the next date, or with ``none`` take it away; gives the act's id, and what takes that back, if
    anything does.

    Raises as ``next_day`` and ``Link.do``.
    """
    from sprint.core.agenda.acts import Meet

    before = link.room.meets if link.room is not None else ""
    if typed.strip().lower() == "none":
        return await link.do(Meet(replaces=before or None)), None
    act = await link.days.meet(next_day(typed, now))
    return act, None if before else Meet(replaces=act)


def date_of(room: Room | None, side: Side) -> Meets | None:
    """When the circle meets next, as it was set; None where nothing is set, or it cannot be read."""
    day = side.days.date(room.meets) if room is not None and room.meets else None
    return _meets(day) if day is not None else None


def date_ahead(room: Room | None, side: Side, now: int) -> Meets | None:
    """The same where it is still to come at the room time ``now``; a closed room has none."""
    meets = date_of(room, side) if room is not None and room.closed_at is None else None
    return meets if meets is not None and meets.at > now else None


def coming(room: Room, side: Side, after: int) -> tuple[Upcoming, ...]:
    """What comes after the room time ``after``, with the date that was set, the soonest first."""
    meets = date_of(room, side)
    return upcoming(room, after, meets.at if meets is not None else None)


@lru_cache(maxsize=8)
def _meets(day: NextDay) -> Meets:
    # Asked for with every look at a screen.
    return meets_at(day, known_zone)
