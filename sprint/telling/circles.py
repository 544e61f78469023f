"""A circle as one remembers it, in words: when it meets next or met last, and what one said one would do."""

from typing import TYPE_CHECKING, Final

from sprint.core.agenda.zonewords import zone_words
from sprint.core.cleaning import clean_line
from sprint.desk.records import Dated, RoomRecord
from sprint.telling.moments import Moments, short_day
from sprint.telling.words import several

if TYPE_CHECKING:
    from sprint.core.agenda.meeting import Meets

#: A day that began so lately is still the one to go to.
STILL_MS: Final = 2 * 3_600_000
MOST_DAYS: Final = 5
#: A weekday alone is plain for so many days.
DAYS_NAMED: Final = 7
MOST_NAMES: Final = 12


def when_words(room: RoomRecord, moments: Moments) -> str:
    """When the circle meets next, by one's own clock: ``next: Sat 5 Dec, 10:00``; where nobody knows that,
    when it met last: ``last Tuesday``; and whether its room is closed.
    """
    if room.closed:
        return "closed"
    coming = _next(room, moments)
    if coming is not None and coming.at is not None:
        return f"next: {_soon(coming.at, moments)}"
    if coming is not None:
        return "a day is planned"
    met = next((day.at for day in room.circle.days if day.at is not None), None)
    day = moments.day(room.last_seen_at if met is None else met)
    return f"last {day}" if met is not None and day.endswith("day") and day[0].isupper() else day


def commitment_words(room: RoomRecord) -> str:
    """What one said one would do, last time: ``You will: send it to Ben``."""
    words = clean_line(room.circle.commitment)
    return f"You will: {words}" if words else ""


def circle_lines(room: RoomRecord, moments: Moments) -> list[str]:
    """All that is remembered of a circle, a line each."""
    lines = []
    if room.circle.people:
        names = [clean_line(name) for name in room.circle.people[:MOST_NAMES]]
        more = len(room.circle.people) - len(names)
        lines.append(f"With {several([*names, *([f'{more} more'] if more else [])])}.")
    met = [day for day in room.circle.days[:MOST_DAYS] if day.at is not None]
    if met:
        lines.append(f"Met {'; '.join(_met(day, moments) for day in met)}.")
    if words := commitment_words(room):
        lines.append(words)
    if room.closed:
        lines.append("Its room is closed.")
    coming = _next(room, moments)
    if coming is not None:
        when = (
            "a day is planned, without a time yet" if coming.at is None else _when(coming, coming.at, moments)
        )
        lines.append(f"Next: {when}{_titled(coming)}.")
    return lines


def _next(room: RoomRecord, moments: Moments) -> Dated | None:
    """What is still to come of what was known when one was there last."""
    now = moments.wall()
    if room.closed:
        return None
    return next((one for one in room.circle.coming if one.at is None or one.at > now - STILL_MS), None)


def elsewhere_words(room: RoomRecord, moments: Moments) -> str:
    """When that is where it was set, if clocks there differ from one's own: ``10:00 in Europe/Berlin``."""
    coming = _next(room, moments)
    if coming is None or coming.at is None or not coming.zone or coming.ahead_s is None:
        return ""
    there, mine = _meets(coming, coming.at).there, moments.at(coming.at)
    if there.utcoffset() == mine.utcoffset():
        return ""
    day = "" if there.date() == mine.date() else f"{there:%A} "
    return f"{day}{there:%H:%M} in {zone_words(coming.zone)}"


def _when(coming: Dated, at: int, moments: Moments) -> str:
    if coming.zone:
        from sprint.telling.nextdate import next_words

        return next_words(_meets(coming, at), moments)
    return moments.day_and_time(at, moments.wall())


def _meets(coming: Dated, at: int) -> "Meets":
    # Imported here: home is shown at every start, and few circles meet in another zone.
    from sprint.core.agenda.meeting import Meets

    return Meets(at, coming.zone, coming.ahead_s)


def _soon(at: int, moments: Moments) -> str:
    """``Thursday at 19:45`` within a week, else ``Sat 5 Dec, 10:00``."""
    then, now = moments.at(at), moments.now()
    if (then.date() - now.date()).days < DAYS_NAMED:
        return moments.day_and_time(at, moments.wall())
    return short_day(then, now)


def _met(day: Dated, moments: Moments) -> str:
    return f"{moments.day(day.at or 0)}{_titled(day)}"


def _titled(one: Dated) -> str:
    title = clean_line(one.title)
    return f" ({title})" if title else ""
