"""The heads of a room's hash chain by number, so that a fork shows itself at whatever entry it began."""

from sprint.core.entry import GENESIS_HEAD
from sprint.core.signed import Seen

_SIZE = 32


class Heads:
    """The head after each entry from 0, the beginning, to the newest."""

    __slots__ = ("_heads",)

    def __init__(self) -> None:
        self._heads = bytearray.fromhex(GENESIS_HEAD)

    @property
    def newest(self) -> str:
        """The head after the last entry, in hexadecimal."""
        return self._heads[-_SIZE:].hex()

    def append(self, head: str) -> None:
        """Add the head after one more entry."""
        self._heads += bytes.fromhex(head)

    def cut(self, seq: int) -> None:
        """Forget every head after entry ``seq``."""
        del self._heads[(seq + 1) * _SIZE :]

    def agrees(self, seen: Seen) -> bool:
        """Whether ``seen`` is an entry of this chain with that very head."""
        at = seen.seq * _SIZE
        return self._heads[at : at + _SIZE].hex() == seen.head
