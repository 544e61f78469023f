"""A hall that has a day: blocks to plan it from, and the acts that lead it."""

from sprint.core.acts import Mode, Tick
from sprint.core.agenda.acts import Move, Plan
from sprint.core.agenda.blocks import Block, BlockKind
from sprint.core.agenda.values import Agenda, Now
from sprint.core.reading.protocol import Protocol
from tests.sprint.core.reading.hall import SEAL, STRONG, Hall

MINUTE = 60_000


def block(number: int, kind: BlockKind, minutes: float = 10, **more: int | Protocol | None) -> Block:
    """A block whose id is ``number``."""
    reads = kind == "read"
    more = {"protocol": STRONG if reads else None, "lead_ms": MINUTE if reads else 0, **more}
    return Block(f"{number:032x}", kind, int(minutes * MINUTE), **more)  # type: ignore[arg-type]


def day(*kinds: BlockKind) -> tuple[Block, ...]:
    """Blocks of ten minutes each."""
    return tuple(block(number, kind) for number, kind in enumerate(kinds, 1))


class DayHall(Hall):
    """People in a room, of whom person 0 opened it and plans the day."""

    def __init__(self, people: int = 4, mode: Mode = "open") -> None:
        super().__init__(people, mode)

    @property
    def agenda(self) -> Agenda:
        """The newest agenda."""
        agenda = self.room.agenda
        assert agenda is not None
        return agenda

    @property
    def now(self) -> Now:
        """The block under way."""
        assert self.agenda.now is not None
        return self.agenda.now

    @property
    def stands(self) -> bool:
        """Whether the day's clock stands."""
        return self.now.paused_at is not None

    @property
    def kind(self) -> str:
        """Of what kind the block under way is; empty when none is."""
        current = self.agenda.current
        return current.kind if current else ""

    def plan(self, *kinds: BlockKind) -> str:
        """Person 0 plans a day of blocks of ten minutes each."""
        return self.do(0, Plan(day(*kinds), SEAL))

    def change(self, *blocks: Block, person: int = 0) -> str:
        """Somebody changes the plan."""
        agenda = self.agenda
        return self.do(person, Plan(blocks, SEAL, agenda.id, agenda.edition))

    def move(self, to: int | None, person: int = 0) -> str:
        """Somebody moves the day to the block with this number, or to its end."""
        name = None if to is None else f"{to:032x}"
        return self.do(person, Move(self.agenda.id, self.agenda.moves, name))

    def begin(self, *kinds: BlockKind) -> None:
        """Plan a day and begin it."""
        self.plan(*kinds)
        self.move(1)

    def pass_by(self, minutes: float) -> None:
        """Let time pass, the relay ticking at everything that is due."""
        until = self.at + int(minutes * MINUTE)
        while (due := self.room.due_at()) is not None and due <= until:
            self.at = max(due, self.at)
            self.do(-1, Tick())
        self.at = until

    def seen(self, event: type) -> int:
        """How often something has happened."""
        return sum(isinstance(one, event) for one in self.events)
