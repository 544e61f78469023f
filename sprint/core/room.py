"""The room: everything public about it after some entry of its log, as a frozen value.

The state is public: ids, keys, times, counts, roles. Names and texts are sealed and live in a side map of the
members. ``sprint.core.reducer`` folds the log into it; ``sprint.core.rights`` says who may do what.
"""

from hashlib import blake2b

import msgspec

from sprint.core.acts import Mode, Order
from sprint.core.agenda.ending import over_at
from sprint.core.agenda.values import Agenda, Muted, OnBoard
from sprint.core.asking.values import OpenAsk
from sprint.core.errors import Refused
from sprint.core.reading.presence import due_at
from sprint.core.reading.values import Piece, Reading
from sprint.core.sprints import Sprint

MOST_MEMBERS = 200
MOST_SPRINTS = 2_000
MOST_OPEN = 4
MOST_RECURRING = 8
MOST_RECURRING_OF_ONE = 3
NOTICE_MS = 10 * 60_000


class Member(msgspec.Struct, frozen=True):
    """A seat in the room: seats are numbered from 1 in order of joining and never given to another."""

    seat: int
    joined_at: int
    last_at: int
    left: bool = False
    removed: bool = False


class Recurrence(msgspec.Struct, frozen=True):
    """A sprint that comes again: ``starts`` are the room times still to come, the next one first.

    ``NOTICE_MS`` before each it becomes a scheduled sprint, or as soon after that as no other is set or
    running; it is left out where that is not before its time.
    """

    id: str
    by: str
    length_ms: int
    starts: tuple[int, ...]
    rounds: int = 1
    break_ms: int = 0


