"""Days and times of day, as they are typed after an option."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, time


def day_typed(word: str | None) -> "date | None":
    """The day that was typed; raises ``BadSchedule``."""
    from datetime import date

    from sprint.core.agenda.agendafile import FIRST_YEAR
    from sprint.core.agenda.recurring import LAST_YEAR
    from sprint.core.cleaning import clean_line, fit
    from sprint.core.errors import BadSchedule

    if word is None:
        return None
    try:
        day = date.fromisoformat(word)
    except ValueError:
        day = None
    if day is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise BadSchedule(f"“{fit(clean_line(word), 40)}” is no day that can be. Write it like 2026-12-05.")
    return day


def time_typed(word: str | None) -> "time | None":
    """The time of day that was typed; raises ``BadSchedule``."""
    from sprint.core.cleaning import clean_line, fit
    from sprint.core.errors import BadSchedule
    from sprint.core.schedule import clock_time

    if word is None:
        return None
    at = clock_time(word.strip())
    if at is None:
        raise BadSchedule(f"“{fit(clean_line(word), 40)}” is no time of day. Write it like 19:30.")
    return at
