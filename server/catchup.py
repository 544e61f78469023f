"""Sending a visitor the entries they lack, in batches, no faster than they read.

Those who come back after a moment get what is in memory at once and without a task; the others get the log
read for them, batch by batch.
"""

from functools import partial

from server.framing import packed
from server.held import HeldRoom
from server.limits import MOST_ENTRIES, MOST_ENTRY_BYTES
from server.logs.roomlog import RoomLog
from server.outputs import entries_written
from server.storing import Storing
from server.visitor import Visitor


def catch_up_at_once(room: HeldRoom, visitor: Visitor) -> bool:
    """Send what is in memory, and say whether the visitor has everything now."""
    while visitor.position < room.seq:
        entries = room.tail.after(visitor.position)
        if not entries or visitor.peer.slow:
            return False
        _pass_on(visitor, entries)
    return True


async def catch_up(room: HeldRoom, visitor: Visitor, log: RoomLog, storing: Storing) -> None:
    """Send everything to a visitor who stays; raises ``LogBroken`` as the log does."""
    while visitor.position < room.seq and not visitor.peer.over:
        await visitor.peer.drained()
        after = visitor.position
        entries = room.tail.after(after)
        if not entries:
            read = partial(log.read, room.id, after, MOST_ENTRIES, MOST_ENTRY_BYTES)
            entries = [text.encode() for text in await storing.read(read)]
        if visitor.position == after:
            _pass_on(visitor, entries)


def _pass_on(visitor: Visitor, entries: list[bytes]) -> None:
    visitor.peer.tell(packed(entries_written(entries)))
    visitor.position += len(entries)
