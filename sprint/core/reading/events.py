"""What happens in a reading, named in the past tense; they stand in the union of ``sprint.core.events``."""

import msgspec

from sprint.core.reading.values import Ending


class ReadingCalled(msgspec.Struct, frozen=True, tag_field="event", tag="reading-called"):
    """Pieces are gathered until ``deals_at``; ``by`` is empty where a day came to it by itself."""

    reading: str
    by: str
    deals_at: int


class PieceOffered(msgspec.Struct, frozen=True, tag_field="event", tag="piece-offered"):
    """A member offered a piece, in the place of ``replaces`` where that is not empty."""

    piece: str
    by: str
    reading: str
    replaces: str = ""


class PieceWithdrawn(msgspec.Struct, frozen=True, tag_field="event", tag="piece-withdrawn"):
    """A member took a piece back before its turn."""

    piece: str
    by: str


class GuestSat(msgspec.Struct, frozen=True, tag_field="event", tag="guest-sat"):
    """A member sits in on a reading without a piece, or with ``out`` has gone from it."""

    reading: str
    member: str
    out: bool


class TablesDealt(msgspec.Struct, frozen=True, tag_field="event", tag="tables-dealt"):
    """The tables stand; with ``by`` they were dealt before, and that member had them dealt anew."""

    reading: str
    by: str = ""


class DealtIn(msgspec.Struct, frozen=True, tag_field="event", tag="dealt-in"):
    """Somebody who came late has a seat at a table."""

    reading: str
    member: str
    table: int


class ReadingFell(msgspec.Struct, frozen=True, tag_field="event", tag="reading-fell"):
    """The time to deal came, and there were no pieces, or not two people."""

    reading: str


class ReadingWaits(msgspec.Struct, frozen=True, tag_field="event", tag="reading-waits"):
    """Too little was there when it was to be dealt, and its part of the day can wait ``until`` then."""

    reading: str
    until: int


class PieceBegun(msgspec.Struct, frozen=True, tag_field="event", tag="piece-begun"):
    """A piece's turn has started."""

    piece: str
    table: int


class StepSkipped(msgspec.Struct, frozen=True, tag_field="event", tag="step-skipped"):
    """A step is left out for a piece, because its author does not wish it."""

    piece: str
    step: int


class TurnOpened(msgspec.Struct, frozen=True, tag_field="event", tag="turn-opened"):
    """It is somebody's turn until ``ends_at``; with ``asking`` an author is to decide about the step."""

    piece: str
    step: int
    member: str
    ends_at: int
    asking: bool = False
    again: bool = False


class TurnExtended(msgspec.Struct, frozen=True, tag_field="event", tag="turn-extended"):
    """Somebody has thirty seconds more; with ``by`` that member, who leads, gave them ``by_ms`` more."""

    piece: str
    step: int
    member: str
    ends_at: int
    by: str = ""
    by_ms: int = 30_000


class TurnDeferred(msgspec.Struct, frozen=True, tag_field="event", tag="turn-deferred"):
    """Whoever leads has put somebody's turn off: to the end, or with ``first`` until that one has spoken."""

    piece: str
    step: int
    member: str
    by: str
    first: str = ""


class MemberReseated(msgspec.Struct, frozen=True, tag_field="event", tag="member-reseated"):
    """Whoever leads has moved somebody from table ``was`` to another; both tables begin anew."""

    reading: str
    member: str
    table: int
    was: int
    by: str


class TurnClosed(msgspec.Struct, frozen=True, tag_field="event", tag="turn-closed"):
    """A turn is over, and how it came to be."""

    piece: str
    step: int
    member: str
    how: Ending


class ResponseGiven(msgspec.Struct, frozen=True, tag_field="event", tag="response-given"):
    """Somebody responded to a piece."""

    response: str
    piece: str
    step: int
    by: str
    late: bool


class ResponseThanked(msgspec.Struct, frozen=True, tag_field="event", tag="response-thanked"):
    """An author thanked for a response; the words are in the sealed side map under ``thanks``."""

    response: str
    piece: str
    by: str
    thanks: str


class PieceHeard(msgspec.Struct, frozen=True, tag_field="event", tag="piece-heard"):
    """All steps of a piece are over."""

    piece: str


class PieceWaits(msgspec.Struct, frozen=True, tag_field="event", tag="piece-waits"):
    """Its reading was cut off before anybody responded to a piece: it waits for the next one."""

    piece: str


class PieceStopped(msgspec.Struct, frozen=True, tag_field="event", tag="piece-stopped"):
    """A piece is read no further, by its author's wish or because they have gone."""

    piece: str


class TextErased(msgspec.Struct, frozen=True, tag_field="event", tag="text-erased"):
    """The body of a piece or response is gone from the relay: the one of ``digest``, if it is not empty."""

    text: str
    by: str
    digest: str


class ReadingDone(msgspec.Struct, frozen=True, tag_field="event", tag="reading-done"):
    """All tables are done, or with ``by`` somebody ended the reading before."""

    reading: str
    by: str = ""


ReadingEvent = (
    ReadingCalled | PieceOffered | PieceWithdrawn | GuestSat | TablesDealt | DealtIn | ReadingFell
    | ReadingWaits | PieceBegun | StepSkipped | TurnOpened | TurnExtended | TurnClosed | ResponseGiven
    | ResponseThanked | PieceHeard | PieceWaits | PieceStopped | TextErased | ReadingDone | TurnDeferred
    | MemberReseated
)  # fmt: skip
