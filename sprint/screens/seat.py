"""One's seat at a table of readers, while one is in the room: what one writes there and wishes to see.

It outlives the table's screen, so that one may read ahead, and go to the page and come back.
"""

import asyncio
from collections.abc import Iterable
from pathlib import Path

from sprint.core.reading.marks import Marks
from sprint.link.base import Link
from sprint.telling.tablenews import TableWatch
from sprint.writing.answering import Answering


class Seat:
    """With ``at_end`` an author hears what was said when all have spoken, as long as one is in the room.

    ``unveiled`` are the pieces that one went on to after what stands before them; nobody is asked that again
    after coming back. ``marks`` are those one has set, of the pieces that one looked at. All of it holds on
    this machine alone.
    """

    def __init__(self, link: Link, data: Path, room: str) -> None:
        self.answering = Answering(link, data, room)
        self.watch = TableWatch(link.me)
        self.at_end = False
        self.unveiled: frozenset[str] = frozenset()
        self.marks: dict[str, Marks] = {}
        self._shelved = asyncio.create_task(self._recall(), name="opened")

    def unveil(self, piece: str) -> None:
        """Note that one went on to a piece."""
        self._note(self.unveiled | {piece})

    def veil(self, pieces: Iterable[str]) -> None:
        """Have what stands before these pieces there again."""
        self._note(self.unveiled - frozenset(pieces))

    async def close(self) -> str:
        """Wait for what is being put away; gives a sentence on what could not be, or nothing."""
        await self._shelved
        return await self.answering.close()

    async def _recall(self) -> None:
        self.unveiled |= await asyncio.to_thread(self.answering.notebook.opened)

    def _note(self, unveiled: frozenset[str]) -> None:
        self.unveiled = unveiled
        self._shelved = asyncio.create_task(self._shelve(self._shelved), name="opened")

    async def _shelve(self, before: asyncio.Task[None]) -> None:
        await before
        await asyncio.to_thread(self.answering.notebook.keep_opened, self.unveiled)
