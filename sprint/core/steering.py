"""Steering one sprint: begin, pause, resume, move its times, end, cancel, and take a cancelling back."""

import msgspec

from sprint.core import acts, sprints
from sprint.core.acts import LONGEST_MS, LONGEST_WAIT_MS, SHORTEST_MS
from sprint.core.errors import Refused
from sprint.core.events import (
    Event,
    SprintCancelled,
    SprintExtended,
    SprintMoved,
    SprintPaused,
    SprintRestored,
    SprintResumed,
)
from sprint.core.rights import may_steer
from sprint.core.room import Room, with_sprint
from sprint.core.sprints import CalledOff, Sprint

RESTORE_WITHIN_MS = 10 * 60_000
RESTORED_LEAD_MS = 10_000

Steering = (
    acts.Begin | acts.Pause | acts.Resume | acts.Extend | acts.End | acts.Cancel | acts.Restore
)  # fmt: skip


def steer(room: Room, at: int, key: str, body: Steering) -> tuple[Room, tuple[Event, ...]]:
    """Do what ``body`` says to the sprint it names; raises ``Refused``."""
    sprint = room.find(body.sprint)
    if not may_steer(room, key, at):
        who = "the facilitator" if room.mode == "led" else "whoever set it"
        raise Refused("not-yours", f"This sprint is steered by {who}.")
    if isinstance(body, acts.Restore) and sprint is not room.sprint:
        raise Refused("too-late", "Another sprint was set since, so this one stays called off.")
    if isinstance(body, acts.Restore) and room.day is not None and not _in_part(room, sprint):
        raise Refused("too-late", "The day has gone on since, so this one stays called off.")
    sprint, event = _steered(sprint, at, key, body)
    return with_sprint(room, sprint), (event,)


def _in_part(room: Room, sprint: Sprint) -> bool:
    """Whether it is the sprint of the part that is under way on a day."""
    now = room.day.now if room.day is not None else None
    return now is not None and now.sprint == sprint.id


def _steered(sprint: Sprint, at: int, key: str, body: Steering) -> tuple[Sprint, Event]:
    match body:
        case acts.Begin():
            begun = begin(sprint, at)
            by_ms = begun.starts_at - sprint.starts_at
            return begun, SprintMoved(begun.id, key, begun.starts_at, begun.ends_at, by_ms)
        case acts.Pause():
            return pause(sprint, at), SprintPaused(sprint.id, key)
        case acts.Resume():
            sprint = resume(sprint, at)
            return sprint, SprintResumed(sprint.id, key, sprint.ends_at)
        case acts.Extend():
            return move(sprint, key, at, body.by_ms)
        case acts.End():
            return end(sprint, at)
        case acts.Cancel():
            return cancel(sprint, at), SprintCancelled(sprint.id, key)
        case acts.Restore():
            sprint = restore(sprint, at)
            return sprint, SprintRestored(sprint.id, key, sprint.starts_at, sprint.ends_at)


def begin(sprint: Sprint, at: int) -> Sprint:
    """Let a scheduled sprint start at ``at``; raises ``Refused`` once it has started."""
    if sprint.phase != "scheduled":
        raise Refused("not-scheduled", "Only a sprint that is set and has not started can begin now.")
    return msgspec.structs.replace(sprint, starts_at=at, ends_at=at + sprint.length_ms, paused_at=None)


def pause(sprint: Sprint, at: int) -> Sprint:
    """Stop the clock, also the one that counts down to the start; raises ``Refused`` unless it runs."""
    if not sprint.live or sprint.paused_at is not None:
        raise Refused("not-running", "The clock is not running, so it cannot be paused.")
    return msgspec.structs.replace(sprint, paused_at=at)


def resume(sprint: Sprint, at: int) -> Sprint:
    """Let the clock go on; raises ``Refused`` unless it stands."""
    if not sprint.live or sprint.paused_at is None:
        raise Refused("not-paused", "The clock is not paused.")
    stood = at - sprint.paused_at
    if sprint.phase == "scheduled":
        return _later(sprint, stood)
    return msgspec.structs.replace(
        sprint, paused_at=None, paused_ms=sprint.paused_ms + stood, ends_at=sprint.ends_at + stood
    )


