"""One's stay in one room by lines of text: what all parts of this mode look at."""

from dataclasses import dataclass, field

from sprint.core.invite import Invite
from sprint.core.rights import may_schedule, may_steer
from sprint.core.room import Room
from sprint.core.settings import Settings
from sprint.core.sprints import Entrant, Sprint
from sprint.desk.desk import Desk
from sprint.desk.records import SprintRecord
from sprint.link.base import Link
from sprint.telling.company import Person, people
from sprint.telling.hearer import Hearer
from sprint.telling.leads import led_by
from sprint.telling.moments import Moments
from sprint.telling.phases import Standing, standing
from sprint.writing.ownnotes import OwnNotes
from sprint.writing.pages import NumberPage, TextPage
from sprint.writing.writer import Writer

LONGEST_NOTE_CELLS = 2_000


@dataclass
class Stay:
    """The room by ``link``; ``invite`` is None for a room of one's own. ``past`` are one's own sprints."""

    link: Link
    writer: Writer
    page: TextPage | NumberPage
    desk: Desk
    settings: Settings
    invite: Invite | None = None
    past: list[SprintRecord] = field(default_factory=list)
    moments: Moments = field(default_factory=Moments)
    notes: OwnNotes = field(init=False)

    def __post_init__(self) -> None:
        self.notes = OwnNotes(self.desk, self.link)

    @property
    def alone(self) -> bool:
        """Whether this is a room of one's own."""
        return self.invite is None

    @property
    def me(self) -> str:
        """This person's key."""
        return self.link.me

    @property
    def room(self) -> Room | None:
        """The room, once something is known of it."""
        return self.link.room

    @property
    def sprint(self) -> Sprint | None:
        """The newest sprint."""
        return self.room.sprint if self.room else None

    @property
    def begun(self) -> Sprint | None:
        """The newest sprint that has begun: the one that numbers are about while the next is only set."""
        return self.room.begun if self.room else None

    @property
    def entrant(self) -> Entrant | None:
        """This person's part in the newest sprint that has begun."""
        return self.begun.entrants.get(self.me) if self.begun else None

    @property
    def stands(self) -> Standing:
        """Where the newest sprint stands."""
        return standing(self.sprint, self.now())

    def now(self) -> int:
        """Room time; before the relay has told it, the time of this machine."""
        now = self.link.now()
        return self.moments.wall() if now is None else now

    def clock(self, room_at: int) -> str:
        """A room time as 19:45."""
        return self.moments.clock_time(room_at, self.now())

    @property
    def sets(self) -> str:
        """The name of whoever sets the sprints, where this person may not; else nothing."""
        room = self.room
        free = room is None or may_schedule(room, self.me, self.now())
        return "" if room is None or free else self.link.side.name(room.leader)

    @property
    def steers(self) -> bool:
        """Whether this person may move, end or cancel the newest sprint."""
        return self.room is None or may_steer(self.room, self.me, self.now())

    @property
    def led_by(self) -> str:
        """The name of whoever leads the day, where this person may not; else nothing."""
        return led_by(self.room, self.link.side, self.me, self.now()) if self.room is not None else ""

    def people(self) -> list[Person]:
        """Everybody in the room, in seat order."""
        if self.room is None:
            return []
        link = self.link
        return people(self.room, link.side, link.standings, self.me, self.writer.written, self.now())

    def hearer(self) -> Hearer:
        """This person, for sentences about what happens."""
        return Hearer(
            me=self.me,
            alone=self.alone,
            room=self.room,
            side=self.link.side,
            clock=self.clock,
            day=lambda at: self.moments.day_and_time(at, self.now()),
            here=self.moments.at,
            note_cells=LONGEST_NOTE_CELLS,
        )
