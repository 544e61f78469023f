"""When the block under way is over."""

from sprint.core.agenda.values import Agenda
from sprint.core.reading.values import Reading
from sprint.core.sprints import Sprint


def over_at(day: Agenda, sprint: Sprint | None, reading: Reading | None) -> int | None:
    """The room time at which the block under way is over, or None while nobody can tell: its clock stands, or
    the ``sprint`` or ``reading`` that it holds is not over.

    One whose sprint was called off lasts as long as was planned, so that it can be taken back.
    """
    now = day.now
    if now is None or now.paused_at is not None:
        return None
    if (sprint is not None and sprint.live) or (reading is not None and reading.live):
        return None
    over = sprint.ends_at if sprint is not None and sprint.bell_rang else now.ends_at
    following = day.to_come[0].starts_at if day.to_come else None
    return over if following is None else max(over, following)