class Room(msgspec.Struct, frozen=True):
    """Everything public about a room after its entry ``seq`` at room time ``at``.

    ``proofs`` are the hashes of its join proofs, one for each generation of its key; ``order`` says how the
    circle wants its boards. ``lead`` is who leads it, empty while its creator does; ``lead_before`` who had
    that when somebody took it in their absence, until it is taken back. ``on_view`` is the act whose words
    stay on view. ``board`` is what the circle keeps: topics, and links to share. ``meets`` is the
    act whose words say when the circle meets next, empty while nobody has set that. While notes are
    ``muted``, what members say waits.
    """

    id: str
    mode: Mode
    creator: str
    proofs: tuple[str, ...]
    opened_at: int
    seq: int
    at: int
    gen: int = 0
    closed_at: int | None = None
    members: dict[str, Member] = {}
    sprints: tuple[Sprint, ...] = ()
    order: Order = "seats"
    recurring: tuple[Recurrence, ...] = ()
    pieces: dict[str, Piece] = {}
    readings: tuple[Reading, ...] = ()
    asks: tuple[OpenAsk, ...] = ()
    agendas: tuple[Agenda, ...] = ()
    lead: str = ""
    lead_before: str = ""
    deputies: tuple[str, ...] = ()
    locked: bool = False
    on_view: str = ""
    board: tuple[OnBoard, ...] = ()
    meets: str = ""
    muted: Muted | None = None

    @property
    def proof(self) -> str:
        """The hash of the join proof that lets anybody in now."""
        return self.proofs[-1]

    @property
    def sprint(self) -> Sprint | None:
        """The newest sprint, whatever its phase."""
        return self.sprints[-1] if self.sprints else None

    @property
    def begun(self) -> Sprint | None:
        """The newest sprint that has begun: the one that numbers are about while the next is only set."""
        for sprint in reversed(self.sprints):
            if sprint.phase != "scheduled" and sprint.starts_at <= sprint.ends_at:
                return sprint
        return None

    @property
    def agenda(self) -> Agenda | None:
        """The newest agenda, whatever its phase."""
        return self.agendas[-1] if self.agendas else None

    @property
    def day(self) -> Agenda | None:
        """The day that is under way."""
        return self.agenda if self.agenda is not None and self.agenda.phase == "running" else None

    @property
    def busy(self) -> bool:
        """Whether no sprint can come by itself now: one is set or runs, or a day is under way."""
        return self.day is not None or (self.sprint is not None and self.sprint.live)

    @property
    def leader(self) -> str:
        """Who leads the room."""
        return self.lead or self.creator

    @property
    def seated(self) -> dict[str, Member]:
        """The members who have not left, in seat order."""
        here = [(key, member) for key, member in self.members.items() if not member.left]
        return dict(sorted(here, key=lambda pair: pair[1].seat))

    def find(self, sprint_id: str) -> Sprint:
        """A sprint by its id; raises ``Refused`` where there is none."""
        for sprint in reversed(self.sprints):
            if sprint.id == sprint_id:
                return sprint
        raise Refused("unknown-sprint", "There is no such sprint in this room.")

    def reading(self, name: str) -> Reading:
        """A reading by its id; raises ``Refused`` where there is none."""
        for reading in reversed(self.readings):
            if reading.id == name:
                return reading
        raise Refused("unknown-reading", "There is no such reading in this room.")

    def piece(self, name: str) -> Piece:
        """A piece by its id; raises ``Refused`` where there is none."""
        piece = self.pieces.get(name)
        if piece is None:
            raise Refused("unknown-piece", "There is no such piece in this room.")
        return piece

    def due_at(self) -> int | None:
        """The room time at which something happens by itself next, if anything does."""
        if self.closed_at is not None:
            return None
        due = [at for sprint in self.sprints[-MOST_OPEN:] if (at := sprint.due_at()) is not None]
        notice_ms = 0 if self.busy else NOTICE_MS
        due += self._readings_due()
        due += self._day_due()
        due += [recurrence.starts[0] - notice_ms for recurrence in self.recurring]
        return min(due, default=None)

    def day_over_at(self) -> int | None:
        """The room time at which the block under way is over, or None while a sprint or reading holds it."""
        day = self.day
        if day is None or day.now is None:
            return None
        sprint = self.find(day.now.sprint) if day.now.sprint else None
        reading = self.reading(day.now.reading) if day.now.reading else None
        return over_at(day, sprint, reading)

    def last_at(self, key: str) -> int:
        """When a member was last heard of, in room time; -1 for nobody's key."""
        member = self.members.get(key)
        return -1 if member is None else member.last_at

    def _day_due(self) -> list[int]:
        now = self.day.now if self.day is not None else None
        over = self.day_over_at()
        due = [] if over is None else [over]
        if now is not None and now.talk is not None and now.talk.speaker and now.paused_at is None:
            due.append(now.talk.ends_at)
        return due

    def _readings_due(self) -> list[int]:
        tables = [reading for reading in self.readings if reading.phase == "tables"]
        if tables:
            # Another reading is dealt when this one is over.
            return [at for reading in tables if (at := due_at(reading, self.last_at)) is not None]
        gathering = [reading for reading in self.readings if reading.phase == "gathering"]
        return [reading.deals_at for reading in gathering if reading.paused_at is None]


def with_day(room: Room, day: Agenda) -> Room:
    """The room with its newest agenda replaced by ``day``, which has the same id."""
    return msgspec.structs.replace(room, agendas=(*room.agendas[:-1], day))


def with_sprint(room: Room, sprint: Sprint) -> Room:
    """The room with a sprint it has replaced by ``sprint``, which has the same id."""
    index = next(i for i in range(len(room.sprints) - 1, -1, -1) if room.sprints[i].id == sprint.id)
    replaced = (*room.sprints[:index], sprint, *room.sprints[index + 1 :])
    return msgspec.structs.replace(room, sprints=replaced)


def state_hash(room: Room) -> str:
    """BLAKE2b-256 of the state as JSON with sorted keys and no white space, in hexadecimal: equal for all who
    agree.
    """
    return blake2b(
        msgspec.json.encode(room, order="sorted"), digest_size=32, person=b"sprint state"
    ).hexdigest()
