"""A slip such as 3333 for 333, asked about in private before the number is taken."""

from collections.abc import Iterable

from sprint.core.results import doubt
from sprint.core.sprints import Sprint
from sprint.desk.records import SprintRecord
from sprint.telling.phases import own_ms
from sprint.writing.past import past_paces


def doubted(
    me: str, sprint: Sprint, now: int, past: Iterable[SprintRecord], reported: int, count: int
) -> str | None:
    """Why to ask again about ``count``, which came after ``reported``; None where it is fine."""
    entrant = sprint.entrants.get(me)
    if entrant is None or count < entrant.baseline:
        return None
    paces = past_paces(past, entrant.unit, but=sprint.id)
    since_last = 0 if reported == entrant.baseline else count - reported
    return doubt(count - entrant.baseline, own_ms(sprint, entrant, now), paces, since_last, entrant.unit)
