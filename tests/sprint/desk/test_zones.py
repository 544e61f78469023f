"""Zones by their names, and this machine's own."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from sprint.clocks import LOCAL
from sprint.core.errors import BadInput
from sprint.desk import zones
from sprint.desk.zones import machine_zone, zone_named


def test_a_zone_is_found_by_its_name_and_for_none_this_machines() -> None:
    assert zone_named("") is LOCAL
    zone = zone_named("Australia/Lord_Howe")
    assert datetime(2026, 1, 1, tzinfo=zone).utcoffset() == timedelta(hours=11)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Berlin", "no zone is called “Berlin”; perhaps “Europe/Berlin”."),
        ("new york", "no zone is called “new york”; perhaps “America/New_York”."),
        ("Europe/Berlim", "no zone is called “Europe/Berlim”; perhaps “Europe/Berlin”."),
        ("xyzzy", "no zone is called “xyzzy”; zones have names like Europe/Berlin or America/New_York."),
        ("../etc/passwd", "zones have names like"),
        ("Europe", "zones have names like"),
        ("/etc/localtime", "no zone is called"),
        ("\0", "zones have names like"),
    ],
)
def test_a_name_that_is_none_is_answered_with_the_nearest(name: str, said: str) -> None:
    with pytest.raises(BadInput) as raised:
        zone_named(name)
    assert said in str(raised.value)


def test_this_machines_zone_has_the_name_that_it_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "America/New_York")
    assert machine_zone() == "America/New_York"
    monkeypatch.setenv("TZ", ":Asia/Kolkata")
    assert machine_zone() == "Asia/Kolkata"
    monkeypatch.setenv("TZ", "XYZ-3")
    assert machine_zone() == ""


def test_it_is_looked_up_where_the_system_keeps_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("TZ", raising=False)
    shared = tmp_path / "zoneinfo" / "Europe"
    shared.mkdir(parents=True)
    (shared / "Berlin").write_bytes(b"")
    here = tmp_path / "localtime"
    here.symlink_to(shared / "Berlin")
    monkeypatch.setattr(zones, "_HERE", here)
    assert machine_zone() == "Europe/Berlin"
    here.unlink()
    assert machine_zone() == ""
    here.write_bytes(b"TZif2")
    assert machine_zone() == ""
