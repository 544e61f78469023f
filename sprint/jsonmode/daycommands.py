"""The commands of a day: plan it, change what is to come, lead it on, speak in it, say what one means to do.

They mean the day that is planned or under way; there is one at a time.
"""

from typing import Annotated

from msgspec import Meta

from sprint.core.agenda.acts import JotKind, Pledged, Role, StretchMs
from sprint.core.agenda.agendablocks import LONGEST_NOTES
from sprint.core.agenda.words import LONGEST_PROMPT
from sprint.core.fields import Id, Key
from sprint.jsonmode.command import Command
from sprint.link.dayside import LONGEST_ANNOUNCEMENT, LONGEST_PLEDGE

Typed = Annotated[str, Meta(min_length=1, max_length=200)]


class Day(Command, frozen=True, tag="day"):
    """Ask how the day stands."""


class PlanDay(Command, frozen=True, tag="plan"):
    """Plan a day after an ``agenda``, by its name or in a file; ``last`` is the last day of this room."""

    agenda: Annotated[str, Meta(min_length=1, max_length=4_096)]


class Add(Command, frozen=True, tag="add"):
    """Put a part in, as people write it (``sprint 20 Second wind``), ``after`` a block, or as the next."""

    part: Typed
    after: Id | None = None


class Change(Command, frozen=True, tag="change"):
    """Make a block that is to come another ``part``, as people write it, or with another ``prompt``; and keep
    ``notes`` to oneself on any. What is not given stays; what is empty goes.
    """

    block: Id
    part: Typed | None = None
    prompt: Annotated[str, Meta(max_length=LONGEST_PROMPT)] | None = None
    notes: Annotated[str, Meta(max_length=LONGEST_NOTES)] | None = None


class Cut(Command, frozen=True, tag="cut"):
    """Take a block out that is to come."""

    block: Id


class Shift(Command, frozen=True, tag="shift"):
    """Move a block that is to come ``by`` so many places, below 0 to an earlier one."""

    block: Id
    by: Annotated[int, Meta(ge=-60, le=60)]


class Move(Command, frozen=True, tag="move"):
    """Lead the day on: to the next block, to any, or with ``end`` to its end. A planned day begins
    ahead of its time only with ``early``.
    """

    to: Id | None = None
    end: bool = False
    early: bool = False


class Hold(Command, frozen=True, tag="hold"):
    """Let the day's clock stand."""


class Proceed(Command, frozen=True, tag="proceed"):
    """Let the day's clock go on."""


class Stretch(Command, frozen=True, tag="stretch"):
    """Make the block under way longer ``by`` a length as people write it, or ``by_ms``; with a minus before
    it, shorter.
    """

    by: Annotated[str, Meta(max_length=100)] | None = None
    by_ms: StretchMs | None = None


class Forgo(Command, frozen=True, tag="forgo"):
    """Take back a plan of which nothing has begun, or that a day has just begun."""


class Hand(Command, frozen=True, tag="hand"):
    """Get into the line of a talk; with ``all`` who is here and was not heard does, oneself last."""

    all: bool = False


class Yield(Command, frozen=True, tag="yield"):
    """End one's slot in a talk, or go from its line; for those who lead, a ``member``'s."""

    member: Key | None = None


class Announce(Command, frozen=True, tag="announce"):
    """Tell everybody something; what ``stays`` is on view until something else is."""

    text: Annotated[str, Meta(min_length=1, max_length=LONGEST_ANNOUNCEMENT)]
    stays: bool = False


class Clear(Command, frozen=True, tag="clear"):
    """Take from view what stays there."""


class Meet(Command, frozen=True, tag="meet"):
    """Set when the circle meets next, as people write it (``sat 10:00``, ``2026-12-05 10:00 Europe/Berlin``);
    ``none`` takes it away.
    """

    when: Typed


class Appoint(Command, frozen=True, tag="appoint"):
    """Give a member a part in leading, or none."""

    member: Key
    role: Role


class Mute(Command, frozen=True, tag="mute"):
    """Let notes, cheers and ideas wait, or with ``off`` be heard again."""

    off: bool = False


class Lock(Command, frozen=True, tag="lock"):
    """Let nobody new in, or with ``open`` let people in again."""

    open: bool = False


class Pledge(Command, frozen=True, tag="pledge"):
    """Say what one means to do, how it went, what one will do, or who one is; without words, take it back."""

    of: Pledged
    text: Annotated[str, Meta(max_length=LONGEST_PLEDGE)] = ""


class Jot(Command, frozen=True, tag="jot"):
    """Put a topic to talk about, or a link or note, on the circle's board."""

    of: JotKind
    text: Annotated[str, Meta(min_length=1, max_length=LONGEST_PLEDGE)]


class Strike(Command, frozen=True, tag="strike"):
    """Take something from the circle's board, by the id of the act that put it there."""

    jot: Id


Planning = PlanDay | Add | Change | Cut | Shift
Saying = Announce | Pledge | Jot | Meet
DayCommand = (
    Day | Planning | Move | Hold | Proceed | Stretch | Forgo | Hand | Yield | Saying | Clear | Appoint | Lock
    | Mute
    | Strike
)  # fmt: skip
