"""Keeps the invite that lets people in now, from the moment at which a removal makes the one before it void.

`sprint invite` shows what lies on the disk, and so does the next start.
"""

import asyncio
import contextlib

from sprint.core.errors import SprintError
from sprint.core.events import MemberRemoved
from sprint.core.keyring import opens
from sprint.desk.desk import Desk
from sprint.link.base import Link
from sprint.link.news import Happened, News


def keep_invite(desk: Desk, link: Link) -> None:
    """Keep the invite of a room that is kept, if the room says that it is its own. Raises ``DeskTrouble``."""
    invite, room = link.invite, link.room
    if invite is not None and room is not None and opens(invite, room):
        desk.rooms.renew(invite)


class Renewing:
    """Watches one link; ``hear`` is for its ``listen``."""

    def __init__(self, desk: Desk, link: Link) -> None:
        self._desk, self._link = desk, link
        self._tasks: set[asyncio.Task[None]] = set()

    def hear(self, news: News) -> None:
        """Keep the new invite where somebody was removed."""
        if isinstance(news, Happened) and isinstance(news.event, MemberRemoved):
            task = asyncio.create_task(self._keep(), name="keep-invite")
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _keep(self) -> None:
        # What cannot be kept now is kept when the room is left.
        with contextlib.suppress(SprintError):
            await asyncio.to_thread(keep_invite, self._desk, self._link)
