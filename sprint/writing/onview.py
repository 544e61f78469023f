"""Taking back what lasts, from everybody's view or from the notes: what is meant is what this machine shows
just now.
"""

from sprint.core.agenda.acts import Clear, Mute
from sprint.core.agenda.muting import already_so
from sprint.core.errors import Refused
from sprint.core.room import Room


def clearing(room: Room | None) -> Clear:
    """The act that takes it from view; raises ``Refused`` where nothing is there."""
    if room is None or not room.on_view:
        raise Refused("nothing", "Nothing is on view.")
    return Clear(room.on_view)


def muting(room: Room | None, *, off: bool) -> Mute:
    """The act that lets notes wait, or with ``off`` be heard again; raises ``Refused`` where they are."""
    if not off:
        return Mute()
    if room is None or room.muted is None:
        raise already_so()
    return Mute(room.muted.id)
