"""Warnings before the next part of a day begins, each once, found from when it is to begin.

While a sprint runs its own warnings tell the same moment, and these are silent.
"""

from collections.abc import Callable, Sequence

from sprint.core.agenda.cues import until_next_ms
from sprint.core.agenda.reckoning import reckoned
from sprint.core.agenda.values import Agenda
from sprint.core.room import Room
from sprint.link.side import Side
from sprint.telling.moments import about, span
from sprint.telling.today import name_of
from sprint.writing.longwait import LONG_MS, day_mark


class DayWarnings:
    """Compares each look with the one before."""

    def __init__(self) -> None:
        self._before: tuple[str, int, int] | None = None

    def step(self, room: Room | None, side: Side, now: int, marks: Sequence[int]) -> str:
        """The warning due at the room time ``now``, or nothing; ``marks`` are those that are wanted."""
        day = room.day if room is not None else None
        reckoned_day = reckoned(room, now) if room is not None and day is not None else None
        left = until_next_ms(reckoned_day, now) if reckoned_day is not None else None
        if room is None or day is None or day.now is None or left is None:
            self._before = None
            return ""
        before, self._before = self._before, (day.id, day.moves, left)
        if before is None or before[:2] != (day.id, day.moves) or _sprints(room, day):
            return ""
        mark = day_mark(reckoned_day or day, now, before[2], left, marks)
        return "" if mark is None else warning_words(room, day, side, mark)


def warning_words(room: Room, day: Agenda, side: Side, mark_ms: int) -> str:
    """What is said so long before the next part is to begin."""
    when = span(mark_ms)
    if not day.to_come:
        return f"The day is over in {when}."
    name = f"“{name_of(side, day, day.to_come[0])}”"
    if day.now is not None and day.now.reading and room.reading(day.now.reading).live:
        return f"{name} is to come in {when}, when all tables are done."
    if mark_ms >= LONG_MS:
        return f"{name} begins in {about(mark_ms)}. Until then the time is yours."
    return f"{name} begins in {when}."


def _sprints(room: Room, day: Agenda) -> bool:
    return day.now is not None and bool(day.now.sprint) and room.find(day.now.sprint).live


def then_words(room: Room | None, side: Side, now: int, clock: Callable[[int], str]) -> str:
    """What comes next on a day that is under way, and when, for a screen that is about something else."""
    day = room.day if room is not None else None
    if room is None or day is None or day.now is None:
        return ""
    ahead = (reckoned(room, now) or day).ahead(now)
    if not ahead:
        return "Then the day is over."
    name = name_of(side, day, ahead[0].block)
    held = day.now.paused_at is not None or ahead[0].starts_at <= now
    return f"Then: {name}." if held else f"Then at {clock(ahead[0].starts_at)}: {name}."
