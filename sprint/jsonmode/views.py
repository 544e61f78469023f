"""The lines that show something whole: how everybody stands, a sprint's results, the state of the room."""

import msgspec

from sprint.core.acts import Mode, Order
from sprint.core.counting import Unit
from sprint.core.results import Standing as Settledness
from sprint.core.sprints import Phase
from sprint.core.wire import Status
from sprint.jsonmode.events import Line
from sprint.jsonmode.readviews import Piece, Reading
from sprint.link.news import Contact, Safety


class Standing(msgspec.Struct, frozen=True):
    """How one member stands."""

    seat: int
    name: str
    key: str
    status: Status
    count: int | None


class Standings(Line, frozen=True, tag="standings"):
    """Everybody's status and live count, in seat order."""

    members: tuple[Standing, ...]


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One member on the board; ``place`` only where the circle wants ranks."""

    seat: int
    name: str
    key: str
    unit: Unit
    written: int | None
    place: int | None
    standing: Settledness
    active_ms: int
    whole_ms: int
    pace: float | None


class Running(msgspec.Struct, frozen=True, kw_only=True):
    """What one member wrote in the rounds of a chain so far."""

    seat: int
    name: str
    key: str
    unit: Unit
    written: int
    rounds: int
    place: int | None


class Trend(msgspec.Struct, frozen=True):
    """One's own result beside one's own past."""

    written: int
    pace: float | None
    usual: float | None
    best: bool


class Results(Line, frozen=True, tag="results"):
    """The board in seat order, the group's totals, and one's own trend; told again when a result changes.

    ``chain`` sums the rounds so far, and is empty for a sprint by itself.
    """

    sprint: str
    totals: dict[Unit, int]
    board: tuple[Row, ...]
    chain: tuple[Running, ...]
    mine: Trend | None


class Member(msgspec.Struct, frozen=True):
    """A seat in the room; ``hidden`` where one has hidden who sits there."""

    seat: int
    name: str
    key: str
    left: bool
    hidden: bool


class Chain(msgspec.Struct, frozen=True):
    """Which round of how many a sprint is."""

    round: int
    rounds: int
    break_ms: int


class Recurring(msgspec.Struct, frozen=True, kw_only=True):
    """A sprint that comes again, and when."""

    id: str
    starter: str
    starter_key: str
    length_ms: int
    starts: tuple[int, ...]
    rounds: int
    break_ms: int


class Sprint(msgspec.Struct, frozen=True, kw_only=True):
    """The newest sprint; ``up`` where its end is open."""

    id: str
    phase: Phase
    starts_at: int
    ends_at: int
    length_ms: int
    left_ms: int
    paused: bool
    up: bool
    chain: Chain | None
    tally_until: int | None
    starter: str
    starter_key: str


class Mine(msgspec.Struct, frozen=True):
    """One's own part in a sprint: counts are of the whole text, ``written`` is since the baseline."""

    sprint: str
    baseline: int
    count: int
    written: int | None
    result: int | None


class Idea(msgspec.Struct, frozen=True):
    """An idea for somebody who is stuck."""

    idea: str
    member: str
    member_key: str
    text: str


class Ask(msgspec.Struct, frozen=True):
    """Somebody who is stuck, with what, and the ideas they were given."""

    ask: str
    member: str
    member_key: str
    at: int
    text: str
    ideas: tuple[Idea, ...]


class State(Line, frozen=True, tag="state"):
    """The room after entry ``seq``: all who show the same ``seq`` show the same ``head`` and ``hash``."""

    room: str
    title: str
    mode: Mode
    closed: bool
    seq: int
    head: str
    hash: str
    contact: Contact
    safety: Safety
    order: Order
    members: tuple[Member, ...]
    recurring: tuple[Recurring, ...]
    sprint: Sprint | None
    mine: Mine | None
    readings: tuple[Reading, ...]
    pieces: tuple[Piece, ...]
    asks: tuple[Ask, ...]
