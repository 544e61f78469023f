"""docs/field.md: a row for every complaint, and the tests it names are there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROWS = re.findall(
    r"^\| (\d+) \| .+ \| .+ \| (.+) \|$",
    (ROOT / "docs" / "field.md").read_text(encoding="utf-8"),
    re.MULTILINE,
)


def test_every_complaint_has_a_row() -> None:
    assert {int(number) for number, _ in ROWS} == set(range(1, 19))


@pytest.mark.parametrize(("number", "shown_by"), ROWS, ids=lambda value: str(value)[:2])
def test_the_tests_that_show_it_exist(number: str, shown_by: str) -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", shown_by)
    assert named, number
    for path, test in named:
        assert re.search(
            rf"^(async )?def {test}\(", (ROOT / path).read_text(encoding="utf-8"), re.MULTILINE
        ), test
