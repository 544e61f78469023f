"""What the line of the room's state shows of readings, and of the pieces that wait for one or are read."""

import msgspec

from sprint.core.reading.bodies import Form
from sprint.core.reading.protocol import Kind, Who
from sprint.core.reading.values import PieceState, ReaderState, ReadingPhase


class Person(msgspec.Struct, frozen=True):
    """A member by name and key."""

    name: str
    key: str


class Option(msgspec.Struct, frozen=True):
    """One of the ways to respond of which the author picks one."""

    name: str
    kinds: tuple[Kind, ...]


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """A step of a protocol; steps are numbered from 0."""

    name: str
    prompt: str
    who: Who
    ms: int
    kinds: tuple[Kind, ...]
    may_pass: bool
    consent: bool
    quiet: bool
    options: tuple[Option, ...]


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """An open turn; with ``asking`` the author is to decide about the step of their piece."""

    piece: str
    step: int
    member: str
    member_key: str
    opened_at: int
    ends_at: int
    asking: bool
    again: bool
    more: bool


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """Who sits at a table, what is read there now, and whose turns follow in this step."""

    number: int
    seats: tuple[Person, ...]
    queue: tuple[str, ...]
    under_way: tuple[str, ...]
    round: int
    step: int
    turns: tuple[Turn, ...]
    next: tuple[Person, ...]
    done: bool


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """A reading, with the words of its protocol; with ``waits`` it was to be dealt, and lacks something."""

    id: str
    title: str
    by: str
    by_key: str
    phase: ReadingPhase
    opened_at: int
    deals_at: int
    away_ms: int
    waits: bool
    ahead: bool
    rounds: int
    steps: tuple[Step, ...]
    guests: tuple[Person, ...]
    tables: tuple[Table, ...]


class Reader(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody whom a piece was dealt to."""

    name: str
    key: str
    guest: bool
    round: int
    state: ReaderState


class Response(msgspec.Struct, frozen=True, kw_only=True):
    """Something that was given to a piece; ``thanks`` are its author's words."""

    id: str
    by: str
    by_key: str
    reading: str
    step: int
    of: Kind
    at: int
    late: bool
    erased: bool
    thanks: str


class Decision(msgspec.Struct, frozen=True):
    """What an author decided about a step: -1 for no, else yes, or the number of an option."""

    step: int
    choice: int


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """A piece and how far it is; ``note`` is what its author says of its content."""

    id: str
    title: str
    form: Form
    note: str
    by: str
    by_key: str
    reading: str
    state: PieceState
    erased: bool
    offered_at: int
    welcome: tuple[Kind, ...]
    readers: tuple[Reader, ...]
    responses: tuple[Response, ...]
    decisions: tuple[Decision, ...]
