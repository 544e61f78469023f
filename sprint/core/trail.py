"""The numbers that one gave as a result, one after the other, so that undo goes back through all of them.

The room remembers only the number that stands and the one before it. The trail lies on the writer's own
machine; its last number is the one that stands, or that is on its way to the room.
"""

from sprint.core.errors import Refused
from sprint.core.sprints import Result

MOST = 100

Trail = tuple[int, ...]


def caught_up(trail: Trail, stands: Result | None) -> Trail:
    """The trail with what ``stands`` in the room at its end, where that was given somewhere else.

    A number of before that stands without having amended the last one only waits for the last one to come.
    """
    last = trail[-1] if trail else None
    if stands is None or stands.count == last or (stands.count in trail and stands.before != last):
        return trail
    before = () if stands.before is None or stands.before in trail else (stands.before,)
    return (*trail, *before, stands.count)[-MOST:]


def given(trail: Trail, count: int) -> Trail:
    """The trail with the number ``count`` given now."""
    return trail if trail[-1:] == (count,) else (*trail, count)[-MOST:]


def back(trail: Trail) -> Trail:
    """The trail without its last number; raises ``Refused`` where there is none before it."""
    if len(trail) < 2:
        raise Refused("nothing-to-undo", "There is no earlier number to go back to.")
    return trail[:-1]
