"""One's seat at a table of readers, while one is in the room: what one writes there and wishes to see.

It outlives the table's screen, so that one may go to the page and come back.
"""

from pathlib import Path

from sprint.link.base import Link
from sprint.telling.tablenews import TableWatch
from sprint.writing.answering import Answering


class Seat:
    """With ``at_end`` an author hears what was said when all have spoken. ``unveiled`` are the pieces that
    one went on to after what stands before them. Both hold on this machine alone, and as long as one is in
    the room.
    """

    def __init__(self, link: Link, data: Path, room: str) -> None:
        self.answering = Answering(link, data, room)
        self.watch = TableWatch(link.me)
        self.at_end = False
        self.unveiled: set[str] = set()

    async def close(self) -> str:
        """Wait for what is being put away; gives a sentence on what could not be, or nothing."""
        return await self.answering.close()
