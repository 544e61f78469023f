"""How people say when a sprint is, and how long: the words of ``parse_plan``.

    15                    in ten seconds, for 15 minutes; also 90s, 1h30
    15 in 5               in five minutes
    at :30                at the next half hour, for the usual time
    25 at 19:45           at a time of day
    10-20                 a length drawn between the two
    3 x 15 break 5        a chain: three of them, with breaks
    up                    an open end: the clock counts up until somebody ends it
    20 at 19:30 every thu  again and again: every day, weekday, or mon,thu

A bare number is minutes. Without a length the usual one is taken; without ``in`` or ``at`` the circle gets
ten seconds to put their tea down.
"""

import re
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Final

import msgspec

from sprint.core.acts import LONGEST_MS, LONGEST_WAIT_MS, MOST_ROUNDS, MOST_STARTS, SHORTEST_MS
from sprint.core.errors import BadSchedule
from sprint.core.spans import span_of

USUAL_MS = 15 * 60_000
LEAD_MS = 10_000
USUAL_BREAK_MS = 5 * 60_000
EXAMPLES = "Try 15, 15 in 5, at :30, at 19:45, 10-20 or 3 x 15 break 5."
DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NAMED: Final = {"day": tuple(range(7)), "weekday": tuple(range(5)), "weekend": (5, 6)}
_CLOCK = re.compile(r"(\d{1,2})?[:.](\d{2})")
_TIMES = re.compile(r"(\d{1,3})\s*[x×*]\s*(?=\d|up)")
_RANGE = re.compile(r"(\S+?)(?:-|–|\.\.)(\S+)")
_MINUTE_MS = 60_000
_YEAR = timedelta(days=365)


