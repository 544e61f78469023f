"""The commands for readings: call one, offer, be dealt, read, mark, respond, decide, thank, take home.

Where no ``reading``, ``piece`` or ``step`` is named, it is the reading that goes on, and the turn that one
has now.
"""

from typing import Annotated, Final

from msgspec import Meta

from sprint.core.fields import Id, Key
from sprint.core.reading.acts import AddedMs, Away, Finishing, Gathering, StepIndex, TableNumber
from sprint.core.reading.bodies import LONGEST_MARK, MOST_MARKS, Form, Mark
from sprint.core.reading.marks import MarkKind
from sprint.core.reading.protocol import Kind, Welcome
from sprint.jsonmode.command import Command
from sprint.protocols import DEFAULT

LONGEST_WORDS: Final = 4_000
Path = Annotated[str, Meta(min_length=1, max_length=4_096)]
LineNumber = Annotated[int, Meta(ge=1, le=1_000_000)]


class Call(Command, frozen=True, tag="call"):
    """Call a reading under a protocol, by its name or from a ``file``.

    Pieces are gathered for as long as ``gather`` says, as people write it, or ``gather_ms``.
    """

    protocol: Annotated[str, Meta(max_length=100)] = DEFAULT
    file: Path | None = None
    gather: Annotated[str, Meta(max_length=100)] | None = None
    gather_ms: Gathering | None = None
    away_ms: Away = 30_000
    ahead: bool = False


class Attend(Command, frozen=True, tag="attend"):
    """Sit in on a reading without a piece, or with ``out`` go from it."""

    reading: Id | None = None
    out: bool = False


class Offer(Command, frozen=True, tag="offer"):
    """Offer a piece: a ``text``, a ``file``, or the draft as it stands.

    What is not said of title and form is guessed; without ``welcome`` every kind of response is.
    """

    text: str | None = None
    file: Path | None = None
    title: Annotated[str, Meta(max_length=1_000)] | None = None
    form: Form | None = None
    note: Annotated[str, Meta(max_length=LONGEST_WORDS)] = ""
    welcome: Welcome | None = None
    reading: Id | None = None
    replaces: Id | None = None


class Withdraw(Command, frozen=True, tag="withdraw"):
    """Take a piece back before its turn."""

    piece: Id


class Deal(Command, frozen=True, tag="deal"):
    """Deal the tables now."""

    reading: Id | None = None


class Adjourn(Command, frozen=True, tag="adjourn"):
    """End a reading."""

    reading: Id | None = None


class ReadText(Command, frozen=True, tag="read"):
    """Ask for the ``text`` of a piece or response, by its id; the piece before oneself without one."""

    text: Id | None = None


class MarkLines(Command, frozen=True, tag="mark"):
    """Note a mark on lines of a piece, on this disk alone; with ``off`` take one away."""

    first: LineNumber
    last: LineNumber | None = None
    kind: MarkKind = "stayed"
    note: Annotated[str, Meta(max_length=LONGEST_MARK)] = ""
    piece: Id | None = None
    off: bool = False


class Respond(Command, frozen=True, tag="respond"):
    """Respond in one's turn, or late; ``of`` is the first of the kinds that are wanted where it is not said.

    ``noted`` gives the marks that were noted along. With ``last`` false one's turn goes on. ``reading`` is
    the one in which it was written, where that is not the one that the piece is in now.
    """

    text: str = ""
    of: Kind | None = None
    marks: Annotated[tuple[Mark, ...], Meta(max_length=MOST_MARKS)] = ()
    noted: bool = False
    last: bool = True
    piece: Id | None = None
    step: StepIndex | None = None
    reading: Id | None = None


class Finish(Command, frozen=True, tag="finish"):
    """End one's turn without a text: ``done``, ``pass`` or ``ditto``."""

    how: Finishing = "done"
    piece: Id | None = None
    step: StepIndex | None = None


class More(Command, frozen=True, tag="more"):
    """Ask for thirty seconds more, once in a turn."""

    piece: Id | None = None
    step: StepIndex | None = None


class Decline(Command, frozen=True, tag="decline"):
    """Read a piece no further; nobody asks why."""

    piece: Id | None = None


class Decide(Command, frozen=True, tag="decide"):
    """Decide about a step of one's own piece: -1 for no, 0 for yes, or an option's number from 0."""

    choice: Annotated[int, Meta(ge=-1, le=99)]
    piece: Id | None = None
    step: StepIndex | None = None


class Stop(Command, frozen=True, tag="stop"):
    """Let one's own piece be read no further."""

    piece: Id | None = None


class Thank(Command, frozen=True, tag="thank"):
    """Thank for a response to one's own piece."""

    response: Id
    text: Annotated[str, Meta(max_length=LONGEST_WORDS)] = ""


class Erase(Command, frozen=True, tag="erase"):
    """Let the relay forget the ``text`` of a piece or response of one's own."""

    text: Id


class Balance(Command, frozen=True, tag="balance"):
    """Ask who gave and who was heard: of everybody, where one leads a reading, else one's own line."""


class Packet(Command, frozen=True, tag="packet"):
    """Write the packet to ``out``, or into a folder of its own where the program runs."""

    out: Path | None = None


class There(Command, frozen=True, tag="there"):
    """Say that one is there, as every line does; with ``always`` until it is taken back."""

    always: bool = True


class Prolong(Command, frozen=True, tag="prolong"):
    """Make the open turn of ``member`` longer."""

    member: Key
    by_ms: AddedMs = 30_000


class Defer(Command, frozen=True, tag="defer"):
    """Pass over the open turn of ``member``; it comes again at the end."""

    member: Key


class Prefer(Command, frozen=True, tag="prefer"):
    """Let ``member`` speak first, whose turn in this step is still to come."""

    member: Key


class Redeal(Command, frozen=True, tag="redeal"):
    """Deal all tables again, with those who are here now."""

    reading: Id | None = None


class Reseat(Command, frozen=True, tag="reseat"):
    """Move ``member`` to another table."""

    member: Key
    table: TableNumber
    reading: Id | None = None


ReadCommand = (
    Call | Attend | Offer | Withdraw | Deal | Adjourn | ReadText | MarkLines | Respond | Finish | More
    | Decline | Decide | Stop | Thank | Erase | Balance | Packet | There | Prolong | Defer | Prefer | Redeal
    | Reseat
)  # fmt: skip
