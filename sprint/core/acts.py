"""The acts of a room: what members do, and the relay's only own act, the tick.

Bodies are a tagged union by ``kind``; unknown fields are ignored, unknown kinds refused. How an act is signed
and read is in ``sprint.core.signed``.
"""

from typing import Annotated, Literal, get_args

import msgspec
from msgspec import Meta

from sprint.core.agenda.acts import AgendaBody
from sprint.core.asking.acts import AskingBody
from sprint.core.counting import Unit
from sprint.core.fields import Head, Id, Key, Time
from sprint.core.reading.acts import ReadingBody
from sprint.core.sealing import Sealed

MAX_COUNT = 10_000_000
SHORTEST_MS = 1_000
LONGEST_MS = 12 * 3_600_000
LONGEST_WAIT_MS = 31 * 24 * 3_600_000
LONGEST_AHEAD_MS = 400 * 24 * 3_600_000
MOST_ROUNDS = 50
MOST_STARTS = 60
#: A secret of 16 bytes in a sealed box of libsodium, which adds a key of 32 bytes and a tag of 16.
BOXED_BYTES = 64

Count = Annotated[int, Meta(ge=0, le=MAX_COUNT)]
Length = Annotated[int, Meta(ge=SHORTEST_MS, le=LONGEST_MS)]
Wait = Annotated[int, Meta(ge=0, le=LONGEST_WAIT_MS)]
Shift = Annotated[int, Meta(ge=-LONGEST_MS, le=LONGEST_MS)]
Break = Annotated[int, Meta(ge=0, le=LONGEST_MS)]
Rounds = Annotated[int, Meta(ge=1, le=MOST_ROUNDS)]
Starts = Annotated[tuple[Time, ...], Meta(min_length=1, max_length=MOST_STARTS)]
Mode = Literal["open", "led"]
Order = Literal["seats", "ranks"]
Source = Literal["editor", "typed", "none"]


class Box(msgspec.Struct, frozen=True, array_like=True):
    """A secret sealed to the key of the member in ``seat``."""

    seat: Annotated[int, Meta(ge=1, le=200)]
    data: Annotated[bytes, Meta(min_length=BOXED_BYTES, max_length=BOXED_BYTES)]


class Open(msgspec.Struct, frozen=True, tag_field="kind", tag="open"):
    """The genesis: opens a room. ``proof`` is the hash of the join proof; ``title`` is sealed."""

    mode: Mode
    proof: Head
    title: Sealed


class Join(msgspec.Struct, frozen=True, tag_field="kind", tag="join"):
    """Take a seat, come back to it, or change one's name.

    ``membership`` proves that the author holds the content key.
    """

    membership: Annotated[bytes, Meta(min_length=32, max_length=32)]
    name: Sealed


class Leave(msgspec.Struct, frozen=True, tag_field="kind", tag="leave"):
    """Leave the room; the seat and all results stay."""


class Remove(msgspec.Struct, frozen=True, tag_field="kind", tag="remove"):
    """Close the room to a member, with a new secret for everybody else: what they gave stays.

    ``proof`` is the hash of the new join proof; ``boxes`` hold the secret, by seat, for all who stay.
    ``older`` are the secrets before it, sealed with the new one, for those who come later.
    """

    member: Key
    proof: Head
    boxes: Annotated[tuple[Box, ...], Meta(max_length=200)]
    older: Sealed | None = None


class Here(msgspec.Struct, frozen=True, tag_field="kind", tag="here"):
    """Say that one is still here: those who steer send it, so that a room is not long without a lead."""


class Say(msgspec.Struct, frozen=True, tag_field="kind", tag="say"):
    """A short sealed note to the circle."""

    text: Sealed


class Cheer(msgspec.Struct, frozen=True, tag_field="kind", tag="cheer"):
    """A cheer for somebody: the sealed text is their key, or 64 spaces for everyone."""

    to: Sealed


