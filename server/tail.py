"""The newest entries of a room, written once and kept in memory for those who come back after a moment."""

from collections import deque
from itertools import islice

from server.limits import MOST_ENTRIES, MOST_ENTRY_BYTES, TAIL_ENTRIES


class Tail:
    """The last entries as JSON; older ones are in the log."""

    __slots__ = ("_entries", "_last")

    def __init__(self) -> None:
        self._entries: deque[bytes] = deque(maxlen=TAIL_ENTRIES)
        self._last = 0

    def append(self, seq: int, entry: bytes) -> None:
        """Add entry ``seq``, which follows the one before."""
        self._entries.append(entry)
        self._last = seq

    def after(self, seq: int) -> list[bytes]:
        """A batch of entries after number ``seq``; empty where the first of them is in the log only."""
        skipped = seq - (self._last - len(self._entries))
        if skipped < 0:
            return []
        return within_bytes(islice(self._entries, skipped, skipped + MOST_ENTRIES))


def within_bytes(entries: "islice[bytes] | list[bytes]") -> list[bytes]:
    """The first of ``entries``, and those after it that fit into one batch with it."""
    batch: list[bytes] = []
    size = 0
    for entry in entries:
        size += len(entry)
        if batch and size > MOST_ENTRY_BYTES:
            break
        batch.append(entry)
    return batch
