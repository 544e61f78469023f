"""Which draft to write in: the one that was named, the one that was left in this room, or a new one."""

import contextlib
from datetime import datetime
from pathlib import Path

from sprint.clocks import wall_ms
from sprint.core.errors import BadText
from sprint.desk.desk import Desk
from sprint.desk.drafts import Draft
from sprint.desk.records import SprintRecord

CARRY_ON_MS = 12 * 3_600_000


def draft_for(
    desk: Desk, room: str | None, chosen: Path | None, now: datetime, *, carry_on: bool = False
) -> Draft:
    """The draft to begin with in ``room`` (None for one that is yet to be); may block on the disk.

    Whoever comes back to a room within half a day, or in the middle of a sprint, finds the same draft; with
    ``carry_on`` it is the draft of last time anyway.
    Raises ``BadText`` when the ``chosen`` file cannot be opened, and ``DeskTrouble`` when none can be begun.
    """
    if chosen is not None:
        return Draft.open(chosen)
    left = _left(desk, room) if room else None
    if left is not None and (not left.ended or wall_ms() - left.started_at - left.length_ms < CARRY_ON_MS):
        with contextlib.suppress(BadText):
            return Draft.open(Path(left.draft))
    last = last_draft(desk) if carry_on else None
    if last is not None:
        with contextlib.suppress(BadText):
            return Draft.open(last)
    return Draft.new(desk.folders.drafts, now)


def last_draft(desk: Desk) -> Path | None:
    """The draft of the last sprint, in any room, that had one which is still there; may block on the disk."""
    for year in desk.sprints.years()[:2]:
        for record in desk.sprints.list(year):
            if record.draft and Path(record.draft).is_file():
                return Path(record.draft)
    return None


def _left(desk: Desk, room: str) -> SprintRecord | None:
    """The newest sprint of a room that had a draft; two years are looked through."""
    for year in desk.sprints.years()[:2]:
        for record in desk.sprints.list(year):
            if record.room == room and record.draft:
                return record
    return None
