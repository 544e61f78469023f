"""One's own past paces: only settled sprints of the same unit that were long enough to say something."""

import pytest

from sprint.core.settings import Measure
from sprint.desk.records import SprintRecord
from sprint.writing.past import past_paces, stood

USUAL = {"room": "r", "started_at": 0, "length_ms": 600_000, "ended": True}


def record(number: int, **fields: object) -> SprintRecord:
    return SprintRecord(id=str(number), **{**USUAL, **fields})  # type: ignore[arg-type]


def test_paces_are_exact_and_of_comparable_sprints_only() -> None:
    records = [
        record(1, baseline=100, result=225),
        record(2, baseline=100, result=90),
        record(3, result=50, unit="lines"),
        record(4, result=None),
        record(5, result=70, ended=False),
        record(6, result=70, length_ms=60_000),
        record(7, result=70),
    ]
    assert past_paces(records, "words", but="7") == (12.5, 0.0)
    assert past_paces(records, "lines") == (5.0,)


@pytest.mark.parametrize(
    ("result", "measure", "page"),
    [
        # 1,000 words, 300 added, 200 cut: 1,100 stand there, and 1,300 are reported with cuts.
        (1_300, "added", 1_100),
        (1_300, "net", 1_100),
        (1_100, "net", 1_100),
        (1_100, "added", 1_100),
        # Amended by hand, or begun elsewhere than was noted first: as one counts now.
        (1_310, "added", 1_110),
        (1_310, "net", 1_310),
        (50, "added", 0),
    ],
)
def test_what_stood_on_the_page_is_the_result_without_what_was_cut(
    result: int, measure: Measure, page: int
) -> None:
    assert stood(record(1, baseline=1_000, added=300, removed=200), result, measure) == page
    assert stood(record(1, baseline=1_000), result, measure) == result
    assert stood(record(1, baseline=1_000, added=300, removed=200, source="typed"), result, measure) == result
