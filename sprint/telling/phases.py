"""Where a sprint stands by this person's own clock, even when the relay cannot be heard just now."""

from typing import Literal

from sprint.core.sprints import Entrant, Sprint

LATE_MS = 5_000

Standing = Literal["none", "scheduled", "held", "running", "paused", "rung", "done", "cancelled"]


def standing(sprint: Sprint | None, now: int) -> Standing:
    """How ``sprint`` stands at room time ``now``; a deadline that passed counts before an entry says so.

    One is ``held`` that is set while the clock before its start stands.
    """
    if sprint is None:
        return "none"
    if sprint.phase in ("done", "cancelled"):
        return "done" if sprint.phase == "done" else "cancelled"
    if sprint.phase == "tallying":
        return "rung"
    if sprint.paused_at is not None:
        return "held" if sprint.phase == "scheduled" else "paused"
    if now >= sprint.ends_at:
        return "rung"
    return "running" if sprint.begun_by(now) else "scheduled"


def left_ms(sprint: Sprint, now: int) -> int:
    """Milliseconds until the start, the end, or the end of the tally, whichever is next."""
    match standing(sprint, now):
        case "scheduled":
            return max(0, sprint.starts_at - now)
        case "running":
            return max(0, sprint.ends_at - now)
        case "paused" | "held":
            return sprint.remaining_ms(now)
        case "rung":
            return max(0, (sprint.tally_until or now) - now)
        case _:
            return 0


def own_ms(sprint: Sprint, entrant: Entrant, now: int) -> int:
    """A member's own time in the sprint up to ``now``, pauses taken off."""
    upto = min(now, sprint.ends_at) if sprint.paused_at is None else sprint.paused_at
    since = max(sprint.starts_at, entrant.entered_at)
    return max(0, upto - since - (sprint.paused_ms - entrant.paused_before_ms))


def came_late(sprint: Sprint, entrant: Entrant) -> bool:
    """Whether a member came in when the sprint was under way."""
    return entrant.entered_at - sprint.starts_at > LATE_MS
