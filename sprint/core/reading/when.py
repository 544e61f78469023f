"""How people say until when pieces are gathered for a reading: the words of ``parse_gathering``.

5                     for five minutes; also 90s, 1h30
now                   not at all: what was offered is dealt at once
at 19:45              until a time of day
thu at 19:30          days ahead; also tomorrow at 19:30, 3 days at 19:30
"""

from datetime import datetime, timedelta
from typing import Final

import msgspec

from sprint.core.errors import BadSchedule
from sprint.core.reading.acts import LONGEST_GATHERING_MS
from sprint.core.schedule import DAYS, parse_length, parse_plan

USUAL: Final = "5"
EXAMPLES: Final = "Try 5, now, at 19:45, tomorrow at 19:30, or thu at 19:30."
_FILLING: Final = frozenset({"at", "on", "in", "for", "until", "till", "by"})
_MOST_DAYS: Final = 31


class Gathering(msgspec.Struct, frozen=True):
    """For how long pieces are gathered: ``wait_ms``, or until a local time with its zone."""

    wait_ms: int = 0
    until: datetime | None = None

    def ms(self, now: datetime) -> int:
        """Milliseconds from ``now`` on, at least 0."""
        if self.until is None:
            return self.wait_ms
        return max(0, round((self.until.timestamp() - now.timestamp()) * 1_000))


def parse_gathering(text: str, now: datetime) -> Gathering:
    """Read ``text`` at the local time ``now`` (with its zone); raises ``BadSchedule`` with examples."""
    words = [word for word in text.lower().split() if word not in _FILLING]
    if not words:
        raise BadSchedule(f"How long are pieces gathered? {EXAMPLES}")
    try:
        gathering = _read(words, now)
    except BadSchedule as error:
        raise BadSchedule(f"“{' '.join(text.split())}” is not a time I understand. {EXAMPLES}") from error
    if gathering.ms(now) > LONGEST_GATHERING_MS:
        raise BadSchedule("Pieces can be gathered for 31 days at most.")
    return gathering


def _read(words: list[str], now: datetime) -> Gathering:
    match words:
        case ["now" | "0"]:
            return Gathering()
        case ["tomorrow", clock]:
            return Gathering(until=_days_on(1, clock, now))
        case [number, "day" | "days", clock]:
            return Gathering(until=_days_on(_number(number), clock, now))
        case [number, "day" | "days"]:
            return Gathering(until=now + timedelta(days=_number(number)))
        case [day, clock] if day[:3] in DAYS:
            return Gathering(until=parse_plan(f"1 at {clock} every {day}", now).starts)
        case [clock] if ":" in clock or "." in clock:
            return Gathering(until=parse_plan(f"1 at {clock}", now).starts)
        case [length]:
            return Gathering(parse_length(length))
    raise BadSchedule(EXAMPLES)


def _days_on(days: int, clock: str, now: datetime) -> datetime:
    """A time of day, so many days after today; raises ``BadSchedule``."""
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    at = parse_plan(f"1 at {clock}", midnight - timedelta(microseconds=1)).starts
    if at is None or days < 1:
        raise BadSchedule(EXAMPLES)
    return at + timedelta(days=days)


def _number(word: str) -> int:
    if not (word.isascii() and word.isdigit()) or len(word) > 2 or int(word) > _MOST_DAYS:
        raise BadSchedule(EXAMPLES)
    return int(word)