class Plan(msgspec.Struct, frozen=True):
    """A sprint as asked for: its length, and a wait in milliseconds or a wall-clock time to start at.

    Where ``longest_ms`` is set, the length is to be drawn between the two. ``days`` are the weekdays on which
    it comes again, 0 for Monday, none for once.
    """

    length_ms: int
    wait_ms: int
    starts: datetime | None = None
    longest_ms: int | None = None
    rounds: int = 1
    break_ms: int = 0
    up: bool = False
    days: tuple[int, ...] = ()

    def drawn(self, dice: float) -> int:
        """The length in milliseconds; ``dice`` in [0, 1) draws where a range was asked for.

        Whole minutes where both ends are such, else whole seconds, each as likely as the others.
        """
        if self.longest_ms is None:
            return self.length_ms
        whole = self.length_ms % _MINUTE_MS == 0 and self.longest_ms % _MINUTE_MS == 0
        step = _MINUTE_MS if whole else 1_000
        return self.length_ms + int(dice * ((self.longest_ms - self.length_ms) // step + 1)) * step


def parse_plan(text: str, now: datetime, usual_ms: int = USUAL_MS) -> Plan:
    """Read ``text`` at the local time ``now`` (with its zone); raises ``BadSchedule`` with examples."""
    plain, rounds = _rounds(" ".join(text.lower().split()))
    words = plain.split()
    if not words:
        raise BadSchedule(f"When and how long? {EXAMPLES}")
    length = "" if words[0] in _TAILS else words.pop(0)
    plan = msgspec.structs.replace(_length(length, usual_ms), rounds=rounds)
    tail = _tail(words, text)
    if "in" in tail and "at" in tail:
        raise BadSchedule("Say either in how long or at what time, not both.")
    if rounds > 1:
        plan = msgspec.structs.replace(plan, break_ms=_break(tail.get("break", "")))
    elif "break" in tail:
        raise BadSchedule("A break needs several sprints around it. Try 3 x 15 break 5.")
    if "every" in tail:
        return _again(plan, tail, now)
    return _once(plan, tail, now)


def parse_length(word: str) -> int:
    """Read a length such as ``15``, ``90s`` or ``1h30`` into milliseconds; raises ``BadSchedule``."""
    length_ms = _span(word)
    if length_ms < SHORTEST_MS:
        raise BadSchedule(f"A sprint needs some time: “{word}” is none. Try 15, 90s or 1h30.")
    if length_ms > LONGEST_MS:
        raise BadSchedule("A sprint can last 12 hours at most. For a longer day, set several.")
    return length_ms


def occurrences(plan: Plan) -> tuple[datetime, ...]:
    """The times at which a plan with ``days`` comes: within a year, 60 at most."""
    return tuple(_occurrences(plan))[:MOST_STARTS]


_TAILS: Final = ("in", "at", "now", "break", "every")


def _rounds(text: str) -> tuple[str, int]:
    found = _TIMES.match(text)
    if found is None:
        return text, 1
    rounds = int(found[1])
    if not 1 <= rounds <= MOST_ROUNDS:
        raise BadSchedule(f"A chain has 2 to {MOST_ROUNDS} sprints. Try 3 x 15 break 5.")
    return text[found.end() :], rounds


def _length(word: str, usual_ms: int) -> Plan:
    if word == "":
        return Plan(usual_ms, 0)
    if word == "up":
        return Plan(LONGEST_MS, 0, up=True)
    between = _RANGE.fullmatch(word)
    if between is None:
        return Plan(parse_length(word), 0)
    low, high = sorted((parse_length(between[1]), parse_length(between[2])))
    return Plan(low, 0, longest_ms=high if high > low else None)


def _tail(words: list[str], text: str) -> dict[str, str]:
    tail: dict[str, str] = {}
    while words:
        word = words.pop(0)
        if word not in _TAILS or word in tail or (word != "now" and not words):
            raise BadSchedule(f"“{text.strip()}” is not a time I understand. {EXAMPLES}")
        tail[word] = "" if word == "now" else words.pop(0)
    if "now" in tail and ("in" in tail or "at" in tail or "every" in tail):
        raise BadSchedule(f"“{text.strip()}” is not a time I understand. {EXAMPLES}")
    return tail


def _break(word: str) -> int:
    break_ms = _span(word) if word else USUAL_BREAK_MS
    if break_ms > LONGEST_MS:
        raise BadSchedule("A break can last 12 hours at most.")
    return break_ms


def _once(plan: Plan, tail: dict[str, str], now: datetime) -> Plan:
    if "at" in tail:
        return msgspec.structs.replace(plan, starts=_next(tail["at"], now))
    wait_ms = 0 if "now" in tail else _wait(tail["in"]) if "in" in tail else LEAD_MS
    return msgspec.structs.replace(plan, wait_ms=wait_ms)


def _again(plan: Plan, tail: dict[str, str], now: datetime) -> Plan:
    if "at" not in tail or plan.up:
        raise BadSchedule("A sprint that comes again needs a time of day. Try 20 at 19:30 every thu.")
    days = tuple(sorted({day for word in tail["every"].split(",") for day in _days(word)}))
    starts = _next(tail["at"], now)
    while starts.weekday() not in days:
        starts += timedelta(days=1)
    return msgspec.structs.replace(plan, starts=starts, days=days)


def _days(word: str) -> tuple[int, ...]:
    for name, days in _NAMED.items():
        if word in (name, f"{name}s"):
            return days
    for number, name in enumerate(DAYS):
        if len(word) >= 3 and f"{_LONG[number]}s".startswith(word) and word.startswith(name):
            return (number,)
    raise BadSchedule(f"“{word}” is no day. Write every day, every weekday, every thu or every mon,thu.")


_LONG: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _occurrences(plan: Plan) -> Iterator[datetime]:
    first = then = plan.starts
    while first is not None and then is not None and then - first < _YEAR:
        if then.weekday() in plan.days:
            yield then
        then += timedelta(days=1)


def _wait(word: str) -> int:
    wait_ms = _span(word)
    if wait_ms > LONGEST_WAIT_MS:
        raise BadSchedule("A sprint can be set up to 31 days ahead.")
    return wait_ms


def _span(word: str) -> int:
    length_ms = span_of(word)
    if length_ms is None:
        raise BadSchedule(f"“{word}” is not a length of time. {EXAMPLES}")
    return length_ms


def clock_time(word: str) -> time | None:
    """A time of day such as ``19:45``, or None where this is none."""
    found = _CLOCK.fullmatch(word) if word.isascii() else None
    if found is None or found[1] is None or int(found[1]) > 23 or int(found[2]) > 59:
        return None
    return time(int(found[1]), int(found[2]))


def _next(clock: str, now: datetime) -> datetime:
    found = _CLOCK.fullmatch(clock) if clock.isascii() else None
    if found is None or int(found[1] or 0) > 23 or int(found[2]) > 59:
        raise BadSchedule(f"“{clock}” is not a time of day. Write it like 19:45, or :30 for the half hour.")
    hour = now.hour if found[1] is None else int(found[1])
    then = now.replace(hour=hour, minute=int(found[2]), second=0, microsecond=0)
    if then <= now:
        then += timedelta(days=1) if found[1] else timedelta(hours=1)
    return then