def _later(sprint: Sprint, by_ms: int) -> Sprint:
    """One that is scheduled, so much later, its clock running."""
    starts_at, ends_at = sprint.starts_at + by_ms, sprint.ends_at + by_ms
    return msgspec.structs.replace(sprint, starts_at=starts_at, ends_at=ends_at, paused_at=None)


def move(sprint: Sprint, key: str, at: int, by_ms: int) -> tuple[Sprint, Event]:
    """Move the end of a running sprint, or the start of a scheduled one; raises ``Refused`` where that cannot
    be.
    """
    if sprint.phase == "scheduled":
        starts_at = sprint.starts_at + by_ms
        since = at if sprint.paused_at is None else sprint.paused_at
        if starts_at < since:
            raise Refused("bad-time", "It cannot begin earlier than now; there is less of the wait left.")
        if starts_at > since + LONGEST_WAIT_MS:
            raise Refused("bad-time", "A sprint can start now, or at a time within the next 31 days.")
        sprint = msgspec.structs.replace(sprint, starts_at=starts_at, ends_at=sprint.ends_at + by_ms)
        return sprint, SprintMoved(sprint.id, key, starts_at, sprint.ends_at, by_ms)
    if sprint.phase != "running":
        raise Refused("not-running", "Only a sprint that is set or running can be made longer or shorter.")
    if sprint.up:
        raise Refused("open-end", "This sprint has an open end: it lasts until it is ended.")
    length_ms = sprint.length_ms + by_ms
    if length_ms > LONGEST_MS:
        raise Refused("too-long", "A sprint can last 12 hours at most.")
    if length_ms < SHORTEST_MS or sprint.remaining_ms(at) + by_ms < SHORTEST_MS:
        raise Refused("too-short", "There is not so much time left to take away. End the sprint instead.")
    sprint = msgspec.structs.replace(sprint, ends_at=sprint.ends_at + by_ms, length_ms=length_ms)
    return sprint, SprintExtended(sprint.id, key, sprint.ends_at, by_ms)


def end(sprint: Sprint, at: int) -> tuple[Sprint, Event]:
    """Ring the bell now; raises ``Refused`` unless the sprint runs."""
    if sprint.phase != "running":
        raise Refused("not-running", "This sprint is not running.")
    return sprints.ring(sprint, at)


def cancel(sprint: Sprint, at: int) -> Sprint:
    """Call a sprint off; raises ``Refused`` after its bell."""
    if not sprint.live:
        raise Refused("too-late", "The bell has rung; a sprint can be cancelled only before it.")
    if sprint.phase == "scheduled" and sprint.paused_at is not None:
        # Its start is still to come, though its time has passed while it stood.
        stands_since = sprint.paused_at
        sprint = msgspec.structs.replace(_later(sprint, at - stands_since), paused_at=stands_since)
    # Its end is now: where it had started, the results before it stay as they are.
    was = CalledOff(at, sprint.phase, sprint.ends_at)
    return msgspec.structs.replace(sprint, phase="cancelled", ends_at=at, called_off=was)


def restore(sprint: Sprint, at: int) -> Sprint:
    """Take a cancelling back within ten minutes; raises ``Refused`` after them.

    The clock of a sprint that ran stood meanwhile. One whose start has passed gets ten seconds, and one that
    was held before its start is so no more.
    """
    was = sprint.called_off
    if sprint.phase != "cancelled":
        raise Refused("not-cancelled", "This sprint was not called off.")
    if was is None:
        raise Refused("too-late", "The day that it was of is to begin anew, so this one stays called off.")
    stood = at - was.at
    if stood > RESTORE_WITHIN_MS:
        raise Refused("too-late", "It was called off too long ago. Set a new one.")
    if was.phase == "scheduled":
        starts_at = sprint.starts_at if sprint.starts_at >= at else at + RESTORED_LEAD_MS
        ends_at = starts_at + sprint.length_ms
        return msgspec.structs.replace(
            sprint,
            phase="scheduled",
            starts_at=starts_at,
            ends_at=ends_at,
            paused_at=None,
            called_off=None,
        )
    sprint = msgspec.structs.replace(sprint, phase="running", ends_at=was.ends_at, called_off=None)
    if sprint.paused_at is not None:
        return sprint
    return msgspec.structs.replace(sprint, ends_at=sprint.ends_at + stood, paused_ms=sprint.paused_ms + stood)
