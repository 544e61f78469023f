"""The order of all tests: those that wait longest come first, so that no core is idle at the end."""

import pytest

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


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the long ones first; the others stay in their order."""
    items.sort(key=lambda item: item.nodeid.partition("::")[0] not in LONG)
