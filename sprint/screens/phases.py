"""Where a sprint stands by this person's own clock, even when the relay cannot be heard just now."""

from typing import Literal

from sprint.core.sprints import Entrant, Sprint
from sprint.screens.moments import Moments
from widgets.clock import ClockFace, ClockState

Standing = Literal["none", "scheduled", "running", "paused", "rung", "done", "cancelled"]
_FACES: dict[Standing, ClockState] = {
    "none": "waiting",
    "scheduled": "scheduled",
    "running": "running",
    "paused": "paused",
    "rung": "tallying",
    "done": "done",
    "cancelled": "waiting",
}


def standing(sprint: Sprint | None, now: int) -> Standing:
    """How ``sprint`` stands at room time ``now``; a deadline that passed counts before an entry says so."""
    if sprint is None:
        return "none"
    if sprint.phase in ("done", "cancelled"):
        return "done" if sprint.phase == "done" else "cancelled"
    if sprint.phase == "tallying":
        return "rung"
    if sprint.paused_at is not None:
        return "paused"
    if now >= sprint.ends_at:
        return "rung"
    return "running" if sprint.phase == "running" or now >= sprint.starts_at else "scheduled"


def left_ms(sprint: Sprint, now: int) -> int:
    """Milliseconds until the start, the end, or the end of the tally, whichever is next."""
    match standing(sprint, now):
        case "scheduled":
            return max(0, sprint.starts_at - now)
        case "running":
            return max(0, sprint.ends_at - now)
        case "paused":
            return sprint.remaining_ms(now)
        case "rung":
            return max(0, (sprint.tally_until or now) - now)
        case _:
            return 0


def clock_face(sprint: Sprint | None, now: int, moments: Moments) -> ClockFace:
    """What the clock shows."""
    stands = standing(sprint, now)
    if sprint is None or stands in ("none", "cancelled"):
        return ClockFace()
    total_ms = sprint.length_ms if stands in ("running", "paused") else 0
    ends = moments.clock_time(sprint.ends_at, now) if stands in ("scheduled", "running") else ""
    return ClockFace(_FACES[stands], left_ms(sprint, now), total_ms, ends)


def own_ms(sprint: Sprint, entrant: Entrant, now: int) -> int:
    """A member's own time in the sprint up to ``now``, pauses taken off."""
    upto = min(now, sprint.ends_at) if sprint.paused_at is None else sprint.paused_at
    since = max(sprint.starts_at, entrant.entered_at)
    return max(0, upto - since - (sprint.paused_ms - entrant.paused_before_ms))


class Scenes:
    """Which screen is due when the sprint moves on: told once a move, so that a person may go elsewhere."""

    def __init__(self) -> None:
        self._last: tuple[str, str] | None = None

    def step(self, sprint: Sprint | None, now: int, me: str) -> Literal["writing", "results", "lobby"] | None:
        """The screen to go to now, if any."""
        stands = standing(sprint, now)
        group = {"paused": "running", "done": "rung"}.get(stands, stands)
        before, self._last = self._last, (sprint.id if sprint else "", group)
        if sprint is None or before == self._last:
            return None
        was = before[1] if before is not None and before[0] == sprint.id else ""
        if group == "running":
            return "writing"
        if group == "rung" and (
            was == "running" or (before is None and me in sprint.entrants and stands == "rung")
        ):
            return "results"
        return "lobby" if group == "cancelled" and was == "running" else None
