"""Which sprint a number is of that is given now: the one of now, or one that others have gone on from."""

from sprint.core.results import owed
from sprint.core.room import Room
from sprint.core.sprints import Sprint


def left_behind(room: Room, me: str) -> Sprint | None:
    """The newest sprint that waits for a number of ``me``'s although the next one runs, if any does."""
    if room.sprint is None or room.sprint.phase != "running":
        return None
    return next(iter(owed(room, me)), None)
