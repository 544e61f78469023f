"""A planned day as a calendar file (RFC 5545): an event with its run sheet, its zone, and how it comes again.

The library writes the file. The changes of a zone's clocks are told to it from here, for it begins summer
time at the hour that the clocks show afterwards, where the format wants the one that they show before.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo
from hashlib import blake2b
from itertools import islice
from typing import TYPE_CHECKING, Final

from sprint.core.agenda.localtimes import nearest_moment
from sprint.core.agenda.recurring import Repeat, days_of
from sprint.core.agenda.runsheet import Row, RunSheet
from sprint.core.agenda.zonechanges import ZoneChange, zone_changes
from sprint.core.errors import BadInput
from sprint.core.version import VERSION
from sprint.telling.agendas import block_name, clock, terms_words, worked_ms
from sprint.telling.moments import span

if TYPE_CHECKING:
    from icalendar import Calendar, Event, Timezone

#: How far ahead the changes of a zone are told where a day comes again without an end.
YEARS_AHEAD: Final = 10
#: How often a block that begins after midnight is written out, for no rule says "the day after".
MOST_DATES: Final = 120
_DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def calendar_file(sheet: RunSheet, zone: str, stamp: datetime, *, blocks: bool = False) -> bytes:
    """The file of a day, whose times are in the zone of this name; without a name they are told in UTC.

    With ``blocks`` each of them is an event of its own beside that of the day. ``stamp`` is when this was
    made. Private notes are left out. Raises ``BadInput`` for a day that comes again in no zone.
    """
    # Imported here: it takes a fifth of a second, and only those who write such a file need it.
    from icalendar import Calendar

    if sheet.plan.repeat is not None and not zone:
        raise BadInput("A day that comes again needs a zone, for summer and winter. Add zone to its file.")
    calendar = Calendar()
    calendar.add("prodid", f"-//Sprint//Sprint {VERSION}//EN")
    calendar.add("version", "2.0")
    for event in _events(sheet, zone, blocks):
        event.add("dtstamp", stamp.astimezone(UTC))
        calendar.add_component(event)
    if zone and zone != "UTC":
        add_zone(calendar, zone, sheet.starts.tzinfo or UTC, date(sheet.starts.year, 1, 1), _last_day(sheet))
    return bytes(calendar.to_ical())


def _events(sheet: RunSheet, zone: str, blocks: bool) -> "Iterator[Event]":
    yield _event(sheet, zone, sheet.starts, sheet.ends, 0, sheet.plan.title, _told(sheet))
    if blocks:
        for number, row in enumerate(sheet.rows, 1):
            name = f"{sheet.plan.title}: {block_name(row.block)}"
            yield _event(sheet, zone, row.starts, row.ends, number, name, _told_block(row))


def _event(
    sheet: RunSheet, zone: str, starts: datetime, ends: datetime, number: int, summary: str, told: str
) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", _uid(sheet, zone, number))
    event.add("summary", summary)
    event.add("dtstart", _placed(starts, zone))
    event.add("dtend", _placed(ends, zone))
    if told:
        event.add("description", told)
    if sheet.plan.repeat is not None:
        _repeat(event, sheet, sheet.plan.repeat, starts)
    return event


def _uid(sheet: RunSheet, zone: str, number: int) -> str:
    """The same for the same day, so that a calendar takes a changed file for the same event."""
    name = f"{sheet.plan.title}/{sheet.day.isoformat()}/{zone}/{number}"
    return f"{blake2b(name.encode(), digest_size=16, person=b'sprint agenda').hexdigest()}@sprint"


def _placed(moment: datetime, zone: str) -> datetime:
    """To the second, in its zone; in UTC where that has no name, or the second time that clocks show this."""
    moment = moment.replace(microsecond=0)
    return moment.astimezone(UTC) if moment.fold or not zone else moment


def _told(sheet: RunSheet) -> str:
    """The run sheet for a window of any width, without the date, for it may come again."""
    return "\n\n".join(f"{_headed(row)}\n{_told_block(row)}".strip() for row in sheet.rows)


def _headed(row: Row) -> str:
    return f"{clock(row.starts)} {block_name(row.block)} ({row.block.kind}, {span(worked_ms(row))})"


def _told_block(row: Row) -> str:
    return "\n".join(text for text in (row.block.prompt, terms_words(row.block)) if text)


def _repeat(event: "Event", sheet: RunSheet, repeat: Repeat, starts: datetime) -> None:
    days = (starts.date() - sheet.day).days
    if days:
        coming = islice(days_of(repeat, sheet.day), 1, MOST_DATES)
        moments = [_same_time(starts, day + timedelta(days=days)) for day in coming]
        event.add("rdate", moments)
        return
    rule: dict[str, object] = {"freq": "weekly", "interval": repeat.weeks}
    if repeat.place:
        rule = {"freq": "monthly", "byday": f"{repeat.place}{_DAYS[repeat.weekday]}"}
    if repeat.times is not None:
        rule["count"] = repeat.times
    elif repeat.until is not None:
        # The end is told in UTC, and the last day counts.
        rule["until"] = _same_time(starts, repeat.until).astimezone(UTC)
    event.add("rrule", rule)


def _same_time(starts: datetime, day: date) -> datetime:
    return nearest_moment(day, starts.time(), starts.tzinfo or UTC)


def add_zone(calendar: "Calendar", name: str, zone: tzinfo, first: date, last: date) -> None:
    """Tell the calendar when the clocks of a zone change between two days."""
    calendar.add_component(_timezone(name, zone_changes(zone, first, last)))
    # Readers want it before the events that name it.
    calendar.subcomponents.insert(0, calendar.subcomponents.pop())


def _last_day(sheet: RunSheet) -> date:
    ends, repeat = sheet.ends.date(), sheet.plan.repeat
    last = date(ends.year + YEARS_AHEAD, 12, 31)
    if repeat is None:
        return date(ends.year, 12, 31)
    if repeat.times is None and repeat.until is None:
        return last
    for day in days_of(repeat, sheet.day):
        ends = max(ends, day)
    return date(ends.year + 1, 1, 31)


def _timezone(zone: str, changes: Iterator[ZoneChange]) -> "Timezone":
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    alike: dict[tuple[timedelta, timedelta, str, bool], list[datetime]] = defaultdict(list)
    for change in changes:
        alike[change.before, change.after, change.name, change.summer].append(change.at)
    timezone = Timezone()
    timezone.add("tzid", zone)
    for (before, after, name, summer), at in alike.items():
        part = TimezoneDaylight() if summer else TimezoneStandard()
        part.add("dtstart", at[0])
        for later in at[1:]:
            # One on each line: not every reader takes apart a list of them.
            part.add("rdate", [later])
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        part.add("tzname", name)
        timezone.add_component(part)
    return timezone
