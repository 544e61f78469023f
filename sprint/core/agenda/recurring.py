"""Days that come again, in a few words: ``weekly``, ``every 2 weeks``, ``monthly on the first saturday``.

After these may stand ``12 times`` or ``until 2027-06-30``.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

import msgspec

from sprint.core.errors import BadSchedule

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
PLACES: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}
MOST_WEEKS: Final = 12
MOST_TIMES: Final = 520
LAST_YEAR: Final = 2100
EXAMPLES: Final = "Try weekly, every 2 weeks, or monthly on the first saturday; then perhaps 12 times."
_END: Final = re.compile(r"(.*?),? (?:(\d{1,4}) times|until (\d{4}-\d{2}-\d{2}))")
_WEEKS: Final = re.compile(r"weekly|every (\d{1,2}) weeks")
_MONTHLY: Final = re.compile(rf"monthly on the ({'|'.join(PLACES)}) ({'|'.join(WEEKDAYS)})")


class Repeat(msgspec.Struct, frozen=True):
    """A day that comes again every so many ``weeks``, or in each month on the weekday of this ``place``.

    ``place`` is 1 to 4 or -1 for the last, 0 where it comes by weeks; ``weekday`` is 0 for Monday then. It
    comes ``times`` in all, or up to ``until``, or without an end.
    """

    weeks: int = 0
    place: int = 0
    weekday: int = 0
    times: int | None = None
    until: date | None = None


def parse_repeat(text: str) -> Repeat:
    """Read such words; raises ``BadSchedule`` with examples."""
    words = " ".join(text.lower().split())
    ended = _END.fullmatch(words)
    words, times, until = (ended[1], ended[2], ended[3]) if ended else (words, None, None)
    monthly, weeks = _MONTHLY.fullmatch(words), _WEEKS.fullmatch(words)
    if monthly is not None:
        read = Repeat(place=PLACES[monthly[1]], weekday=WEEKDAYS.index(monthly[2]))
    elif weeks is not None and 1 <= int(weeks[1] or 1) <= MOST_WEEKS:
        read = Repeat(weeks=int(weeks[1] or 1))
    else:
        raise BadSchedule(f"this is no way to come again that I understand. {EXAMPLES}")
    return msgspec.structs.replace(read, times=_times(times), until=_until(until))


def repeat_text(repeat: Repeat) -> str:
    """The words of ``repeat``, which ``parse_repeat`` reads."""
    if repeat.place:
        place = next(name for name, number in PLACES.items() if number == repeat.place)
        words = f"monthly on the {place} {WEEKDAYS[repeat.weekday]}"
    else:
        words = "weekly" if repeat.weeks == 1 else f"every {repeat.weeks} weeks"
    if repeat.times is not None:
        return f"{words}, {repeat.times} times"
    return words if repeat.until is None else f"{words}, until {repeat.until.isoformat()}"


def check_first(repeat: Repeat, first: date) -> None:
    """Raise ``BadSchedule`` where the day on which it begins is none on which it comes."""
    if repeat.until is not None and repeat.until < first:
        raise BadSchedule("it would be over before it begins; choose a later day after until.")
    if repeat.place and (here := _in_month(repeat, first.year, first.month)) != first:
        raise BadSchedule(
            f"it begins on {first.isoformat()}, which is none of these days; "
            f"that month it is {here.isoformat()}, so write date = {here.isoformat()}."
        )


def days_of(repeat: Repeat, first: date) -> Iterator[date]:
    """The days on which it comes, from ``first`` on, which has to be one of them."""
    number, day = 0, first
    while repeat.times is None or number < repeat.times:
        if day.year > LAST_YEAR or (repeat.until is not None and day > repeat.until):
            return
        yield day
        number += 1
        day = _month_after(repeat, day) if repeat.place else day + timedelta(weeks=repeat.weeks)


def _times(word: str | None) -> int | None:
    if word is None:
        return None
    if not 2 <= int(word) <= MOST_TIMES:
        raise BadSchedule(f"a day can come 2 to {MOST_TIMES} times.")
    return int(word)


def _until(word: str | None) -> date | None:
    if word is None:
        return None
    try:
        return date.fromisoformat(word)
    except ValueError as error:
        raise BadSchedule(f"there is no day {word}.") from error


def _month_after(repeat: Repeat, day: date) -> date:
    year, month = divmod(day.year * 12 + day.month, 12)
    return _in_month(repeat, year, month + 1)


def _in_month(repeat: Repeat, year: int, month: int) -> date:
    """Its day in one month."""
    if repeat.place > 0:
        day = date(year, month, 1)
        return day + timedelta(days=(repeat.weekday - day.weekday()) % 7 + 7 * (repeat.place - 1))
    later, month = divmod(year * 12 + month, 12)
    day = date(later, month + 1, 1) - timedelta(days=1)
    return day - timedelta(days=(day.weekday() - repeat.weekday) % 7)
