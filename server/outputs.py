"""What the rooms want done: texts to send, people to send away, logs to catch up on. The shell does it."""

from collections.abc import Sequence
from typing import Final

import msgspec

from server.visitor import Visitor
from sprint.core import wire
from sprint.core.wire import Done, FromRelay

_encoder = msgspec.json.Encoder()


class Tell(msgspec.Struct, frozen=True):
    """Send the JSON in ``text`` to each of ``to``."""

    to: tuple[Visitor, ...]
    text: bytes


class Answer(msgspec.Struct, frozen=True):
    """Tell a visitor what became of an act."""

    to: Visitor
    done: Done


class PassOn(msgspec.Struct, frozen=True):
    """Send new entries, written in ``text``, which follow entry ``after``, to all who have that one."""

    to: tuple[Visitor, ...]
    text: bytes
    after: int


class CatchUp(msgspec.Struct, frozen=True):
    """Send a visitor the entries after their position, then let them hear what is new."""

    visitor: Visitor


class Dismiss(msgspec.Struct, frozen=True):
    """Say goodbye with a word from ``wire.CLOSE_CODES`` and close the connection."""

    visitor: Visitor
    code: str
    why: str
    retry_ms: int | None = None


REMOVED: Final = "This room is closed to you. What you wrote is yours, on your disk."
LOCKED: Final = "This room is locked just now. Ask those who are in it to open the door."

#: Reasons may quote what somebody sent; nobody is sent back, or told of others, more than this much of it.
_LONGEST_WHY: Final = 200


def brief(why: str) -> str:
    """A reason, cut where it is too long."""
    return why if len(why) <= _LONGEST_WHY else why[: _LONGEST_WHY - 1] + "\N{HORIZONTAL ELLIPSIS}"


Output = Tell | Answer | PassOn | CatchUp | Dismiss
Outputs = Sequence[Output]


class Dismissed(Exception):
    """This connection cannot stay; ``code`` is a word of ``wire.CLOSE_CODES``."""

    def __init__(self, code: str, why: str, retry_ms: int | None = None) -> None:
        super().__init__(why)
        self.code = code
        self.why = brief(why)
        self.retry_ms = retry_ms if wire.CLOSE_CODES[code][1] else None


def written(message: FromRelay) -> bytes:
    """A message as the JSON of one frame."""
    return _encoder.encode(message)


def entries_written(entries: Sequence[bytes]) -> bytes:
    """An entries message around entries that are written already."""
    return b'{"t":"entries","entries":[' + b",".join(entries) + b"]}"
