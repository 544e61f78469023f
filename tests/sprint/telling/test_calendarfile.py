"""Calendar files, read back by another library: the right moments on both sides of every change of clocks."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject

from sprint import protocols
from sprint.core.agenda.dayplan import DayPlan, PlannedBlock
from sprint.core.agenda.localtimes import nearest_moment
from sprint.core.agenda.recurring import Repeat, days_of, parse_repeat
from sprint.core.agenda.runsheet import run_sheet
from sprint.core.errors import BadInput
from sprint.telling.calendarfile import calendar_file

MINUTE = 60_000
STAMP = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
ZONES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata")
#: Days on and around which clocks change somewhere among these, from 2026 to 2027.
CHANGES = (
    date(2026, 3, 8),
    date(2026, 3, 29),
    date(2026, 4, 5),
    date(2026, 10, 4),
    date(2026, 10, 25),
    date(2026, 11, 1),
    date(2027, 3, 28),
)
PLAN = DayPlan(
    "Words, and more; the day",
    (
        PlannedBlock("gather", 30 * MINUTE, "Arrive", "Who are you?\\", notes="Nobody's business."),
        PlannedBlock("read", 60 * MINUTE, "Über den Fluß", loaded=protocols.load("round-robin")),
        PlannedBlock("close", 15 * MINUTE),
    ),
)


def planned(day: date, repeat: str = "") -> DayPlan:
    again: Repeat | None = parse_repeat(repeat) if repeat else None
    return DayPlan(PLAN.title, PLAN.blocks, day, "", again)


def written(plan: DayPlan, zone: str, at: time = time(10), *, blocks: bool = False) -> bytes:
    now = datetime(2026, 1, 1, tzinfo=ZoneInfo(zone) if zone else UTC)
    return calendar_file(run_sheet(plan, now, plan.date, at), zone, STAMP, blocks=blocks)


def events(data: bytes) -> list[Any]:
    """The events as the other library reads them, with the zone from the file and nothing of its own."""
    # Forgets the zones of the files before this one.
    vobject.icalendar.__dict__["__tzidMap"].clear()
    read = vobject.readOne(data.decode())
    return list(read.vevent_list)


def utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("changes", CHANGES, ids=str)
def test_a_day_is_at_its_moment_around_every_change_of_clocks(zone: str, changes: date) -> None:
    for days in (-1, 0, 1):
        day = changes + timedelta(days=days)
        for at in (time(0, 30), time(10), time(23, 30)):
            (event,) = events(written(planned(day), zone, at))
            starts = datetime.combine(day, at, ZoneInfo(zone))
            assert utc(event.dtstart.value) == utc(starts)
            assert utc(event.dtend.value) - utc(event.dtstart.value) == timedelta(minutes=105)
            assert event.dtstart.value.time() == at


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize(
    "repeat",
    ["weekly", "every 2 weeks, 40 times", "monthly on the first saturday, 24 times",
     "weekly, until 2027-12-04"],
)  # fmt: skip
def test_a_day_that_comes_again_does_so_at_the_same_time_of_day(zone: str, repeat: str) -> None:
    first = date(2026, 12, 5)
    (event,) = events(written(planned(first, repeat), zone))
    told = list(islice(event.getrruleset(), 60))
    days = list(islice(days_of(parse_repeat(repeat), first), 60))
    assert [utc(one.replace(tzinfo=event.dtstart.value.tzinfo)) for one in told] == [
        utc(nearest_moment(day, time(10), ZoneInfo(zone))) for day in days
    ]
    assert len({utc(one.replace(tzinfo=event.dtstart.value.tzinfo)).time() for one in told}) == (
        1 if zone == "Asia/Kolkata" else 2
    )


def test_the_changes_of_a_zone_are_told_as_the_format_wants_them() -> None:
    # Summer time begins at two o'clock, as clocks show it until then.
    text = written(planned(date(2026, 6, 6)), "Europe/Berlin").decode()
    assert (
        "BEGIN:DAYLIGHT\r\nDTSTART:20260329T020000\r\nTZNAME:CEST\r\n"
        "TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\n" in text
    )
    assert "DTSTART:20261025T030000\r\nTZNAME:CET\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100" in text
    assert "DTSTART;TZID=Europe/Berlin:20260606T100000\r\n" in text
    half = written(planned(date(2026, 6, 6)), "Australia/Lord_Howe").decode()
    assert "DTSTART:20261004T020000\r\nTZNAME:+11\r\nTZOFFSETFROM:+1030\r\nTZOFFSETTO:+1100" in half


def test_the_run_sheet_is_told_and_private_notes_are_not() -> None:
    data = written(planned(date(2026, 12, 5)), "Europe/Berlin")
    (event,) = events(data)
    assert event.summary.value == PLAN.title
    assert event.description.value == (
        "10:00 Arrive (gather, 30 min)\nWho are you?\\\n\n"
        "10:30 Über den Fluß (read, 1 h)\nBy round-robin, tables of 5.\n\n"
        "11:30 Close (close, 15 min)"
    )
    assert b"business" not in data
    assert max(map(len, data.splitlines())) <= 75


def test_each_block_can_have_an_event_of_its_own() -> None:
    day, *parts = events(written(planned(date(2026, 12, 5)), "Europe/Berlin", blocks=True))
    assert [part.summary.value.rpartition(": ")[2] for part in parts] == [
        "Arrive",
        "Über den Fluß",
        "Close",
    ]
    assert parts[0].dtstart.value == day.dtstart.value
    assert parts[-1].dtend.value == day.dtend.value
    assert [one.dtend.value for one in parts[:-1]] == [one.dtstart.value for one in parts[1:]]
    assert len({one.uid.value for one in (day, *parts)}) == 4


def test_blocks_after_midnight_come_again_on_the_days_after() -> None:
    plan = planned(date(2026, 12, 5), "monthly on the first saturday, 3 times")
    day, *parts = events(written(plan, "Europe/Berlin", time(23, 0), blocks=True))
    assert [one.date() for one in day.getrruleset()] == [
        date(2026, 12, 5),
        date(2027, 1, 2),
        date(2027, 2, 6),
    ]
    assert [one.date() for one in parts[-1].getrruleset(addRDate=True)] == [
        date(2026, 12, 6),
        date(2027, 1, 3),
        date(2027, 2, 7),
    ]


def test_a_changed_file_is_the_same_event_and_another_day_is_another() -> None:
    first, again, other = (
        events(data)[0].uid.value
        for data in (
            written(planned(date(2026, 12, 5)), "Europe/Berlin"),
            written(planned(date(2026, 12, 5)), "Europe/Berlin", time(11)),
            written(planned(date(2026, 12, 12)), "Europe/Berlin"),
        )
    )
    assert first == again != other


def test_without_a_zone_it_is_told_in_utc_but_cannot_come_again() -> None:
    data = written(planned(date(2026, 12, 5)), "")
    assert b"DTSTART:20261205T100000Z\r\n" in data
    assert b"VTIMEZONE" not in data
    assert utc(events(data)[0].dtstart.value) == datetime(2026, 12, 5, 10, tzinfo=UTC)
    with pytest.raises(BadInput, match="needs a zone"):
        written(planned(date(2026, 12, 5), "weekly"), "")
