"""What is put away while one is in a room and when one goes: how far it was seen, and the draft.

The same for all who write without a screen.
"""

import asyncio
import contextlib
from collections.abc import Callable

from sprint.core.errors import DeskTrouble, SprintError
from sprint.desk.desk import Desk
from sprint.desk.drafts import Draft
from sprint.link.base import Link
from sprint.writing.endings import note_gone
from sprint.writing.leaving import Ending
from sprint.writing.rooms import remember_room
from sprint.writing.saving import rescue
from sprint.writing.writer import Writer


class Keeper:
    """Keeps what a stay in ``room`` leaves behind; ``room`` is empty for a room of one's own.

    A draft that was begun here and stayed empty goes again. ``trouble`` is told what could not be kept.
    """

    def __init__(
        self,
        desk: Desk,
        room: str,
        link: Link,
        writer: Writer,
        trouble: Callable[[str], None],
    ) -> None:
        self._desk, self._room, self._link, self._writer = desk, room, link, writer
        self._trouble = trouble

    async def remember(self) -> None:
        """Note how far the room was seen."""
        if not self._room:
            return
        try:
            await asyncio.to_thread(remember_room, self._desk, self._link)
        except SprintError as error:
            self._trouble(str(error))

    async def close(self, ending: Ending) -> str:
        """Put everything away; gives where the draft is, if there is one worth keeping.

        Raises ``DeskTrouble`` where the last words could not be saved anywhere.
        """
        await self._writer.close()
        await self._link.close()
        await self.remember()
        if self._room and self._link.contact == "stopped":
            with contextlib.suppress(SprintError):
                await asyncio.to_thread(note_gone, self._desk, self._room, ending.last.code)
        draft = self._writer.draft
        return "" if draft is None else await asyncio.to_thread(self._put_away, draft)

    def _put_away(self, draft: Draft) -> str:
        if draft.unsaved is not None:
            self._trouble(rescue(draft))
            if draft.unsaved is not None:
                raise DeskTrouble("Your last words could not be saved; the version before them is whole.")
        elif draft.discard_if_empty():
            return ""
        return str(draft.path)