class Schedule(msgspec.Struct, frozen=True, tag_field="kind", tag="schedule"):
    """Set the next sprint: after ``wait_ms`` from the entry's time, or at the room time ``starts_at`` where
    given.

    With ``rounds`` it is a chain: the next round starts ``break_ms`` after each bell. With ``up`` the end is
    open: the clock counts up until somebody ends it, for 12 hours at most, whatever ``length_ms`` says.
    """

    length_ms: Length
    wait_ms: Wait = 0
    starts_at: Time | None = None
    rounds: Rounds = 1
    break_ms: Break = 0
    up: bool = False


class Recur(msgspec.Struct, frozen=True, tag_field="kind", tag="recur"):
    """Let a sprint, or a chain of them, come at each of the room times ``starts``, in ascending order."""

    length_ms: Length
    starts: Starts
    rounds: Rounds = 1
    break_ms: Break = 0


class Drop(msgspec.Struct, frozen=True, tag_field="kind", tag="drop"):
    """Let a sprint come again no more; ``recurrence`` is the id of the act that set it."""

    recurrence: Id


class Arrange(msgspec.Struct, frozen=True, tag_field="kind", tag="arrange"):
    """Choose how the circle's boards are ordered."""

    order: Order


class Enter(msgspec.Struct, frozen=True, tag_field="kind", tag="enter"):
    """Take part in a sprint. ``baseline`` is the count on entering; ``source`` says where the count comes
    from.
    """

    sprint: Id
    source: Source
    unit: Unit = "words"
    baseline: Count = 0


class Rebase(msgspec.Struct, frozen=True, tag_field="kind", tag="rebase"):
    """Mend one's own baseline after a slip."""

    sprint: Id
    baseline: Count


class Checkpoint(msgspec.Struct, frozen=True, tag_field="kind", tag="checkpoint"):
    """One's count while a sprint runs, once a minute."""

    sprint: Id
    count: Count


class Settle(msgspec.Struct, frozen=True, tag_field="kind", tag="settle"):
    """One's result; a second one amends the first."""

    sprint: Id
    count: Count


class Pause(msgspec.Struct, frozen=True, tag_field="kind", tag="pause"):
    """Stop the clock of a running sprint, or of the time before the start of a scheduled one."""

    sprint: Id


class Resume(msgspec.Struct, frozen=True, tag_field="kind", tag="resume"):
    """Let the clock go on; the end moves by as long as it stood, and so does a start that is to come."""

    sprint: Id


class Begin(msgspec.Struct, frozen=True, tag_field="kind", tag="begin"):
    """Start a scheduled sprint now."""

    sprint: Id


class Extend(msgspec.Struct, frozen=True, tag_field="kind", tag="extend"):
    """Move the end of a running sprint, or the start of a scheduled one: later, or with ``by_ms`` below 0
    earlier.
    """

    sprint: Id
    by_ms: Shift


class End(msgspec.Struct, frozen=True, tag_field="kind", tag="end"):
    """Ring the bell now."""

    sprint: Id


class Cancel(msgspec.Struct, frozen=True, tag_field="kind", tag="cancel"):
    """Call a sprint off before its bell, and with it the rounds after it; what people wrote stays theirs."""

    sprint: Id


class Restore(msgspec.Struct, frozen=True, tag_field="kind", tag="restore"):
    """Take a cancelling back: a sprint that ran goes on as after a pause."""

    sprint: Id


class Close(msgspec.Struct, frozen=True, tag_field="kind", tag="close"):
    """Close the room for good."""


class Tick(msgspec.Struct, frozen=True, tag_field="kind", tag="tick"):
    """The relay's only act: an entry whose time is past the end of a phase."""


Body = (
    Open | Join | Leave | Remove | Here | Say | Cheer | Arrange | Schedule | Recur | Drop | Enter | Rebase
    | Checkpoint | Settle | Begin | Pause | Resume | Extend | End | Cancel | Restore | Close | Tick
    | ReadingBody | AskingBody | AgendaBody
)  # fmt: skip


def kind_of(body: Body) -> str:
    """The word for a body on the wire, for example ``join``."""
    return kind_of_type(type(body))


def kind_of_type(body: type[Body]) -> str:
    """The word on the wire for bodies of this type."""
    return str(body.__struct_config__.tag)


KINDS = frozenset(kind_of_type(body) for body in get_args(Body))
