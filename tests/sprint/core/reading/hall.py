"""A hall for tests of reading: any number of people in one room, acts without seals or signatures."""

from sprint.core import acts
from sprint.core.acts import Body, Mode
from sprint.core.entry import Entry
from sprint.core.errors import Refused
from sprint.core.events import Event
from sprint.core.reading import acts as reading_acts
from sprint.core.reading.protocol import Protocol, Step
from sprint.core.reading.values import Piece, Reading, Table, Turn
from sprint.core.reducer import apply
from sprint.core.room import Room
from sprint.core.sealing import Sealed
from sprint.core.signed import Act, Seen, unsigned

SEAL = Sealed(0, bytes(24), bytes(80))
BODY = reading_acts.Body("0" * 64, 104)
ROOM = "ab" * 16
SEED = "5e" * 16
ALL = ("praise", "observation", "question", "suggestion", "opinion")
SECOND = 1_000

STRONG = Protocol(
    steps=(
        Step("readers", 180 * SECOND),
        Step("reader", 120 * SECOND, ("praise", "observation")),
        Step("author", 120 * SECOND, ("thanks", "reply")),
    )
)
ROUND = Protocol(
    steps=(
        Step("readers", 60 * SECOND),
        Step("reader", 90 * SECOND, ("praise", "question")),
        Step("author", 120 * SECOND, ("reply", "thanks")),
    ),
    rounds=3,
)
ASKING = Protocol(
    steps=(
        Step("readers", 60 * SECOND),
        Step("reader", 60 * SECOND, ("praise",)),
        Step("readers", 60 * SECOND, ("opinion",), consent=True),
        Step("readers", 60 * SECOND, options=((), ("observation",), ("question",))),
        Step("everyone", 60 * SECOND, ("talk", "question"), quiet=False),
        Step("author", 60 * SECOND, ("reply",)),
    ),
    table=4,
)
SPOTLIGHT = Protocol(STRONG.steps, table=0)
PROTOCOLS = (STRONG, ROUND, ASKING, SPOTLIGHT)


def seated(people: int, protocol: Protocol = STRONG, *, ahead: bool = False, guests: int = 0) -> "Hall":
    """A hall at its tables: everybody offered a piece, but the last ``guests``, who sit in."""
    hall = Hall(people)
    hall.call(protocol, ahead=ahead)
    for person in range(people - guests):
        hall.offer(person)
    for person in range(people - guests, people):
        hall.do(person, reading_acts.Attend(hall.reading.id))
    hall.deal()
    return hall


def key(number: int) -> str:
    """The key of person ``number``."""
    return f"{number + 1:064x}"


class Hall:
    """A room with people 0 to ``people`` - 1; person 0 opened it. ``at`` is the time of the next act."""

    def __init__(self, people: int, mode: Mode = "open") -> None:
        self.at = 1_000_000
        self.state: Room | None = None
        self.log: list[tuple[int, Act]] = []
        self.events: list[Event] = []
        self._ids = 0
        self.do(0, acts.Open(mode, "a" * 64, SEAL))
        for person in range(people):
            self.do(person, acts.Join(bytes(32), SEAL))

    @property
    def room(self) -> Room:
        """The state now."""
        assert self.state is not None
        return self.state

    @property
    def reading(self) -> Reading:
        """The newest reading."""
        return self.room.readings[-1]

    @property
    def tables(self) -> tuple[Table, ...]:
        """Its tables."""
        return self.reading.tables

    def do(self, person: int, body: Body, act_id: str = "") -> str:
        """Let somebody act, or the relay where ``person`` is -1; gives the act's id. Raises ``Refused``."""
        self._ids += 1
        act_id = act_id or f"{self._ids:032x}"
        act = Act(ROOM, 0, act_id, "" if person < 0 else key(person), Seen(), body)
        entry = Entry(self.room.seq + 1 if self.state else 1, self.at, unsigned(act).act, b"")
        self.state, events = apply(self.state, entry, act)
        self.log.append((self.at, act))
        self.events += events
        return act_id

    def refused(self, person: int, body: Body, act_id: str = "") -> str:
        """Let somebody try what is refused, and give the code."""
        try:
            self.do(person, body, act_id)
        except Refused as error:
            return error.code
        raise AssertionError(f"{body} was allowed")

    def call(self, protocol: Protocol = STRONG, *, ahead: bool = False, gather_ms: int = 60_000) -> str:
        """Person 0 calls a reading."""
        return self.do(0, reading_acts.Read(protocol, SEAL, SEED, gather_ms, 30_000, ahead))

    def offer(self, person: int, welcome: tuple[str, ...] = ALL) -> str:
        """Somebody offers a piece."""
        return self.do(person, reading_acts.Offer(SEAL, BODY, welcome))  # type: ignore[arg-type]

    def deal(self) -> None:
        """Person 0 deals."""
        self.do(0, reading_acts.Deal(self.reading.id))

    def piece_of(self, person: int) -> Piece:
        """Somebody's newest piece."""
        return [piece for piece in self.room.pieces.values() if piece.by == key(person)][-1]

    def turns(self) -> list[Turn]:
        """All open turns."""
        return [turn for table in self.tables for turn in table.turns]

    def speaker(self) -> tuple[int, str, int]:
        """Of the first open turn: whose it is, at which piece, in which step."""
        slot = self.turns()[0].slot
        return int(slot.by, 16) - 1, slot.piece, slot.step

    def wait_for(self, step: int) -> None:
        """Let time pass until a turn in this step opens."""
        while self.speaker()[2] != step:
            assert self.wait()

    def wait(self) -> bool:
        """Let the next thing happen that happens by itself; says False when nothing will."""
        due = self.room.due_at()
        if due is None:
            return False
        self.at = max(self.at, due)
        self.do(-1, acts.Tick())
        return True

    def wait_out(self) -> None:
        """Let time pass until nothing happens by itself any more."""
        while self.wait():
            pass
