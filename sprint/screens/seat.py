"""One's seat at a table of readers, while one is in the room: what one writes there and wishes to see.

It outlives the table's screen, so that one may go to the page and come back.
"""

from pathlib import Path

from sprint.link.base import Link
from sprint.telling.tablenews import TableWatch
from sprint.writing.answering import Answering


class Seat:
    """``hidden`` are people whose responses are folded away for this person, and nobody is told.

    With ``at_end`` an author hears what was said when all have spoken. ``unveiled`` are the pieces whose note
    on content was read. All of it holds on this machine alone, and as long as one is in the room.
    """

    def __init__(self, link: Link, data: Path, room: str) -> None:
        self.answering = Answering(link, data, room)
        self.watch = TableWatch(link.me)
        self.hidden: frozenset[str] = frozenset()
        self.at_end = False
        self.unveiled: set[str] = set()

    def hide(self, key: str) -> bool:
        """Fold away what somebody says, or show it again; says whether it is hidden now."""
        self.hidden ^= {key}
        return key in self.hidden

    async def close(self) -> None:
        """Wait for what is being put away."""
        await self.answering.close()
