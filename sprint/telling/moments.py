"""Times as people say them: clock times of this machine, days, lengths.

Room time is the relay's; a person looks at the clock on their own wall. The difference between the two is
held still unless it really moves, so that no time on the screen wavers.
"""

from collections.abc import Callable
from datetime import datetime, tzinfo

from sprint.clocks import LOCAL, wall_ms

WAVER_MS = 2_000
NEARLY_MS = 1_000
MINUTE_MS = 60_000


class Moments:
    """The wall clock ``wall`` (milliseconds since 1970) in ``zone``, by default this machine's."""

    def __init__(self, wall: Callable[[], int] = wall_ms, zone: tzinfo | None = None) -> None:
        self._wall = wall
        self._zone = zone or LOCAL
        self._offset: int | None = None

    def now(self) -> datetime:
        """The local time now, with its zone."""
        return self._local(self._wall())

    def wall(self) -> int:
        """Milliseconds since 1970."""
        return self._wall()

    def clock_time(self, room_at: int, room_now: int) -> str:
        """The room time ``room_at`` as this wall's clock will show it, for example 19:45."""
        offset = self._wall() - room_now
        if self._offset is None or abs(offset - self._offset) > WAVER_MS:
            self._offset = offset
        return f"{self._nearly(room_at + self._offset):%H:%M}"

    def day_and_time(self, room_at: int, room_now: int) -> str:
        """A room time to come, with its day: ``today at 19:45``, ``Thursday at 19:45``."""
        clock = self.clock_time(room_at, room_now)
        then, today = self._nearly(room_at + (self._offset or 0)), self.now()
        days = (then.date() - today.date()).days
        if days in (0, 1):
            return f"{'tomorrow' if days else 'today'} at {clock}"
        return f"{then:%A} at {clock}" if 1 < days < 7 else f"on {then.day} {then:%B} at {clock}"

    def local(self, room_at: int, room_now: int) -> datetime:
        """A room time as a local time of this wall, with its zone."""
        return self._nearly(room_at + self._wall() - room_now)

    def at(self, at: int) -> datetime:
        """A time in milliseconds since 1970 as a local one, with its zone."""
        return self._local(at)

    def greeting(self) -> str:
        """A greeting for the time of day."""
        hour = self.now().hour
        if hour < 5:
            # Late for some and early for others.
            return "Hello"
        if hour < 12:
            return "Good morning"
        return "Good afternoon" if hour < 18 else "Good evening"

    def day(self, at: int) -> str:
        """The day of a wall time, seen from today: ``today``, ``yesterday``, ``Tuesday``, ``22 November``."""
        then, today = self._local(at), self.now()
        days = (today.date() - then.date()).days
        if days == 0:
            return "today"
        if days == 1:
            return "yesterday"
        if 1 < days < 7:
            return f"{then:%A}"
        return f"{then.day} {then:%B}" if then.year == today.year else f"{then.day} {then:%B %Y}"

    def _nearly(self, at: int) -> datetime:
        # What was set for 19:45 is 19:45, although two clocks never agree to the millisecond.
        return self._local(at + NEARLY_MS)

    def _local(self, at: int) -> datetime:
        try:
            return datetime.fromtimestamp(at / 1000, self._zone)
        except (OverflowError, ValueError, OSError):
            return datetime.fromtimestamp(self._wall() / 1000, self._zone)


def short_day(moment: datetime, today: datetime) -> str:
    """``Sat 5 Dec, 10:00``, with the year where it is another one than today's."""
    year = f" {moment.year}" if moment.year != today.year else ""
    return f"{moment:%a} {moment.day} {moment:%b}{year}, {moment:%H:%M}"


def span(length_ms: int) -> str:
    """A length as one says it: ``25 min``, ``90 s``, ``4 min 20 s``, ``1 h 30 min``."""
    seconds = round(length_ms / 1000)
    if seconds < 60 or (seconds % 60 and seconds < 120):
        return f"{seconds} s"
    if seconds % 60 and seconds < 600:
        return f"{seconds // 60} min {seconds % 60} s"
    hours, minutes = divmod(round(length_ms / MINUTE_MS), 60)
    if not hours:
        return f"{minutes} min"
    return f"{hours} h {minutes} min" if minutes else f"{hours} h"


def about(length_ms: int) -> str:
    """A length to the minute, or to the second below two of them: ``3 min``, ``90 s``."""
    return span(length_ms if length_ms < 2 * MINUTE_MS else round(length_ms / MINUTE_MS) * MINUTE_MS)


def long_span(length_ms: int) -> str:
    """A length as one says it aloud: ``25 minutes``, ``4 minutes 20 seconds``, ``1 hour 30 minutes``."""
    seconds = round(length_ms / 1000)
    if seconds >= 600:
        seconds = round(seconds / 60) * 60
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    parts = [_several(hours, "hour"), _several(minutes, "minute"), _several(seconds, "second")]
    return " ".join(part for part in parts if part) or "0 seconds"


def _several(number: int, thing: str) -> str:
    return "" if not number else f"{number} {thing}{'' if number == 1 else 's'}"
