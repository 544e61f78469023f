"""What an accepted entry made happen: the reducer's effects, named in the past tense.

Shells turn them into sounds, notices, lines of text and JSON; the state alone never needs them.
"""

import msgspec

from sprint.core.acts import Mode, Order
from sprint.core.agenda.events import AgendaEvent
from sprint.core.asking.events import AskingEvent
from sprint.core.reading.events import ReadingEvent


class RoomOpened(msgspec.Struct, frozen=True, tag_field="event", tag="room-opened"):
    """The room exists."""

    mode: Mode


class MemberJoined(msgspec.Struct, frozen=True, tag_field="event", tag="member-joined"):
    """A member took a seat, or came back to it."""

    member: str
    seat: int
    again: bool


class MemberLeft(msgspec.Struct, frozen=True, tag_field="event", tag="member-left"):
    """A member left the room."""

    member: str


class MemberRemoved(msgspec.Struct, frozen=True, tag_field="event", tag="member-removed"):
    """A member can come in no more, and everybody else has a new key."""

    member: str
    by: str


class NoteSaid(msgspec.Struct, frozen=True, tag_field="event", tag="note-said"):
    """A member said something to the circle; the text is in the sealed side map under ``note``.

    While notes are muted it ``waits``.
    """

    member: str
    note: str
    waits: bool = False


class CheerGiven(msgspec.Struct, frozen=True, tag_field="event", tag="cheer-given"):
    """A member cheered; for whom is in the sealed side map under ``cheer``.

    While notes are muted it ``waits``.
    """

    member: str
    cheer: str
    waits: bool = False


class BoardArranged(msgspec.Struct, frozen=True, tag_field="event", tag="board-arranged"):
    """The circle's boards are ordered in another way."""

    by: str
    order: Order


class RecurrenceSet(msgspec.Struct, frozen=True, tag_field="event", tag="recurrence-set"):
    """A sprint is to come again, at each of the room times ``starts``."""

    recurrence: str
    by: str
    starts: tuple[int, ...]


class RecurrenceDropped(msgspec.Struct, frozen=True, tag_field="event", tag="recurrence-dropped"):
    """A sprint is to come again no more."""

    recurrence: str
    by: str


class OccurrenceMissed(msgspec.Struct, frozen=True, tag_field="event", tag="occurrence-missed"):
    """A sprint that comes again was left out this once: another one was live then, or nobody was there."""

    recurrence: str
    starts_at: int


class SprintScheduled(msgspec.Struct, frozen=True, tag_field="event", tag="sprint-scheduled"):
    """A sprint was set: by hand, as the next round of a chain, ``again`` by a recurrence, or in a day; where
    that came to it by itself ``by`` is empty.
    """

    sprint: str
    by: str
    starts_at: int
    ends_at: int
    again: bool = False


class SprintStarted(msgspec.Struct, frozen=True, tag_field="event", tag="sprint-started"):
    """A sprint's time has come."""

    sprint: str


class SprintMoved(msgspec.Struct, frozen=True, tag_field="event", tag="sprint-moved"):
    """The start of a scheduled sprint has moved by ``by_ms``, and its end with it."""

    sprint: str
    by: str
    starts_at: int
    ends_at: int
    by_ms: int


class SprintPaused(msgspec.Struct, frozen=True, tag_field="event", tag="sprint-paused"):
    """The clock stands."""

    sprint: str
    by: str


class SprintResumed(msgspec.Struct, frozen=True, tag_field="event", tag="sprint-resumed"):
    """The clock goes on, and the end has moved."""

    sprint: str
    by: str
    ends_at: int


class SprintExtended(msgspec.Struct, frozen=True, tag_field="event", tag="sprint-extended"):
    """The end has moved by ``by_ms``, mostly later."""

    sprint: str
    by: str
    ends_at: int
    by_ms: int


class SprintEnded(msgspec.Struct, frozen=True, tag_field="event", tag="sprint-ended"):
    """The bell: counts are being settled until ``tally_until``."""

    sprint: str
    ends_at: int
    tally_until: int


class SprintDone(msgspec.Struct, frozen=True, tag_field="event", tag="sprint-done"):
    """The results are in."""

    sprint: str


class SprintCancelled(msgspec.Struct, frozen=True, tag_field="event", tag="sprint-cancelled"):
    """A sprint was called off before its bell."""

    sprint: str
    by: str


class SprintRestored(msgspec.Struct, frozen=True, tag_field="event", tag="sprint-restored"):
    """A sprint that was called off goes on after all."""

    sprint: str
    by: str
    starts_at: int
    ends_at: int


class MemberEntered(msgspec.Struct, frozen=True, tag_field="event", tag="member-entered"):
    """A member takes part in a sprint."""

    sprint: str
    member: str


class BaselineMended(msgspec.Struct, frozen=True, tag_field="event", tag="baseline-mended"):
    """A member put their own starting count right."""

    sprint: str
    member: str
    baseline: int


class CheckpointTaken(msgspec.Struct, frozen=True, tag_field="event", tag="checkpoint-taken"):
    """A member's count was logged during a sprint."""

    sprint: str
    member: str
    count: int


class ResultSettled(msgspec.Struct, frozen=True, tag_field="event", tag="result-settled"):
    """A member's result was taken or amended."""

    sprint: str
    member: str
    count: int
    late: bool
    amended: bool


class RoomClosed(msgspec.Struct, frozen=True, tag_field="event", tag="room-closed"):
    """The room is closed for good."""

    by: str


Event = (
    RoomOpened | MemberJoined | MemberLeft | MemberRemoved | NoteSaid | CheerGiven | BoardArranged
    | RecurrenceSet | RecurrenceDropped | OccurrenceMissed | SprintScheduled | SprintMoved | SprintStarted
    | SprintPaused | SprintResumed | SprintExtended | SprintEnded | SprintDone | SprintCancelled
    | SprintRestored | MemberEntered | BaselineMended | CheckpointTaken | ResultSettled | RoomClosed
    | ReadingEvent | AskingEvent | AgendaEvent
)  # fmt: skip
