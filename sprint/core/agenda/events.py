"""What happens on a day; these stand in the union of ``sprint.core.events``."""

import msgspec

from sprint.core.agenda.acts import JotKind, Pledged, Role
from sprint.core.agenda.values import MutedUntil


class DayPlanned(msgspec.Struct, frozen=True, tag_field="event", tag="day-planned"):
    """A day was planned, or with an ``edition`` above 0 the blocks to come were changed."""

    agenda: str
    by: str
    edition: int


class DayForgone(msgspec.Struct, frozen=True, tag_field="event", tag="day-forgone"):
    """A plan was taken back before anything of it began."""

    agenda: str
    by: str


class BeginningForgone(msgspec.Struct, frozen=True, tag_field="event", tag="beginning-forgone"):
    """That a day was begun was taken back: it is planned again, as though it never had."""

    agenda: str
    by: str


class BlockBegun(msgspec.Struct, frozen=True, tag_field="event", tag="block-begun"):
    """A block of the day has begun; ``by`` is empty where its time had come."""

    agenda: str
    block: str
    ends_at: int
    by: str = ""


class DayHeld(msgspec.Struct, frozen=True, tag_field="event", tag="day-held"):
    """The day's clock stands."""

    agenda: str
    by: str


class DayProceeded(msgspec.Struct, frozen=True, tag_field="event", tag="day-proceeded"):
    """The day's clock goes on, and its block ends at ``ends_at``."""

    agenda: str
    by: str
    ends_at: int


class BlockStretched(msgspec.Struct, frozen=True, tag_field="event", tag="block-stretched"):
    """The block under way was made longer by ``by_ms``, or below 0 shorter."""

    agenda: str
    block: str
    by: str
    by_ms: int
    ends_at: int


class DayDone(msgspec.Struct, frozen=True, tag_field="event", tag="day-done"):
    """The day is over; ``by`` is empty where its last block was."""

    agenda: str
    by: str = ""


class HandRaised(msgspec.Struct, frozen=True, tag_field="event", tag="hand-raised"):
    """Somebody wishes to speak."""

    agenda: str
    member: str


class FloorGiven(msgspec.Struct, frozen=True, tag_field="event", tag="floor-given"):
    """Somebody speaks, until ``ends_at``."""

    agenda: str
    member: str
    ends_at: int


class FloorLeft(msgspec.Struct, frozen=True, tag_field="event", tag="floor-left"):
    """Somebody has spoken, or wishes to no more."""

    agenda: str
    member: str


class Announced(msgspec.Struct, frozen=True, tag_field="event", tag="announced"):
    """Everybody was told something; the words are in the sealed side map under ``words``."""

    words: str
    by: str
    stays: bool


class ViewCleared(msgspec.Struct, frozen=True, tag_field="event", tag="view-cleared"):
    """What stayed on view is there no more."""

    by: str


class DateSet(msgspec.Struct, frozen=True, tag_field="event", tag="date-set"):
    """The circle's next date was set; when it is stands in the sealed side map under ``words``, which is
    empty where no date is set any more.
    """

    words: str
    by: str


class Appointed(msgspec.Struct, frozen=True, tag_field="event", tag="appointed"):
    """Somebody leads now, stands in for who leads, or does so no more."""

    member: str
    role: Role
    by: str


class NotesMuted(msgspec.Struct, frozen=True, tag_field="event", tag="notes-muted"):
    """What members say to the circle waits from now on, until the bell, the end of this part, or an act."""

    by: str
    until: MutedUntil


class NotesOpened(msgspec.Struct, frozen=True, tag_field="event", tag="notes-opened"):
    """What members say is heard again, and what waited is heard now; by itself where ``by`` is empty."""

    by: str


class DoorLocked(msgspec.Struct, frozen=True, tag_field="event", tag="door-locked"):
    """Nobody new can come in, or with ``open`` people can again."""

    by: str
    open: bool


class PledgeGiven(msgspec.Struct, frozen=True, tag_field="event", tag="pledge-given"):
    """Somebody said what they mean to do, how it went, or who they are; sealed under ``pledge``."""

    pledge: str
    member: str
    of: Pledged


class Jotted(msgspec.Struct, frozen=True, tag_field="event", tag="jotted"):
    """Somebody put something on the board; its words are in the sealed side map under ``jot``."""

    jot: str
    member: str
    of: JotKind


class JotStruck(msgspec.Struct, frozen=True, tag_field="event", tag="jot-struck"):
    """Something stands on the board no more."""

    jot: str
    by: str


AgendaEvent = (
    DayPlanned | DayForgone | BeginningForgone | BlockBegun | DayHeld | DayProceeded | BlockStretched
    | DayDone | HandRaised | FloorGiven | FloorLeft | Announced | ViewCleared | DateSet | Appointed
    | DoorLocked | NotesMuted | NotesOpened | PledgeGiven | Jotted | JotStruck
)  # fmt: skip
