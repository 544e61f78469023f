"""What is still news when one hears of it, and what only shows that a relay slept through its time.

The relay lets a time pass by an entry of its own. Where it was away, hours of starts and bells may come to be
in one entry; nobody wants them told one after the other, nor a bell rung for them.
"""

from sprint.core.errors import Refused
from sprint.core.events import (
    Event,
    OccurrenceMissed,
    SprintDone,
    SprintEnded,
    SprintScheduled,
    SprintStarted,
)
from sprint.core.room import Room
from sprint.link.news import Happened

LATE_MS = 60_000
MISSED_MS = 3_600_000


def is_news(happened: Happened, room: Room | None) -> bool:
    """Whether it came to be while one was there, and at about its own time."""
    limit = MISSED_MS if isinstance(happened.event, OccurrenceMissed) else LATE_MS
    return happened.fresh and happened.at - _own_time(happened.event, room, happened.at) <= limit


def _own_time(event: Event, room: Room | None, at: int) -> int:
    match event:
        case OccurrenceMissed(starts_at=own) | SprintScheduled(starts_at=own) | SprintEnded(ends_at=own):
            return own
        case SprintStarted(sprint=sprint_id) | SprintDone(sprint=sprint_id) if room is not None:
            try:
                sprint = room.find(sprint_id)
            except Refused:
                return at
            if isinstance(event, SprintStarted):
                return sprint.starts_at
            return sprint.ends_at if sprint.tally_until is None else sprint.tally_until
    return at
