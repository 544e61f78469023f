"""The messages between a member and a relay: JSON text frames, one message each, a tagged union by ``t``.

Unknown fields are ignored. An unknown type is answered with an error by the relay and passed over by a
member, so that older and newer programs can meet. docs/protocol.md says the same in words.
"""

from typing import Annotated, Literal, TypeVar

import msgspec
from msgspec import Meta

from sprint.core.acts import Count
from sprint.core.entry import Entry
from sprint.core.fields import Digest, Id, Key, Time
from sprint.core.reading.acts import LARGEST_BODY
from sprint.core.signed import Seen, SignedAct

VERSION = 1
LONGEST_FRAME = 65_536
PUT_AT_ONCE = 32_768
GET_AT_ONCE = 24_576
HELLO_CONTEXT = b"sprint/1 hello\n"

Message = TypeVar("Message")
Status = Literal["here", "ready", "writing", "resting", "hidden", "away"]
Mono = Annotated[float, Meta(ge=0, le=2**53)]
BlobSize = Annotated[int, Meta(ge=1, le=LARGEST_BODY)]
BlobOffset = Annotated[int, Meta(ge=0, le=LARGEST_BODY)]
Nonce = Annotated[bytes, Meta(min_length=16, max_length=64)]


class Hello(msgspec.Struct, frozen=True, tag_field="t", tag="hello"):
    """A member's first message. ``sig`` signs the relay's nonce; ``proof`` shows that the invite is held.

    ``have`` is the last entry the member holds; ``genesis`` is given to open a room that does not exist yet.
    """

    v: int
    room: Id
    key: Key
    sig: Annotated[bytes, Meta(min_length=64, max_length=64)]
    proof: Annotated[bytes, Meta(min_length=32, max_length=32)]
    have: Seen = Seen()
    genesis: SignedAct | None = None


class Do(msgspec.Struct, frozen=True, tag_field="t", tag="do"):
    """An act for the log."""

    signed: SignedAct


class Live(msgspec.Struct, frozen=True, tag_field="t", tag="live"):
    """One's live count (already rounded or hidden by its sender) and how one is; the latest wins."""

    status: Status
    count: Count | None = None


class AskTime(msgspec.Struct, frozen=True, tag_field="t", tag="time"):
    """Ask for room time; ``asked`` is the asker's monotonic clock in milliseconds and comes back as is."""

    asked: Mono


class Want(msgspec.Struct, frozen=True, tag_field="t", tag="want"):
    """Ask for the entries after ``seq`` again, after a gap."""

    seq: Annotated[int, Meta(ge=0, le=2**53 - 1)]


class Put(msgspec.Struct, frozen=True, tag_field="t", tag="put"):
    """A part of a sealed text of ``size`` bytes, from byte ``at``; without ``data`` it asks how far it is."""

    digest: Digest
    size: BlobSize
    at: BlobOffset
    data: Annotated[bytes, Meta(max_length=PUT_AT_ONCE)] = b""


class Get(msgspec.Struct, frozen=True, tag_field="t", tag="get"):
    """Ask for a sealed text from byte ``at``; one part comes, and one asks for the next."""

    digest: Digest
    at: BlobOffset = 0


ToRelay = Hello | Do | Live | AskTime | Want | Put | Get


class Challenge(msgspec.Struct, frozen=True, tag_field="t", tag="challenge"):
    """The relay's first message: the versions it speaks and a nonce for the member to sign."""

    versions: tuple[int, ...]
    nonce: Nonce


class Limits(msgspec.Struct, frozen=True):
    """What the relay puts up with: bytes a frame, acts a minute, live counts a second, milliseconds between
    ticks.
    """

    frame: int
    acts_a_minute: int
    live_a_second: int
    tick_ms: int


class Welcome(msgspec.Struct, frozen=True, tag_field="t", tag="welcome"):
    """The member is let in: the log's epoch, its newest number, room time, limits. Entries follow."""

    epoch: Id
    seq: int
    now: Time
    limits: Limits


class Entries(msgspec.Struct, frozen=True, tag_field="t", tag="entries"):
    """Entries in order."""

    entries: tuple[Entry, ...]


