"""The sprints that others have gone on from: what one's program still owes them, and settles when it can.

A bell may ring out of hearing: offline, while the program was closed, or in the very entry that begins the
next round.
"""

import asyncio
from collections.abc import Awaitable, Callable

from msgspec.structs import replace

from sprint.core import acts
from sprint.core.acts import Body
from sprint.core.errors import DeskTrouble
from sprint.core.results import BIG_JUMP
from sprint.core.room import Room
from sprint.desk.desk import Desk
from sprint.desk.records import SprintRecord

Do = Callable[[Body], Awaitable[bool]]
Stands = Callable[[SprintRecord], int | None]


class Left:
    """Settles them for the member ``me``: ``do`` acts and says whether that came to be, ``tell`` tells of
    trouble.
    """

    def __init__(self, me: str, desk: Desk, do: Do, tell: Callable[[str], None]) -> None:
        self._me, self._desk, self._do, self._tell = me, desk, do, tell
        self._bells: dict[str, int] = {}
        self._looked: set[str] = set()

    def leave(self, sprint_id: str, at_bell: int) -> None:
        """Note what stood at the bell of a sprint that is gone on from now."""
        self._bells[sprint_id] = at_bell

    async def settle(self, room: Room, current: str | None, stands: Stands) -> None:
        """Settle what is owed, each sprint but the ``current`` one once.

        ``stands`` gives what stands on the page, if that is the page of the record.
        """
        for sprint in room.sprints:
            if sprint.id == current or not sprint.bell_rang or sprint.id in self._looked:
                continue
            entrant = sprint.entrants.get(self._me)
            if entrant is not None and entrant.owes and entrant.source == "editor":
                record = await asyncio.to_thread(self._desk.sprints.get, sprint.id)
                count = self._bells.get(sprint.id)
                if count is None and record is not None:
                    count = left_count(record, stands(record))
                if count is not None and not await self._do(acts.Settle(sprint.id, count)):
                    return
                if count is not None and record is not None:
                    await self.keep(record, count)
            self._looked.add(sprint.id)

    async def keep(self, record: SprintRecord, count: int) -> None:
        """Keep the ``count`` that was settled."""
        settled = replace(record, count=count, result=count, ended=True, trail=(*record.trail, count))
        try:
            await asyncio.to_thread(self._desk.sprints.keep, settled)
        except DeskTrouble as error:
            self._tell(str(error))


def left_count(record: SprintRecord, stands: int | None) -> int | None:
    """The count with which a sprint was left: that of its bell, or what ``stands`` on its page since.

    Where the page was written on a good deal since then, what was tallied last.
    """
    if record.count is not None:
        return record.count
    if record.added is None or record.removed is None:
        return stands
    tallied = record.baseline + record.added - record.removed
    return stands if stands is not None and abs(stands - tallied) <= BIG_JUMP else tallied
