"""What is written without quotation marks is shown with them, and nothing else is guessed at."""

import pytest

from sprint.core.tomlfile import LARGEST_FILE
from sprint.core.tomlquotes import quoted
from tests.effort import little_effort


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("at = 10:00", 'at = "10:00"'),
        ("at=9:30 # or so", 'at = "09:30"'),
        ("at = 10h30", 'at = "10:30"'),
        ("length = 15m", 'length = "15m"'),
        ("at = 10:00   ", 'at = "10:00"'),
        ("at = 10:00   # or so", 'at = "10:00"'),
        ("  length = 15 min", 'length = "15 min"'),
        ("lead = 90s", 'lead = "90s"'),
        ("slot = 1h 30", 'slot = "1h 30"'),
        ("date = 2026-12-5", "date = 2026-12-05"),
        ("date = 5.12.2026", "date = 2026-12-05"),
    ],
)
def test_what_was_meant_is_shown(line: str, wanted: str) -> None:
    assert quoted(line).endswith(f"; write {wanted}")


@pytest.mark.parametrize(
    "line",
    [
        'prompt = "Say "hello" to it."',
        "seconds = 90s",
        "title = 10:00 sharp",
        "date = tomorrow",
        "date = 2026-02-30",
        "at = ",
        "[[",
    ],
)
def test_nothing_is_guessed_where_it_is_not_plain(line: str) -> None:
    assert quoted(line) == ""


def test_a_line_of_nothing_but_blanks_costs_no_effort() -> None:
    with little_effort():
        assert quoted(f'at = 1{" " * LARGEST_FILE}"') == ""
        assert quoted(f"{' ' * LARGEST_FILE}at = 1") == ""
