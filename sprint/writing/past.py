"""One's own past, from the sprints that the desk remembers: paces, and what only this machine saw of one."""

from collections.abc import Iterable

from sprint.core.counting import Unit
from sprint.core.results import pace
from sprint.core.settings import Measure
from sprint.desk.records import SprintRecord
from sprint.writing.own import Own, own_of
from sprint.writing.writer import Writer


def past_paces(records: Iterable[SprintRecord], unit: Unit, but: str = "") -> tuple[float, ...]:
    """Units a minute of one's own time at work in each settled sprint in ``unit``; ``but`` is left out.

    Exact, in the order of ``records``. Where nobody looked at one's own time, it is the sprint's.
    """
    paces = [
        pace(
            max(0, record.result - record.baseline),
            record.length_ms if record.active_ms is None else record.active_ms,
        )
        for record in records
        if record.id != but and record.unit == unit and record.ended and record.result is not None
    ]
    return tuple(one for one in paces if one is not None)


def own_in(sprint_id: str, writer: Writer, records: Iterable[SprintRecord]) -> Own:
    """What only this machine knows of one's part in a sprint: from the writer at work, or what was kept."""
    if writer.part is not None and writer.part.sprint_id == sprint_id:
        return writer.own
    kept = next((record for record in records if record.id == sprint_id), None)
    return Own() if kept is None else own_of(kept)


def stood(record: SprintRecord, result: int, measure: Measure) -> int:
    """What stood on the page where a sprint ended with ``result``, which may have what was cut on top.

    Whether it has is told by what was added and removed; where that leaves it open, by the ``measure`` now.
    """
    if record.source != "editor" or record.added is None or record.removed is None:
        return result
    with_cuts = record.baseline + record.added
    if result == with_cuts - record.removed or (result != with_cuts and measure != "added"):
        return result
    return max(0, result - record.removed)
