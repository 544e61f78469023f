"""What a day that nobody leads waits for, as whoever watches reads it: a day, a time, somebody, a bell."""

from typing import Final

from sprint.clocks import local_time
from sprint.core.agenda.timetable import begins_at
from sprint.core.agenda.values import Agenda
from sprint.core.room import Room
from sprint.link.base import Link

FOR_SOMEBODY: Final = "Waiting for somebody to come; the day begins then."
FOR_A_HAND: Final = "Its beginning was taken back, so it waits until somebody who leads begins it."
FOR_A_BELL: Final = "Waiting for the bell of the sprint that is set; the day begins after it."


def waiting_words(link: Link, room: Room, day: Agenda, now: int) -> str:
    """What the day waits for at the room time ``now``; nothing where it waits for nothing."""
    if day.phase == "running":
        return _for_what_is_fixed(day, now)
    if day.phase != "planned":
        return ""
    if taken_back(day):
        return FOR_A_HAND
    if room.sprint is not None and room.sprint.live:
        return FOR_A_BELL
    at = begins_at(day.blocks)
    if at is not None:
        return f"Waiting until {_moment(at, now)}; the day begins then." if at > now else ""
    on, today = link.side.days.planned_on(day.id), local_time(now).date()
    if on is not None and on > today:
        return f"Waiting for {on:%A} {on.day} {on:%B}, and for somebody to come then."
    return FOR_SOMEBODY


def taken_back(day: Agenda) -> bool:
    """Whether somebody took back that a day that is planned had begun: then it is theirs to begin again."""
    return day.phase == "planned" and day.moves > 0


def _for_what_is_fixed(day: Agenda, now: int) -> str:
    fixed = day.to_come[0].starts_at if day.to_come else None
    over = day.now is not None and day.now.paused_at is None and day.now.ends_at <= now
    if fixed is None or fixed <= now or not over:
        return ""
    return f"Waiting until {_moment(fixed, now)}, the time fixed for what comes next."


def _moment(at: int, now: int) -> str:
    then = local_time(at)
    if then.date() == local_time(now).date():
        return f"{then:%H:%M}"
    return f"{then:%A} {then.day} {then:%B}, {then:%H:%M}"
