"""What one may do to the clock just now: asked before a key is offered, so that none is offered in vain."""

from typing import Literal

from sprint.core.rights import may_steer
from sprint.core.room import Room
from sprint.core.sprints import Sprint
from sprint.core.steering import RESTORE_WITHIN_MS
from sprint.telling.phases import standing

Step = Literal["begin", "pause", "resume", "move", "end", "cancel", "restore"]


def steps(room: Room | None, me: str, now: int) -> frozenset[Step]:
    """The steps that ``me`` may take with the newest sprint at room time ``now``."""
    sprint = room.sprint if room is not None else None
    if room is None or sprint is None or room.closed_at is not None or not may_steer(room, me, now):
        return frozenset()
    return _possible(sprint, now)


def _possible(sprint: Sprint, now: int) -> frozenset[Step]:
    found: tuple[Step, ...] = ()
    match standing(sprint, now):
        case "scheduled":
            found = ("begin", "move", "cancel")
        case "held":
            found = ("resume", "begin", "move", "cancel")
        case "running":
            found = ("pause", "end", "cancel") if sprint.up else ("pause", "move", "end", "cancel")
        case "paused":
            found = ("resume", "end", "cancel") if sprint.up else ("resume", "move", "end", "cancel")
        case "cancelled":
            was = sprint.called_off
            found = ("restore",) if was is not None and now - was.at <= RESTORE_WITHIN_MS else ()
    return frozenset(found)
