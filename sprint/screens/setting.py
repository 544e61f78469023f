"""What all screens share: the desk, the person, the wall clock, and the person's settings."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from sprint.core.errors import SprintError
from sprint.core.settings import Settings, changed
from sprint.desk.config import Config
from sprint.desk.desk import Desk
from sprint.desk.records import IdentityRecord, RoomRecord, SprintRecord
from sprint.desk.sprints import year_of
from sprint.screens.carrying import Hush
from sprint.telling.moments import Moments
from sprint.writing.part import Terms

if TYPE_CHECKING:
    from sprint.core.room import Room
    from sprint.core.sprints import Sprint

ROOMS_SHOWN = 5
LATELY_MS = 12 * 3_600_000


class Setting:
    """One program run of one person; ``person`` is None until the first start has asked for a name."""

    def __init__(self, desk: Desk, moments: Moments) -> None:
        self.desk = desk
        self.hush = Hush()
        self.moments = moments
        self.config = Config(desk.folders.config)
        read = self.config.read()
        self.settings = self._kept = read.settings
        self.complaints = read.complaints
        self._listeners: list[Callable[[Settings], None]] = []
        self.person: IdentityRecord | None = desk.identity()

    @property
    def name(self) -> str:
        """The person's name, or nothing before they have one."""
        return self.person.name if self.person else ""

    def be_called(self, name: str) -> None:
        """Take the name ``name``, and with the first one a key. Raises ``BadName`` or ``DeskTrouble``."""
        from sprint.writing.people import person_named

        self.person = person_named(self.desk, name)

    def solo_left(self) -> "Sprint | None":
        """The sprint alone that was left in the middle and can be gone on with, if there is one."""
        # Imported here, and sprint.writing nowhere above, so that home is painted at once.
        from sprint.core.reducer import apply
        from sprint.desk.sololog import SoloLog

        left = SoloLog.load(self.desk.folders.data) if self.person else None
        room: Room | None = None
        try:
            for entry in left.past if left else ():
                room, _ = apply(room, entry, entry.read())
        except SprintError:
            return None
        sprint = room.sprint if room else None
        return sprint if sprint is not None and not sprint.over else None

    def rooms(self) -> list[RoomRecord]:
        """The rooms to go back into, the one seen last coming first; after them those that are closed, and
        of which something is kept here.
        """
        rooms = self.desk.rooms.list()
        closed = [room for room in rooms if room.closed and room.seq]
        return [*(room for room in rooms if not room.closed), *closed][:ROOMS_SHOWN]

    def last_day(self) -> list[SprintRecord]:
        """The sprints of the last day that has any, the newest first."""
        last = self.desk.sprints.last()
        if last is None:
            return []
        day = self.moments.day(last.started_at)
        year = self.desk.sprints.list(year_of(last.started_at))
        return [record for record in year if self.moments.day(record.started_at) == day]

    def room_left(self) -> tuple[RoomRecord, SprintRecord] | None:
        """The room in whose sprint one was in the middle when the program ended, if it was lately."""
        last = self.desk.sprints.last()
        if last is None or last.ended or self.moments.wall() - last.started_at - last.length_ms > LATELY_MS:
            return None
        rooms = (room for room in self.desk.rooms.list() if room.room == last.room and not room.closed)
        return next(((room, last) for room in rooms), None)

    def past(self) -> list[SprintRecord]:
        """The sprints of the last two years that have any."""
        years = self.desk.sprints.years()[:2]
        return [record for year in years for record in self.desk.sprints.list(year)]

    def usual_terms(self) -> Terms:
        """How the person usually takes part."""
        return Terms(self.settings.source, self.settings.unit, self.settings.goal)

    def change(self, **values: object) -> str:
        """Change settings by their names, at once and in the file; raises ``BadInput`` for what cannot be.

        Gives a sentence where the file does not take them: they hold then until the program ends.
        """
        before, after = self.settings, changed(self.settings, values)
        if after == before:
            return ""
        self._take(after)
        new = {name: value for name, value in values.items() if getattr(before, name) != getattr(after, name)}
        try:
            self.config.keep(new)
        except SprintError as error:
            return str(error)
        self._kept = changed(self._kept, new)
        return ""

    def read_again(self) -> None:
        """Take over what was changed in the file since it was read."""
        read = self.config.read()
        self.complaints = read.complaints
        if read.settings != self._kept:
            self._kept = read.settings
            self._take(read.settings)

    def _take(self, settings: Settings) -> None:
        self.settings = settings
        for listener in list(self._listeners):
            listener(settings)

    def listen(self, heard: Callable[[Settings], None]) -> Callable[[], None]:
        """Call ``heard`` whenever a setting has changed; gives what ends that, safe to call twice."""
        self._listeners.append(heard)

        def stop() -> None:
            if heard in self._listeners:
                self._listeners.remove(heard)

        return stop
