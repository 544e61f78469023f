"""The acts of a day; they stand in the union of ``sprint.core.acts``."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from sprint.core.agenda.blocks import Blocks
from sprint.core.fields import Id, Key
from sprint.core.sealing import Sealed

LONGEST_STRETCH_MS = 12 * 3_600_000
MOST_MOVES = 100_000
MOST_AWAY = 200

Moves = Annotated[int, Meta(ge=0, le=MOST_MOVES)]
StretchMs = Annotated[int, Meta(ge=-LONGEST_STRETCH_MS, le=LONGEST_STRETCH_MS)]
Away = Annotated[tuple[Key, ...], Meta(max_length=MOST_AWAY)]
Role = Literal["lead", "deputy", "member"]
JotKind = Literal["topic", "link"]
Pledged = Literal["intention", "report", "commitment", "card"]


class Plan(msgspec.Struct, frozen=True, tag_field="kind", tag="plan"):
    """Plan a day, or with ``changes`` change the blocks to come of the one that has this id.

    ``words`` are the titles and prompts, sealed; those of before hold where there are none. ``edition`` is
    the one that is changed: of two changes of the same edition the second is refused.
    """

    blocks: Blocks
    words: Sealed | None = None
    changes: Id | None = None
    edition: Annotated[int, Meta(ge=0, le=MOST_MOVES)] = 0


class Move(msgspec.Struct, frozen=True, tag_field="kind", tag="move"):
    """Lead the day on to the block ``to``, its first one, the next, any other or the same anew; without
    ``to`` the day is over.

    ``moves`` is how often it has moved: where it has moved since, this one is refused.
    """

    agenda: Id
    moves: Moves
    to: Id | None = None


class Hold(msgspec.Struct, frozen=True, tag_field="kind", tag="hold"):
    """Let the day's clock stand, and with it the sprint or the reading of its block.

    ``moves`` is as in ``Move``, here and below: what was meant for one block does nothing to another.
    """

    agenda: Id
    moves: Moves


class Proceed(msgspec.Struct, frozen=True, tag_field="kind", tag="proceed"):
    """Let the day's clock go on; everything to come moves by as long as it stood."""

    agenda: Id
    moves: Moves


class Stretch(msgspec.Struct, frozen=True, tag_field="kind", tag="stretch"):
    """Make the block that is under way longer by ``by_ms``, or below 0 shorter."""

    agenda: Id
    moves: Moves
    by_ms: StretchMs


class Forgo(msgspec.Struct, frozen=True, tag_field="kind", tag="forgo"):
    """Take back a plan of which nothing has begun; of one that has just begun, its beginning: it is planned
    again then.

    ``moves`` is as in ``Move``, so that what was meant for a beginning never takes a plan away.
    """

    agenda: Id
    moves: Moves = 0


class Hand(msgspec.Struct, frozen=True, tag_field="kind", tag="hand"):
    """Get into the line of a talk; with ``all`` everybody does who was not heard, whoever says so last.

    ``without`` are those whom the round leaves out, for they are away.
    """

    agenda: Id
    moves: Moves
    all: bool = False
    without: Away = ()


class Yield(msgspec.Struct, frozen=True, tag_field="kind", tag="yield"):
    """Take ``member`` from the line of a talk, or end their slot where they speak."""

    agenda: Id
    moves: Moves
    member: Key


class Announce(msgspec.Struct, frozen=True, tag_field="kind", tag="announce"):
    """Tell everybody something, sealed; what ``stays`` is on view until the next that stays, or is empty."""

    words: Sealed
    stays: bool = False


class Clear(msgspec.Struct, frozen=True, tag_field="kind", tag="clear"):
    """Take from view what stays there; ``view`` is the id of the act that put it there."""

    view: Id


class Meet(msgspec.Struct, frozen=True, tag_field="kind", tag="meet"):
    """Set, sealed, when the circle meets next; without ``words`` no date is set any more.

    ``replaces`` is the act that set the date before, if there is one: of two who change it at once the second
    is told.
    """

    words: Sealed | None = None
    replaces: Id | None = None


class Appoint(msgspec.Struct, frozen=True, tag_field="kind", tag="appoint"):
    """Give a member a part in leading: the ``lead`` itself, that of a ``deputy``, or none."""

    member: Key
    role: Role


class Lock(msgspec.Struct, frozen=True, tag_field="kind", tag="lock"):
    """Let nobody in who has no seat yet, or with ``open`` let people in again."""

    open: bool = False


class Mute(msgspec.Struct, frozen=True, tag_field="kind", tag="mute"):
    """Let what members say to the circle wait for a while, or be heard again: ``opens`` is the id of the act
    since which it waits.
    """

    opens: Id | None = None


class Pledge(msgspec.Struct, frozen=True, tag_field="kind", tag="pledge"):
    """Say, sealed, what one means to do (``intention``), how it went (``report``), what one will do
    (``commitment``), or who one is (``card``); a later one takes the place of the one before.
    """

    of: Pledged
    words: Sealed


class Jot(msgspec.Struct, frozen=True, tag_field="kind", tag="jot"):
    """Put something on the board, sealed: a ``topic`` to talk about, a ``link`` or note to keep."""

    of: JotKind
    words: Sealed


class Strike(msgspec.Struct, frozen=True, tag_field="kind", tag="strike"):
    """Take something from the board; ``jot`` is the id of the act that put it there."""

    jot: Id


AgendaBody = (
    Plan | Move | Hold | Proceed | Stretch | Forgo | Hand | Yield | Announce | Clear | Meet | Appoint | Lock
    | Mute | Pledge | Jot | Strike
)  # fmt: skip
