"""When clocks change, as zones know it."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from sprint.core.agenda.zonechanges import zone_changes

HOUR = timedelta(hours=1)


def told(zone: str, year: int = 2026) -> list[str]:
    first, *rest = zone_changes(ZoneInfo(zone), date(year, 1, 1), date(year, 12, 31))
    assert first.before == first.after
    return [
        f"{one.at:%m-%d %H:%M} {one.before / HOUR:g} {one.after / HOUR:g} {one.name} {one.summer}"
        for one in rest
    ]


@pytest.mark.parametrize(
    ("zone", "changes"),
    [
        ("Europe/Berlin", ["03-29 02:00 1 2 CEST True", "10-25 03:00 2 1 CET False"]),
        ("America/New_York", ["03-08 02:00 -5 -4 EDT True", "11-01 02:00 -4 -5 EST False"]),
        ("Australia/Lord_Howe", ["04-05 02:00 11 10.5 +1030 False", "10-04 02:00 10.5 11 +11 True"]),
        ("Asia/Kolkata", []),
    ],
)
def test_each_change_is_at_the_hour_that_clocks_show_before_it(zone: str, changes: list[str]) -> None:
    assert told(zone) == changes
