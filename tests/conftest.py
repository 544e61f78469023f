"""What holds for all tests: their order, that none is about how fast a machine is, and where a machine is."""

import time
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

#: Real days, terminals and relays, whose clocks go no faster.
LONG = frozenset(
    {
        "tests/sprint/test_day_unattended.py",
        "tests/sprint/screens/test_terminal.py",
        "tests/sprint/test_plain_day.py",
        "tests/sprint/test_plain_tables.py",
        "tests/sprint/test_reading_together.py",
        "tests/server/test_gets.py",
        "tests/server/test_texts.py",
        "tests/bench/test_faults.py",
    }
)

# A machine that does something else for a second says nothing about what is tested.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the long ones first, so that no core is idle at the end; the others stay in their order."""
    items.sort(key=lambda item: item.nodeid.partition("::")[0] not in LONG)


@pytest.fixture
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """This machine's clock is in Berlin, also where no zones are installed."""
    monkeypatch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()
