"""For when a day is planned, in words; and what is asked where somebody would begin it, or a part, before."""

from datetime import date, timedelta
from typing import Final

from sprint.core.agenda.blocks import Block
from sprint.core.agenda.timetable import begins_at
from sprint.core.agenda.values import Agenda
from sprint.link.side import Side
from sprint.telling.moments import MINUTE_MS, Moments, about
from sprint.telling.today import name_of

#: So little before its time, something begins in time.
IN_TIME_MS: Final = MINUTE_MS
_DAYS_NAMED_FROM: Final = 2


def planned_words(agenda: Agenda, side: Side, now: int, moments: Moments) -> str:
    """For when a day that has not begun is planned: ``Sunday 29 November, 10:00``, today ``10:00``; nothing
    where it is for any time.
    """
    at = begins_at(agenda.blocks) if agenda.phase == "planned" else None
    if at is not None:
        return _moment(at, now, moments)
    day = side.days.planned_on(agenda.id) if agenda.phase == "planned" else None
    return _day(day, moments) if day is not None else ""


def begin_question(agenda: Agenda, side: Side, first: Block, now: int, moments: Moments) -> str:
    """What is asked before a planned day begins with ``first`` ahead of time; nothing where it is time."""
    early = _ahead(begins_at(agenda.blocks[agenda.index(first.id) :]), now, moments)
    day = side.days.planned_on(agenda.id)
    if not early and day is not None and day > moments.now().date():
        early = f"{_day(day, moments)}, {_in_days(day - moments.now().date())}"
    if not early:
        return ""
    title = side.days.title(agenda.id) or "This day"
    begin = "Begin it" if first == agenda.blocks[0] else f"Begin it with {name_of(side, agenda, first)}"
    return f"{title} is planned for {early}. {begin} now?"


def early_part(block: Block | None, now: int, moments: Moments) -> str:
    """What is said before one goes on to a part ahead of the time fixed for it; nothing where it is time."""
    early = _ahead(block.starts_at if block is not None else None, now, moments)
    return f" It is planned for {early}." if early else ""


def _ahead(at: int | None, now: int, moments: Moments) -> str:
    """A time that is to come, and in how long that is."""
    if at is None or at - now < IN_TIME_MS:
        return ""
    days = moments.local(at, now).date() - moments.now().date()
    return f"{_moment(at, now, moments)}, in {_days(days) or about(at - now)}"


def _days(days: timedelta) -> str:
    return f"{days.days} days" if days.days >= _DAYS_NAMED_FROM else ""


def _in_days(days: timedelta) -> str:
    return f"in {_days(days)}" if _days(days) else "tomorrow"


def _moment(at: int, now: int, moments: Moments) -> str:
    then = moments.local(at, now)
    if then.date() == moments.now().date():
        return f"{then:%H:%M}"
    return f"{_day(then.date(), moments)}, {then:%H:%M}"


def _day(day: date, moments: Moments) -> str:
    year = f" {day.year}" if day.year != moments.now().year else ""
    return f"{day:%A} {day.day} {day:%B}{year}"
