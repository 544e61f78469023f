"""One sprint: its phases, who takes part, and what is allowed when.

    scheduled ──start──▶ running ──bell──▶ tallying ──all settled, or time──▶ done
        └──────cancel──────┴──▶ cancelled ──restore──▶ scheduled, or running as before

A pause is a running sprint whose clock stands, or a scheduled one whose time before the start does. All
functions are pure; times are room times in milliseconds.
Phases move only by ``advance`` at an entry's time, so that every replica moves them at the same entry.
"""

from typing import Literal

import msgspec

from sprint.core.acts import Source
from sprint.core.counting import Unit
from sprint.core.errors import Refused
from sprint.core.events import Event, SprintDone, SprintEnded, SprintStarted

TALLY_LEAST_MS = 60_000
TALLY_MOST_MS = 300_000
TALLY_SHARE = 10
SETTLE_GRACE_MS = 10_000

Phase = Literal["scheduled", "running", "tallying", "done", "cancelled"]


class Result(msgspec.Struct, frozen=True):
    """A settled count; ``late`` when it came after the tally; ``before`` is the count that it amended, if
    any.
    """

    count: int
    at: int
    late: bool
    before: int | None = None


class Seen(msgspec.Struct, frozen=True):
    """The last checkpoint of a member: the count that stands when nothing was settled."""

    count: int
    at: int


class Entrant(msgspec.Struct, frozen=True):
    """One member's part in a sprint; counts are of their whole text, ``baseline`` the one on entering."""

    entered_at: int
    source: Source
    unit: Unit
    baseline: int
    paused_before_ms: int
    last_seen: Seen | None = None
    result: Result | None = None

    @property
    def counts(self) -> bool:
        """Whether this member takes part with a count at all."""
        return self.source != "none"

    @property
    def owes(self) -> bool:
        """Whether a result is still to come."""
        return self.counts and self.result is None


class Chain(msgspec.Struct, frozen=True):
    """Which round of how many a sprint is, how long the rounds are meant to be, and the break after each."""

    id: str
    round: int
    rounds: int
    length_ms: int
    break_ms: int


class CalledOff(msgspec.Struct, frozen=True):
    """When a sprint was cancelled, and the phase and end that it had then."""

    at: int
    phase: Phase
    ends_at: int


class Sprint(msgspec.Struct, frozen=True):
    """A sprint and everyone in it. ``paused_ms`` is how long its clock stood so far, the present pause left
    out; with ``up`` its end is open and the clock counts up.
    """

    id: str
    starter: str
    phase: Phase
    starts_at: int
    ends_at: int
    length_ms: int
    entrants: dict[str, Entrant] = {}
    paused_at: int | None = None
    paused_ms: int = 0
    tally_until: int | None = None
    chain: Chain | None = None
    up: bool = False
    called_off: CalledOff | None = None

    @property
    def live(self) -> bool:
        """Whether it is still to start or running: no other can be set meanwhile."""
        return self.phase in ("scheduled", "running")

    @property
    def over(self) -> bool:
        """Whether no phase of it ends any more."""
        return self.phase in ("done", "cancelled")

    @property
    def bell_rang(self) -> bool:
        """Whether counts may be settled."""
        return self.phase in ("tallying", "done")

    @property
    def ended_early(self) -> bool:
        """Whether its bell was rung before its time; with an open end it never is."""
        lasted_ms = self.ends_at - self.starts_at - self.paused_ms
        return self.bell_rang and not self.up and lasted_ms < self.length_ms

    def begun_by(self, now: int) -> bool:
        """Whether it has begun at the room time ``now``, be that in the log already or not."""
        return self.phase != "scheduled" or (self.paused_at is None and now >= self.starts_at)

    def due_at(self) -> int | None:
        """The room time at which the present phase ends by itself, or None where only an act can end it."""
        match self.phase:
            case "scheduled" | "running" if self.paused_at is not None:
                return None
            case "scheduled":
                return self.starts_at
            case "running":
                return self.ends_at
            case "tallying":
                return self.tally_until
            case _:
                return None

    def remaining_ms(self, now: int) -> int:
        """Milliseconds until the present phase ends, at the room time ``now``; the clock of a paused sprint
        stands.
        """
        at = now if self.paused_at is None else self.paused_at
        match self.phase:
            case "scheduled":
                return max(0, self.starts_at - at)
            case "running":
                return max(0, self.ends_at - at)
            case "tallying":
                return max(0, (self.tally_until or now) - now)
            case _:
                return 0

    def elapsed_ms(self, now: int) -> int:
        """Milliseconds that the clock has run since the start, at the room time ``now``, pauses taken off."""
        until = min(now if self.paused_at is None else self.paused_at, self.ends_at)
        return max(0, until - self.starts_at - self.paused_ms)


