"""Sealed texts that this person's program has asked for, as far as they have come. No I/O here.

A text that was cut off goes on where it was; only a few are under way at a time, so that each comes soon.
"""

import msgspec

from sprint.core import wire
from sprint.core.reading.acts import Body

MOST_AT_ONCE = 3


class Arrived(msgspec.Struct, frozen=True):
    """A text came whole, or ``blob`` is None where the relay does not have it."""

    digest: str
    blob: bytes | None


class Incoming:
    """The texts in the order in which they were asked for."""

    def __init__(self) -> None:
        self._wanted: dict[str, Body] = {}
        self._parts: dict[str, bytearray] = {}
        self._under_way: set[str] = set()

    def want(self, body: Body) -> None:
        """Ask for a text, unless it is asked for already."""
        self._wanted.setdefault(body.digest, body)

    def restart(self) -> None:
        """What was under way has to be asked for again: by another connection, or as nobody answered."""
        # A part that came stays, as the beginning of what is asked for next.
        self._under_way.clear()

    def messages(self) -> list[wire.ToRelay]:
        """The questions to send now."""
        free = [digest for digest in self._wanted if digest not in self._under_way]
        asked = free[: max(0, MOST_AT_ONCE - len(self._under_way))]
        self._under_way.update(asked)
        return [wire.Get(digest, len(self._parts.get(digest, b""))) for digest in asked]

    def take(self, message: wire.Blob) -> tuple[Arrived | None, list[wire.ToRelay]]:
        """Take a part; gives the text if it is whole now, or not to be had, and what to ask next."""
        body = self._wanted.get(message.digest)
        if body is None:
            return None, []
        parts = self._parts.setdefault(message.digest, bytearray())
        if message.size == body.size and message.at < len(parts):
            # It was asked for again, and came twice.
            return None, []
        if message.size == body.size and message.at == len(parts) and message.data:
            parts += message.data[: body.size - len(parts)]
            if len(parts) < body.size:
                return None, [wire.Get(message.digest, len(parts))]
            return self._done(message.digest, bytes(parts)), self.messages()
        return self._done(message.digest, None), self.messages()

    def _done(self, digest: str, blob: bytes | None) -> Arrived:
        del self._wanted[digest]
        self._parts.pop(digest, None)
        self._under_way.discard(digest)
        return Arrived(digest, blob)
