"""The record that a writer keeps of one sprint, put together from all who know a piece of it."""

from sprint.core import acts
from sprint.core.results import whole_ms
from sprint.core.room import Room
from sprint.core.sprints import Entrant
from sprint.core.trail import Trail
from sprint.desk.drafts import Draft
from sprint.desk.records import SprintRecord
from sprint.writing.own import Own
from sprint.writing.part import Part
from sprint.writing.saving import path_kept


def record_of(
    part: Part, room: Room, entry: acts.Enter | Entrant, draft: Draft | None, own: Own, trail: Trail
) -> SprintRecord:
    """The record of ``part`` in ``room``, of one who enters just now or has entered."""
    sprint = part.sprint(room)
    result = entry.result if isinstance(entry, Entrant) else None
    return SprintRecord(
        id=sprint.id,
        room=room.id,
        started_at=sprint.starts_at,
        # A bell that was rung early ends the time that a pace is taken over.
        length_ms=whole_ms(sprint) if sprint.bell_rang else sprint.length_ms,
        goal=part.terms.goal,
        unit=entry.unit,
        source=entry.source,
        baseline=entry.baseline,
        draft=path_kept(draft.path) if draft else "",
        count=part.at_bell,
        result=result.count if result else None,
        ended=part.at_bell is not None,
        added=own.added,
        removed=own.removed,
        active_ms=own.active_ms,
        rested_ms=own.rested_ms,
        trail=trail,
        up=sprint.up,
    )
