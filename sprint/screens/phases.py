"""What the clock shows, and which screen is due, by where a sprint stands."""

from typing import Literal

from sprint.core.sprints import Sprint
from sprint.telling.chains import in_break, round_words
from sprint.telling.moments import Moments, span
from sprint.telling.phases import Standing, left_ms, standing
from widgets.clock import ClockFace, ClockState

_FACES: dict[Standing, ClockState] = {
    "none": "waiting",
    "scheduled": "scheduled",
    "held": "paused",
    "running": "running",
    "paused": "paused",
    "rung": "tallying",
    "done": "done",
    "cancelled": "waiting",
}


def clock_face(sprint: Sprint | None, now: int, moments: Moments, *, up: bool = False) -> ClockFace:
    """What the clock shows; with ``up`` it counts what has passed of a sprint, where one has begun."""
    stands = standing(sprint, now)
    if sprint is None or stands in ("none", "cancelled"):
        return ClockFace(note="called off") if stands == "cancelled" else ClockFace()
    left, note = left_ms(sprint, now), round_words(sprint)
    if in_break(sprint, now):
        return ClockFace("break", left, 0, moments.clock_time(sprint.starts_at, now), note=note)
    total_ms = sprint.length_ms if stands in ("running", "paused") else 0
    if sprint.up:
        note = f"{note}, open end" if note else "open end"
        return ClockFace(_FACES[stands], left, total_ms, "", total_ms > 0, note, open=True)
    ends = moments.clock_time(sprint.ends_at, now) if stands in ("scheduled", "running") else ""
    return ClockFace(_FACES[stands], left, total_ms, ends, up and total_ms > 0, note)


def glance(face: ClockFace) -> str:
    """What a glance at the clock tells."""
    note = f" {face.note[:1].upper()}{face.note[1:]}." if face.note else ""
    if face.state == "break":
        return f"A break; the next round is in {span(face.remaining_ms)}, at {face.ends}.{note}"
    if face.open and face.total_ms:
        return f"{span(face.total_ms - face.remaining_ms)} so far.{note}"
    if not face.ends:
        return "The clock stands." if face.state == "paused" else "No clock is running."
    left = f"{span(face.remaining_ms)} left, until {face.ends}."
    return (f"It starts in {span(face.remaining_ms)}." if face.state == "scheduled" else left) + note


class Scenes:
    """Which screen is due when the sprint moves on: told once a move, so that a person may go elsewhere."""

    def __init__(self) -> None:
        self._last: tuple[str, str] | None = None

    def step(self, sprint: Sprint | None, now: int, me: str) -> Literal["writing", "results", "lobby"] | None:
        """The screen to go to now, if any."""
        stands = standing(sprint, now)
        group = {"paused": "running", "held": "scheduled", "done": "rung"}.get(stands, stands)
        before, self._last = self._last, (sprint.id if sprint else "", group)
        if sprint is None or before == self._last:
            return None
        if group == "scheduled" and before is not None and before[1] == "running" and in_break(sprint, now):
            # The bell and the next round of a chain come with one entry.
            return "results"
        was = before[1] if before is not None and before[0] == sprint.id else ""
        if group == "running":
            return "writing"
        if group == "rung" and (
            was == "running" or (before is None and me in sprint.entrants and stands == "rung")
        ):
            return "results"
        return "lobby" if group == "cancelled" and was == "running" else None
