"""What a member's program does by itself in a sprint, as a pure plan: enter, log checkpoints, settle at the
bell.

Given the room, the time and the count, ``plan`` says which acts are due. It never acts twice on its own: an
act that was given out counts as done until ``refused`` takes it back.
"""

from typing import TYPE_CHECKING

import msgspec

from sprint.core import acts
from sprint.core.acts import Body, Source
from sprint.core.counting import Unit
from sprint.core.showing import Shown, shown_checkpoint

if TYPE_CHECKING:
    # Whoever only wants the terms, as home does, is spared the rules of the room.
    from sprint.core.room import Room
    from sprint.core.sprints import Entrant, Sprint
    from sprint.core.wire import Status

CHECKPOINT_MS = 60_000
JITTER_MS = 10_000
RESTING_MS = 60_000


class Terms(msgspec.Struct, frozen=True):
    """How one takes part: where the count comes from, in which unit, towards which goal if any."""

    source: Source = "editor"
    unit: Unit = "words"
    goal: int | None = None


class Part:
    """One's part in the sprint ``sprint_id``."""

    def __init__(
        self,
        me: str,
        sprint_id: str,
        terms: Terms,
        at_bell: int | None = None,
        baseline: int | None = None,
    ) -> None:
        """``at_bell`` is the count that stood at the bell, where an earlier start of the program saw it, and
        ``baseline`` the one on entering, where that is known already.
        """
        self.sprint_id = sprint_id
        self.terms = terms
        self.at_bell = at_bell
        self.shown: Shown = "exact"
        self._me = me
        self._baseline = baseline
        self._entering = False
        self._settling = False
        self._next_checkpoint: int | None = None
        self._count: int | None = None
        self._changed_at: int | None = None

    def sprint(self, room: "Room") -> "Sprint":
        """The sprint itself; raises ``Refused`` where the room does not have it."""
        return room.find(self.sprint_id)

    def entrant(self, room: "Room") -> "Entrant | None":
        """This person's part as the room knows it, or None before they entered."""
        return self.sprint(room).entrants.get(self._me)

    def plan(self, room: "Room", now: int, count: int, dice: float) -> list[Body]:
        """The acts due at room time ``now`` with this ``count``; ``dice`` in [0, 1) spreads checkpoints."""
        sprint = self.sprint(room)
        self._notice(count, now)
        self._watch_bell(sprint, now, count)
        entrant = sprint.entrants.get(self._me)
        if entrant is None:
            return self._enter(sprint, now, count)
        self._entering = False
        if sprint.phase == "running" and entrant.counts and self.at_bell is None:
            return self._checkpoint(entrant, now, count, dice)
        if sprint.bell_rang and entrant.owes and entrant.source == "editor" and not self._settling:
            self._settling = True
            return [acts.Settle(self.sprint_id, count if self.at_bell is None else self.at_bell)]
        return []

    def refused(self, body: Body) -> None:
        """An act of the plan did not come to be and may be planned again."""
        if isinstance(body, acts.Enter):
            self._entering = False
        if isinstance(body, acts.Settle):
            self._settling = False

    def written(self, room: "Room", count: int) -> int | None:
        """What this person wrote so far, at least 0; None without a count or before they entered."""
        entrant = self.entrant(room)
        if entrant is None or not entrant.counts:
            return None
        return max(0, (count if self.at_bell is None else self.at_bell) - entrant.baseline)

    def status(self, room: "Room", now: int) -> "Status":
        """How this person is in a running sprint, whatever they show of it: writing, or resting after a
        minute without a change.
        """
        entrant = self.entrant(room)
        if entrant is not None and not entrant.counts:
            return "writing"
        since = self._changed_at if self._changed_at is not None else now
        return "resting" if now - since >= RESTING_MS else "writing"

    def next_begun(self, room: "Room", now: int) -> bool:
        """Whether by one's own clock the next round of the chain has begun, be it set already or not."""
        sprint, newest = self.sprint(room), room.sprint
        chain = sprint.chain
        if self.at_bell is None or chain is None or chain.round >= chain.rounds:
            return False
        if newest is None or newest.id == sprint.id:
            return now >= sprint.ends_at + chain.break_ms
        following = newest.chain is not None and newest.chain.id == chain.id
        return following and newest.begun_by(now)

    def _notice(self, count: int, now: int) -> None:
        if count != self._count:
            self._count, self._changed_at = count, now

    def _watch_bell(self, sprint: "Sprint", now: int, count: int) -> None:
        # The bell is everybody's own clock at the deadline; an extension that arrives later takes it back.
        due = sprint.due_at()
        if sprint.phase == "running" and due is not None and now >= due:
            self.at_bell = count if self.at_bell is None else self.at_bell
        elif sprint.phase in ("running", "scheduled"):
            self.at_bell = None
        elif self.at_bell is None:
            self.at_bell = count

    def _enter(self, sprint: "Sprint", now: int, count: int) -> list[Body]:
        # What is written from the start on counts, also while the room cannot say yet that it has begun.
        if self._baseline is None and sprint.begun_by(now):
            self._baseline = count
        if self._entering or sprint.phase != "running" or self.at_bell is not None:
            return []
        self._entering = True
        return [acts.Enter(self.sprint_id, self.terms.source, self.terms.unit, self._baseline or 0)]

    def _checkpoint(self, entrant: "Entrant", now: int, count: int, dice: float) -> list[Body]:
        due = self._next_checkpoint
        if due is None or now >= due:
            self._next_checkpoint = now + CHECKPOINT_MS + int((2 * dice - 1) * JITTER_MS)
        seen = shown_checkpoint(self.shown, entrant.baseline, count)
        if due is None or now < due or seen is None:
            return []
        return [acts.Checkpoint(self.sprint_id, seen)]
