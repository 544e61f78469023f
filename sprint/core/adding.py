"""One more sprint in a room: set by hand, as the next of a chain, by a recurrence, or by the day's agenda."""

import msgspec

from sprint.core.events import Event, SprintDone, SprintScheduled
from sprint.core.room import MOST_OPEN, Room
from sprint.core.sprints import Chain, Sprint

Effects = tuple[Event, ...]


def scheduled(
    name: str, starter: str, starts_at: int, length_ms: int, chain: Chain | None, *, up: bool = False
) -> Sprint:
    """A sprint that is set and starts at ``starts_at``."""
    ends_at = starts_at + length_ms
    return Sprint(name, starter, "scheduled", starts_at, ends_at, length_ms, chain=chain, up=up)


def add(room: Room, sprint: Sprint, *, again: bool = False, by: str | None = None) -> tuple[Room, Effects]:
    """The room with one more sprint, its newest; ``by`` is who has set it where that is not its starter."""
    setter = sprint.starter if by is None else by
    events: Effects = (SprintScheduled(sprint.id, setter, sprint.starts_at, sprint.ends_at, again),)
    kept = room.sprints
    if len(kept) >= MOST_OPEN and not kept[-MOST_OPEN].over:
        # Its tally ends to make room for the next one; results that are still to come count as late.
        oldest = msgspec.structs.replace(kept[-MOST_OPEN], phase="done")
        kept = (*kept[:-MOST_OPEN], oldest, *kept[len(kept) - MOST_OPEN + 1 :])
        events = (SprintDone(oldest.id), *events)
    return msgspec.structs.replace(room, sprints=(*kept, sprint)), events