class Done(msgspec.Struct, frozen=True, tag_field="t", tag="done"):
    """The answer to an act: applied, a duplicate of an act answered before, or rejected and never to be sent
    again.
    """

    id: Id
    outcome: Literal["applied", "duplicate", "rejected"]
    seq: int | None = None
    code: str = ""
    why: str = ""


class Standing(msgspec.Struct, frozen=True, array_like=True):
    """One member in a counts frame: seat, status, live count or none."""

    seat: int
    status: Status
    count: int | None


class Counts(msgspec.Struct, frozen=True, tag_field="t", tag="counts"):
    """Live counts that changed since the last frame; with ``whole`` set, everybody's."""

    members: tuple[Standing, ...]
    whole: bool = False


class TellTime(msgspec.Struct, frozen=True, tag_field="t", tag="time"):
    """Room time when the question came and when the answer left, in milliseconds with fractions."""

    asked: Mono
    got: Mono
    sent: Mono


class Trouble(msgspec.Struct, frozen=True, tag_field="t", tag="trouble"):
    """Something the member should know, with the connection going on: ``storage``, ``too-fast``,
    ``unknown-type``, or about the text that has this ``digest``.
    """

    code: str
    why: str
    digest: Digest | None = None


class Bye(msgspec.Struct, frozen=True, tag_field="t", tag="bye"):
    """The last message. ``retry_ms`` says when to come back; without it, the member stops."""

    code: str
    why: str
    retry_ms: int | None = None


class Kept(msgspec.Struct, frozen=True, tag_field="t", tag="kept"):
    """How many bytes of a sealed text the relay has; when it is all of them, they are on its disk."""

    digest: Digest
    have: BlobOffset


class Blob(msgspec.Struct, frozen=True, tag_field="t", tag="body"):
    """A part of a sealed text of ``size`` bytes, from byte ``at``; of size 0 where it is not here."""

    digest: Digest
    size: BlobOffset
    at: BlobOffset = 0
    data: bytes = b""


FromRelay = Challenge | Welcome | Entries | Done | Counts | TellTime | Trouble | Bye | Kept | Blob

#: Close codes of the websocket, each with the word in ``bye`` and whether a member comes back.
CLOSE_CODES: dict[str, tuple[int, bool]] = {
    "restarting": (1012, True),
    "storage": (4000, True),
    "laggard": (4001, True),
    "too-many": (4002, True),
    "too-fast": (4003, True),
    "late-hello": (4004, True),
    "malformed": (4010, False),
    "other-version": (4011, False),
    "wrong-secret": (4012, False),
    "unknown-room": (4013, False),
    "closed-room": (4014, False),
    "taken-over": (4015, False),
    "forked": (4016, False),
    "behind": (4017, False),
    "forbidden": (4018, False),
    "removed": (4019, False),
    "locked": (4020, False),
}

_to_relay: msgspec.json.Decoder[ToRelay] = msgspec.json.Decoder(ToRelay)
_from_relay: msgspec.json.Decoder[FromRelay] = msgspec.json.Decoder(FromRelay)
_encoder = msgspec.json.Encoder()


def encode(message: ToRelay | FromRelay) -> str:
    """Write a message as the text of one frame."""
    return _encoder.encode(message).decode()


def read_to_relay(frame: str | bytes) -> ToRelay:
    """Read a member's message; raises ``msgspec.DecodeError`` for anything malformed."""
    return _read(_to_relay, frame)


def read_from_relay(frame: str) -> FromRelay:
    """Read a relay's message; raises ``msgspec.DecodeError`` for anything malformed."""
    return _read(_from_relay, frame)


def _read(decoder: msgspec.json.Decoder[Message], frame: str | bytes) -> Message:
    try:
        return decoder.decode(frame)
    except (RecursionError, UnicodeError) as error:
        raise msgspec.DecodeError("nested too deep, or no Unicode text") from error


def hello_text(room: str, nonce: bytes) -> bytes:
    """What a member signs to show that the key is theirs."""
    return HELLO_CONTEXT + room.encode() + b"\n" + nonce
