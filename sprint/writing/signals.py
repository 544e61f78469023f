"""What one's own clock says although nothing happened in the room: the bell, and the warnings before it and
before the next part of a day.
"""

import msgspec

from sprint.core.agenda.cues import until_next_ms
from sprint.core.cues import Cue, cue
from sprint.core.room import Room
from sprint.core.settings import DEFAULTS, Settings
from sprint.link.base import Link
from sprint.writing.longwait import day_mark
from sprint.writing.part import Part
from sprint.writing.writer import Writer


class BellRang(msgspec.Struct, frozen=True):
    """The end by one's own clock came, with this count of the whole text."""

    sprint: str
    count: int


class Warned(msgspec.Struct, frozen=True):
    """So many milliseconds are left before the start, or before the end."""

    sprint: str
    cue: Cue
    left_ms: int


class DayWarned(msgspec.Struct, frozen=True):
    """So many milliseconds are left before the block ``to`` begins, or where it is empty, the day is over."""

    agenda: str
    to: str
    left_ms: int


class Signals:
    """Compares each look with the one before; ``settings`` say which warnings are wanted."""

    def __init__(self, link: Link, writer: Writer, settings: Settings = DEFAULTS) -> None:
        self._link, self._writer, self._settings = link, writer, settings
        self._part: Part | None = None
        self._rung = False
        self._left: tuple[str, str, int] | None = None
        self._day_left: tuple[str, int, int] | None = None

    def look(self) -> list[BellRang | Warned | DayWarned]:
        """What is due now."""
        room, now = self._link.room, self._link.now()
        if room is None or now is None:
            return []
        due = [self._bell(room), self._warning(room, now), self._day_warning(room, now)]
        return [one for one in due if one is not None]

    def _bell(self, room: Room) -> BellRang | None:
        part = self._writer.part
        if part is None:
            return None
        if part is not self._part:
            # Whoever comes back after the bell has heard it, or cannot any more.
            self._part, self._rung = part, part.at_bell is not None
        elif part.at_bell is None:
            self._rung = False
        elif not self._rung:
            self._rung = True
            if part.sprint(room).phase != "cancelled":
                return BellRang(part.sprint_id, part.at_bell)
        return None

    def _warning(self, room: Room, now: int) -> Warned | None:
        sprint = room.sprint
        if sprint is None:
            return None
        left = (sprint.id, sprint.phase, sprint.remaining_ms(now))
        before, self._left = self._left, left
        if before is None or before[:2] != left[:2]:
            return None
        wanted = self._settings
        due = cue(
            sprint.phase, sprint.length_ms, before[2], left[2], starting=wanted.starting, ending=wanted.ending
        )
        return None if due is None else Warned(sprint.id, *due)

    def _day_warning(self, room: Room, now: int) -> DayWarned | None:
        day = room.day
        left_ms = until_next_ms(day, now) if day is not None else None
        if day is None or day.now is None or left_ms is None:
            self._day_left = None
            return None
        before, self._day_left = self._day_left, (day.id, day.moves, left_ms)
        if before is None or before[:2] != (day.id, day.moves):
            return None
        if day.now.sprint and room.find(day.now.sprint).live:
            # The sprint has warnings of its own.
            return None
        mark = day_mark(day, now, before[2], left_ms, self._settings.parts)
        return None if mark is None else DayWarned(day.id, day.to_come[0].id if day.to_come else "", mark)
