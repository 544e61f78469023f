"""The notes to oneself on the parts of the day that one leads: read once, kept on the desk, sent nowhere."""

import asyncio
from collections.abc import Mapping
from typing import TYPE_CHECKING

from sprint.desk.desk import Desk
from sprint.link.base import Link

if TYPE_CHECKING:
    from sprint.core.agenda.making import ToLead


class OwnNotes:
    """One's notes in the room of ``link``. All that reads or writes the desk raises ``DeskTrouble``."""

    def __init__(self, desk: Desk, link: Link) -> None:
        self._desk, self._link = desk, link
        self._notes: dict[str, str] | None = None

    def of(self, block: str) -> str:
        """The note to a part, nothing where there is none or before they were read."""
        return (self._notes or {}).get(block, "")

    async def read(self) -> None:
        """Read them from the desk, once."""
        room = self._link.room
        if self._notes is None and room is not None:
            self._notes = await asyncio.to_thread(self._desk.selfnotes.of, room.id)

    async def keep(self, notes: Mapping[str, str]) -> None:
        """Keep these beside the others; an empty one takes its part's away."""
        room = self._link.room
        if notes and room is not None:
            self._notes = await asyncio.to_thread(self._desk.selfnotes.keep, room.id, notes)

    async def again(self, block: str, copy: str) -> None:
        """Put the note to a part to its copy, too."""
        await self.read()
        if note := self.of(block):
            await self.keep({copy: note})

    async def plan(self, made: "ToLead") -> str:
        """Plan a day, with its notes kept before anything of it is sent; gives the act's id."""
        await self.keep(made.notes)
        return await self._link.days.plan(made.blocks, made.words)
