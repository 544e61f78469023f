"""Pieces, tables and readings as frozen values: what everybody may know of them."""

from typing import Literal

import msgspec

from sprint.core.reading.acts import Body
from sprint.core.reading.protocol import Kind, Protocol, Step

ReaderState = Literal["due", "given", "passed", "declined", "gone"]
PieceState = Literal["waiting", "dealt", "open", "heard", "stopped", "withdrawn"]
ReadingPhase = Literal["gathering", "tables", "done", "cancelled"]
Ending = Literal[
    "done", "pass", "ditto", "given", "over", "away", "declined", "gone", "stopped", "decided", "later"
]


class Reader(msgspec.Struct, frozen=True):
    """Somebody whom a piece was dealt to. A ``guest`` brought no piece: what guests give is on top.

    ``round`` says when, where the pieces go round. With ``out`` they gave something and read no further.
    """

    key: str
    guest: bool = False
    round: int = 0
    state: ReaderState = "due"
    out: bool = False

    @property
    def takes_part(self) -> bool:
        """Whether they neither declined the piece, nor what is left of it, nor have gone."""
        return not self.out and self.state not in ("declined", "gone")


class Response(msgspec.Struct, frozen=True):
    """What somebody gave to a piece in one step of a ``reading``; the author's replies too."""

    id: str
    by: str
    reading: str
    step: int
    of: Kind
    at: int
    body: Body
    late: bool = False
    erased: bool = False
    thanked: bool = False


class Decision(msgspec.Struct, frozen=True):
    """What an author decided about a step: -1 for no, else yes, or the number of an option."""

    step: int
    choice: int


class Piece(msgspec.Struct, frozen=True):
    """A text that its author offers. ``reading`` is the one it is for, empty while it waits for any."""

    id: str
    by: str
    body: Body
    offered_at: int
    welcome: tuple[Kind, ...] = ()
    reading: str = ""
    state: PieceState = "waiting"
    erased: bool = False
    readers: tuple[Reader, ...] = ()
    responses: tuple[Response, ...] = ()
    decisions: tuple[Decision, ...] = ()

    @property
    def to_come(self) -> bool:
        """Whether its turn has not started."""
        return self.state in ("waiting", "dealt")

    @property
    def responded(self) -> bool:
        """Whether somebody else has responded to it, and that can still be read."""
        return any(one.by != self.by and not one.erased for one in self.responses)

    @property
    def was_heard(self) -> bool:
        """Whether somebody else has said something to it, be it aloud, and it is not being read just now."""
        said = any(one.by != self.by for one in self.responses)
        return self.state in ("heard", "stopped") and (
            said or any(one.state == "given" for one in self.readers)
        )

    def taken_back(self) -> "Piece":
        """The piece out of its reading. Whom it was dealt to stays known: it counts for them."""
        reading = self.reading if self.readers else ""
        return msgspec.structs.replace(self, state="withdrawn", reading=reading)

    def reader(self, key: str) -> Reader | None:
        """The part of ``key`` in it, if it was dealt to them."""
        return next((reader for reader in self.readers if reader.key == key), None)

    def decided(self, step: int) -> int | None:
        """What its author decided about a step, or None before."""
        return next((made.choice for made in self.decisions if made.step == step), None)


class Slot(msgspec.Struct, frozen=True):
    """A turn to come: of ``by`` in a ``step`` of a piece, for the second time with ``again``."""

    piece: str
    by: str
    step: int
    again: bool = False


class Turn(msgspec.Struct, frozen=True):
    """An open turn. With ``asking`` the author decides whether, or how, the step is to be.

    ``alone`` when everybody waits for this one, so that somebody who is away is passed over. ``stood_ms`` is
    how long its clock stood, and ``added_ms`` how much longer those who lead made it.
    """

    slot: Slot
    opened_at: int
    ends_at: int
    asking: bool = False
    alone: bool = False
    more: bool = False
    stood_ms: int = 0
    added_ms: int = 0


class Table(msgspec.Struct, frozen=True):
    """Those who read one another, in seat order, and how far they are.

    ``queue`` are the pieces to come, ``under_way`` the one that is read now, or all where they go round.
    ``waiting`` are the turns of this step that follow the open ones, those in one group at the same time.
    ``missed`` are offered again at the end.
    """

    number: int
    seats: tuple[str, ...]
    queue: tuple[str, ...]
    under_way: tuple[str, ...] = ()
    round: int = 0
    step: int = -1
    waiting: tuple[tuple[Slot, ...], ...] = ()
    turns: tuple[Turn, ...] = ()
    missed: tuple[Slot, ...] = ()
    done: bool = False


class Reading(msgspec.Struct, frozen=True):
    """A block of reading and responding. ``guests`` sit in without a piece; ``deals_at`` is room time.

    Those in ``out`` said "not this time": what they offered for any reading waits for the next one. Since
    ``paused_at`` its clock stands: what is given meanwhile counts, and nothing else opens or ends.
    With ``waits`` its time to deal came with too little there, and its part of a day goes on gathering.
    ``dealing`` is how often its tables were dealt anew, or somebody moved to another. ``absent`` says, by
    key, when the last turn was opened in which somebody was away.
    """

    id: str
    by: str
    protocol: Protocol
    seed: str
    opened_at: int
    deals_at: int
    away_ms: int
    ahead: bool = False
    phase: ReadingPhase = "gathering"
    guests: tuple[str, ...] = ()
    out: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    paused_at: int | None = None
    dealing: int = 0
    absent: dict[str, int] = {}
    waits: bool = False

    @property
    def live(self) -> bool:
        """Whether it is not over."""
        return self.phase in ("gathering", "tables")

    def shown_at(self, at: int) -> int:
        """What its clock shows at room time ``at``: while it stands, the time since when it does."""
        return at if self.paused_at is None else min(at, self.paused_at)

    def left_ms(self, turn: Turn, at: int) -> int:
        """How long an open turn still has, as it looks at ``at``."""
        return max(0, turn.ends_at - max(self.shown_at(at), turn.opened_at))

    def table_of(self, key: str) -> Table | None:
        """Where somebody sits."""
        return next((table for table in self.tables if key in table.seats), None)

    def table_with(self, piece: str) -> Table | None:
        """The table at which a piece is to come or under way."""
        return next((one for one in self.tables if piece in one.queue or piece in one.under_way), None)

    def step(self, index: int) -> Step | None:
        """A step of its protocol, if there is one of that number."""
        return self.protocol.steps[index] if 0 <= index < len(self.protocol.steps) else None
