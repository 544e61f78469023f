"""How people say when a sprint is: ``15``, ``15 in 5``, ``at 19:45``, ``25 at 20:00``, ``90s``, ``1h30``.

A bare number is minutes. Without a length the usual one is taken; without ``in`` or ``at`` the circle gets
ten seconds to put their tea down.
"""

import re
from datetime import datetime, timedelta

import msgspec

from sprint.core.acts import LONGEST_MS, LONGEST_WAIT_MS, SHORTEST_MS
from sprint.core.errors import BadSchedule

USUAL_MS = 15 * 60_000
LEAD_MS = 10_000
EXAMPLES = "Try 15, 15 in 5, or at 19:45."
_SPAN = re.compile(r"(?:(\d+)h)?(?:(\d+)(?:min|m|$))?(?:(\d+)s)?")
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})")


class Plan(msgspec.Struct, frozen=True):
    """A sprint as asked for: its length, and a wait in milliseconds or a wall-clock time to start at."""

    length_ms: int
    wait_ms: int
    starts: datetime | None = None


def parse_plan(text: str, now: datetime) -> Plan:
    """Read ``text`` at the local time ``now`` (with its zone); raises ``BadSchedule`` with examples."""
    words = text.lower().split()
    if not words:
        raise BadSchedule(f"When and how long? {EXAMPLES}")
    length_ms = USUAL_MS
    if words[0] not in ("in", "at", "now"):
        length_ms = parse_length(words.pop(0))
    match words:
        case []:
            return Plan(length_ms, LEAD_MS)
        case ["now"]:
            return Plan(length_ms, 0)
        case ["in", wait]:
            return Plan(length_ms, _wait(wait))
        case ["at", clock]:
            return Plan(length_ms, 0, _next(clock, now))
        case _:
            raise BadSchedule(f"“{text.strip()}” is not a time I understand. {EXAMPLES}")


def parse_length(word: str) -> int:
    """Read a length such as ``15``, ``90s`` or ``1h30`` into milliseconds; raises ``BadSchedule``."""
    length_ms = _span(word)
    if length_ms < SHORTEST_MS:
        raise BadSchedule(f"A sprint needs some time: “{word}” is none. Try 15, 90s or 1h30.")
    if length_ms > LONGEST_MS:
        raise BadSchedule("A sprint can last 12 hours at most. For a longer day, set several.")
    return length_ms


def _wait(word: str) -> int:
    wait_ms = _span(word)
    if wait_ms > LONGEST_WAIT_MS:
        raise BadSchedule("A sprint can be set up to 31 days ahead.")
    return wait_ms


def _span(word: str) -> int:
    found = _SPAN.fullmatch(word) if word.isascii() and len(word) <= 12 else None
    if found is None or not any(found.groups()):
        raise BadSchedule(f"“{word}” is not a length of time. {EXAMPLES}")
    hours, minutes, seconds = (int(group or 0) for group in found.groups())
    return ((hours * 60 + minutes) * 60 + seconds) * 1000


def _next(clock: str, now: datetime) -> datetime:
    found = _CLOCK.fullmatch(clock) if clock.isascii() else None
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        raise BadSchedule(f"“{clock}” is not a time of day. Write it like 19:45.")
    then = now.replace(hour=int(found[1]), minute=int(found[2]), second=0, microsecond=0)
    if then <= now:
        then += timedelta(days=1)
    return then
