"""Taking from everybody's view what stays there: what is meant is what this machine shows just now."""

from sprint.core.agenda.acts import Clear
from sprint.core.errors import Refused
from sprint.core.room import Room


def clearing(room: Room | None) -> Clear:
    """The act that takes it from view; raises ``Refused`` where nothing is there."""
    if room is None or not room.on_view:
        raise Refused("nothing", "Nothing is on view.")
    return Clear(room.on_view)
