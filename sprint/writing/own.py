"""What only this machine knows of one's part in a sprint: what was added and removed, and the time at rest.

Nobody else is told. It is kept beside the result, so that a kill costs a moment of it at most.
"""

import msgspec

from sprint.core.sprints import Entrant, Sprint
from sprint.desk.records import SprintRecord
from sprint.writing.resting import Rests
from sprint.writing.saving import Page

KEPT_EVERY_MS = 15_000
REMOVED_KEPT_EVERY_MS = 1_000


class Own(msgspec.Struct, frozen=True):
    """What was added and removed, and how long one wrote and rested; None where it is not measured."""

    added: int | None = None
    removed: int | None = None
    active_ms: int | None = None
    rested_ms: int | None = None


class OwnPart:
    """One's part in one sprint, going on from the ``record`` of an earlier start of the program, if any.

    ``now`` is how it is now, or was at the bell.
    """

    def __init__(self, record: SprintRecord | None) -> None:
        self._record = record
        self._rests: Rests | None = None
        self._touched = False
        self._count: int | None = None
        self.now = own_of(record) if record is not None else Own()
        self._at_bell = self.now if record is not None and record.ended else None
        self._kept, self._kept_at = self.now, 0.0

    def begin(self, page: Page) -> None:
        """Let the page tally from here on; a word that was written since the last record is one added."""
        record = self._record
        if record is None or record.removed is None:
            page.begin_tally()
        else:
            grown = page.count - record.baseline + record.removed
            page.begin_tally(max(record.added or 0, grown, 0), record.removed)

    def touch(self) -> None:
        """Note an edit, also one that changes no count."""
        self._touched = True

    def look(self, page: Page, clock_ms: int, *, edited: bool, rung: bool) -> None:
        """Look at ``clock_ms`` of one's own clock; once the bell has ``rung`` it stays as it is.

        What is ``edited`` elsewhere cannot be tallied, nor rest be told from work.
        """
        if not rung:
            self._at_bell = None
        if self._at_bell is None:
            self.now = self._own(page, clock_ms) if edited else Own(None, None, clock_ms, 0)
        if rung:
            self._at_bell = self.now

    def _own(self, page: Page, clock_ms: int) -> Own:
        rests = self._rests = self._rests or self._begun(clock_ms)
        if self._touched or page.count != self._count:
            rests.changed(clock_ms)
        self._touched, self._count = False, page.count
        return Own(page.added, page.removed, rests.active_ms(clock_ms), rests.rested_ms(clock_ms))

    def _begun(self, clock_ms: int) -> Rests:
        record = self._record
        if record is None or record.active_ms is None:
            # What was before this look is not known: it counts as written, as it does for the group.
            return Rests(clock_ms)
        return Rests(record.active_ms, record.rested_ms or 0)

    def kept(self, mono: float) -> Own:
        """How it is to be kept: that is a write on the disk, so it changes only now and then."""
        now, kept = self.now, self._kept
        every = REMOVED_KEPT_EVERY_MS if now.removed != kept.removed else KEPT_EVERY_MS
        changed = (now.added, now.removed) != (kept.added, kept.removed)
        if self._at_bell is not None or (changed and mono - self._kept_at >= every):
            self._kept, self._kept_at = now, mono
        return self._kept


def own_clock(sprint: Sprint, entrant: Entrant, now: int) -> int:
    """Milliseconds that the clock ran since one entered, up to the bell, pauses taken off."""
    before = max(0, entrant.entered_at - sprint.starts_at - entrant.paused_before_ms)
    return max(0, sprint.elapsed_ms(now) - before)


def own_of(record: SprintRecord) -> Own:
    """What was kept of it in ``record``."""
    return Own(record.added, record.removed, record.active_ms, record.rested_ms)
