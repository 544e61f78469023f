"""The warnings before the next part of a day, from where the countdown was and where it is now."""

from collections.abc import Sequence

from sprint.core.agenda.values import Agenda
from sprint.core.settings import DEFAULTS


def until_next_ms(day: Agenda, now: int) -> int | None:
    """Milliseconds until the next part, or the end of the day; None while no part is under way."""
    if day.now is None:
        return None
    at = now if day.now.paused_at is None else day.now.paused_at
    return max(0, day.lasts_until - at)


def day_cue(length_ms: int, before_ms: int, now_ms: int, marks: Sequence[int] = DEFAULTS.parts) -> int | None:
    """The one of the ``marks`` that the time left has just come to in a part of ``length_ms``, the least of
    several.

    Marks in its first tenth are left out: nobody needs a warning at once.
    """
    due = [mark for mark in marks if 0 < now_ms <= mark < before_ms and mark * 10 <= length_ms * 9]
    return min(due, default=None)
