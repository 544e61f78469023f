"""Hiding somebody for oneself, for any shell: on the screen at once, and on the desk for the next visit."""

import asyncio

from sprint.core.errors import Refused
from sprint.desk.desk import Desk
from sprint.link.base import Link
from sprint.writing.rooms import remember_room


async def hide(desk: Desk, link: Link, member: str, *, off: bool = False) -> None:
    """Hide a member of the room of ``link``, or with ``off`` show them again; nobody is told.

    It holds for this visit even where it cannot be kept: then ``DeskTrouble`` is raised. Raises ``Refused``
    for oneself, and for somebody who has no seat.
    """
    room = link.room
    if room is None or member not in room.members:
        raise Refused("unknown-member", "There is nobody like that in this room.")
    if member == link.me:
        raise Refused("own", "You cannot hide yourself from yourself. Nothing was changed.")
    hidden = link.side.hidden - {member} if off else link.side.hidden | {member}
    link.side.hide(hidden)
    await asyncio.to_thread(_keep, desk, link, room.id, hidden)


def _keep(desk: Desk, link: Link, room: str, hidden: frozenset[str]) -> None:
    desk.hidden.keep(room, hidden)
    # What stands at home of the circle is to be without them at once, however this visit ends.
    remember_room(desk, link)
