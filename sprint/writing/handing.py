"""Which sprint a number is of that is given now: the last that rang, or one that others have gone on from."""

from sprint.core.results import owed
from sprint.core.room import Room
from sprint.core.sprints import Sprint


def waited_for(room: Room, me: str) -> Sprint | None:
    """The sprint whose result a number of ``me``'s is now, or None while there is none to give.

    It is the newest that has begun, if it has rung with ``me`` in it, else the newest that still waits.
    """
    begun = (sprint for sprint in reversed(room.sprints) if sprint.phase not in ("scheduled", "cancelled"))
    newest = next(begun, None)
    if newest is not None and newest.bell_rang and me in newest.entrants:
        return newest
    return next(iter(owed(room, me)), None)
