"""One's own past paces: only settled sprints of the same unit that were long enough to say something."""

from sprint.desk.records import SprintRecord
from sprint.writing.past import past_paces

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