def advance(sprint: Sprint, at: int) -> tuple[Sprint, tuple[Event, ...]]:
    """Move ``sprint`` through every phase whose end is at or before ``at``."""
    events: list[Event] = []
    while True:
        if sprint.phase == "tallying" and not any(entrant.owes for entrant in sprint.entrants.values()):
            sprint = msgspec.structs.replace(sprint, phase="done")
            events.append(SprintDone(sprint.id))
        due = sprint.due_at()
        if due is None or at < due:
            return sprint, tuple(events)
        match sprint.phase:
            case "scheduled":
                sprint = msgspec.structs.replace(sprint, phase="running")
                events.append(SprintStarted(sprint.id))
            case "running":
                sprint, ended = ring(sprint, sprint.ends_at)
                events.append(ended)
            case _:
                sprint = msgspec.structs.replace(sprint, phase="done")
                events.append(SprintDone(sprint.id))


def ring(sprint: Sprint, at: int) -> tuple[Sprint, SprintEnded]:
    """Ring the bell of a running sprint at ``at``, ending a pause if it stands."""
    if sprint.paused_at is not None:
        sprint = msgspec.structs.replace(
            sprint, paused_ms=sprint.paused_ms + at - sprint.paused_at, paused_at=None
        )
    until = at + tally_ms(sprint)
    sprint = msgspec.structs.replace(sprint, phase="tallying", ends_at=at, tally_until=until)
    return sprint, SprintEnded(sprint.id, at, until)


def tally_ms(sprint: Sprint) -> int:
    """How long counts may be settled in time.

    A tenth of the length, at least 60 s and at most 5 min, where someone types their number in; else only
    long enough for the editors' counts to arrive.
    """
    if any(entrant.source == "typed" for entrant in sprint.entrants.values()):
        return min(max(TALLY_LEAST_MS, sprint.length_ms // TALLY_SHARE), TALLY_MOST_MS)
    return SETTLE_GRACE_MS


def enter(sprint: Sprint, member: str, at: int, source: Source, unit: Unit, baseline: int) -> Sprint:
    """Let ``member`` take part from ``at``; raises ``Refused`` after the bell, or when they already do."""
    if member in sprint.entrants:
        raise Refused(
            "already-in", "You are in this sprint already; your place and your starting count are kept."
        )
    if not sprint.live:
        raise Refused("too-late", "This sprint is over. The next one is yours.")
    stands = sprint.phase == "running" and sprint.paused_at is not None
    paused = sprint.paused_ms + (at - (sprint.paused_at or 0) if stands else 0)
    return with_entrant(sprint, member, Entrant(at, source, unit, baseline, paused))


def rebase(sprint: Sprint, member: str, baseline: int) -> Sprint:
    """Put a member's baseline right; raises ``Refused`` where they take no part."""
    return with_entrant(
        sprint, member, msgspec.structs.replace(entrant_of(sprint, member), baseline=baseline)
    )


def checkpoint(sprint: Sprint, member: str, at: int, count: int) -> Sprint:
    """Log a count while the sprint runs; raises ``Refused`` before the start, after the bell, or without a
    count.
    """
    entrant = entrant_of(sprint, member)
    if sprint.phase != "running":
        raise Refused("not-running", "This sprint is not running, so no count was logged.")
    if not entrant.counts:
        raise Refused("no-count", "You are taking part without a count.")
    return with_entrant(sprint, member, msgspec.structs.replace(entrant, last_seen=Seen(count, at)))


def settle(sprint: Sprint, member: str, at: int, count: int) -> Sprint:
    """Take or amend a result; raises ``Refused`` before the bell or without a count."""
    entrant = entrant_of(sprint, member)
    if sprint.phase == "cancelled":
        raise Refused("cancelled", "This sprint was called off. What you wrote is yours and on your disk.")
    if not sprint.bell_rang:
        raise Refused("too-early", "The bell has not rung yet; your count is settled then.")
    if not entrant.counts:
        raise Refused("no-count", "You took part without a count.")
    first = entrant.result
    result = (
        Result(count, at, late=sprint.phase == "done")
        if first is None
        else Result(count, at, late=first.late, before=first.count)
    )
    return with_entrant(sprint, member, msgspec.structs.replace(entrant, result=result))


def entrant_of(sprint: Sprint, member: str) -> Entrant:
    """A member's part in the sprint; raises ``Refused`` where they have none."""
    if member not in sprint.entrants:
        raise Refused("not-in", "You are not taking part in this sprint.")
    return sprint.entrants[member]


def with_entrant(sprint: Sprint, member: str, entrant: Entrant) -> Sprint:
    """The sprint with one member's part replaced."""
    return msgspec.structs.replace(sprint, entrants={**sprint.entrants, member: entrant})
