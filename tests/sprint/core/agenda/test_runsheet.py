"""A plan laid out on a day."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from sprint.core.agenda.dayplan import DayPlan, PlannedBlock
from sprint.core.agenda.runsheet import RunSheet, run_sheet
from sprint.core.errors import BadSchedule

MINUTE = 60_000
BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 12, 5, 9, 2, 30, tzinfo=BERLIN)
HALF = PlannedBlock("gather", 30 * MINUTE)


def at_ten(minutes: int = 60, at: time | None = time(10)) -> PlannedBlock:
    return PlannedBlock("close", minutes * MINUTE, at=at)


def times(sheet: RunSheet) -> list[str]:
    return [f"{row.starts:%d %H:%M}-{row.ends:%H:%M}" for row in sheet.rows]


def test_it_begins_so_that_its_times_hold() -> None:
    assert times(run_sheet(DayPlan("Ours", (HALF, at_ten())), NOW)) == ["05 09:30-10:00", "05 10:00-11:00"]


def test_it_waits_for_a_fixed_time() -> None:
    plan = DayPlan("Ours", (at_ten(), HALF, at_ten(5, time(12))))
    assert times(run_sheet(plan, NOW)) == ["05 10:00-11:00", "05 11:00-12:00", "05 12:00-12:05"]


def test_without_a_fixed_time_it_begins_soon_or_as_asked_for() -> None:
    plan = DayPlan("Ours", (HALF,))
    assert times(run_sheet(plan, NOW)) == ["05 09:05-09:35"]
    assert times(run_sheet(plan, NOW, at=time(19, 30))) == ["05 19:30-20:00"]
    assert times(run_sheet(plan, NOW, date(2026, 12, 24))) == ["24 09:05-09:35"]


def test_a_later_beginning_shows_what_would_be_late() -> None:
    sheet = run_sheet(DayPlan("Ours", (HALF, at_ten())), NOW, at=time(9, 45))
    assert [row.late_ms for row in sheet.rows] == [0, 15 * MINUTE]
    assert f"{sheet.ends:%H:%M}" == "11:15"


def test_a_beginning_after_all_its_times_is_laid_out_too() -> None:
    (row,) = run_sheet(DayPlan("Ours", (at_ten(),)), NOW, at=time(21)).rows
    assert (f"{row.starts:%d %H:%M}", row.late_ms) == ("05 21:00", 11 * 60 * MINUTE)


def test_a_day_that_was_can_be_looked_at() -> None:
    assert times(run_sheet(DayPlan("Ours", (at_ten(),), date(2020, 1, 3)), NOW)) == ["03 10:00-11:00"]


def test_an_hour_of_work_is_an_hour_when_the_clocks_change() -> None:
    plan = DayPlan("Ours", (at_ten(60, time(1, 30)), HALF))
    assert times(run_sheet(plan, NOW, date(2027, 3, 28))) == ["28 01:30-03:30", "28 03:30-04:00"]
    assert times(run_sheet(plan, NOW, date(2026, 10, 25))) == ["25 01:30-02:30", "25 02:30-02:00"]


def test_a_time_that_the_clocks_do_not_show_is_refused() -> None:
    with pytest.raises(BadSchedule, match="there is no 02:30"):
        run_sheet(DayPlan("Ours", (HALF,)), NOW, date(2027, 3, 28), time(2, 30))
    with pytest.raises(BadSchedule, match="there is no 02:30"):
        run_sheet(DayPlan("Ours", (at_ten(5, time(2, 30)),)), NOW, date(2027, 3, 28))
