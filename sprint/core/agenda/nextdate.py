"""How people say when a circle meets next: the words of ``parse_date``.

sat 10:00                         on the next Saturday; also tomorrow 19:30
2 weeks 10:00                     on the day in two weeks that is a day like this; also 3 days 19:30
5 dec 10:00, 2026-12-05 10:00     on a date
2026-12-05 10:00 Europe/Berlin    in another zone than one's own
"""

import datetime as dt
from contextlib import suppress
from datetime import timedelta
from typing import Final

from sprint.core.agenda.agendafile import FIRST_YEAR
from sprint.core.agenda.recurring import LAST_YEAR, WEEKDAYS
from sprint.core.cleaning import clean_line, fit
from sprint.core.errors import BadSchedule
from sprint.core.schedule import clock_time

EXAMPLES: Final = "Try sat 10:00, 2 weeks 10:00, 5 dec 10:00, or 2026-12-05 10:00 Europe/Berlin."
MONTHS: Final = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_FILLING: Final = frozenset({"at", "on", "in", "next", "the", "of"})
_MOST: Final = 366
#: How many years it is at most from one 29 February to the next.
_NEXT_LEAP: Final = 8


def parse_date(text: str, today: dt.date) -> tuple[dt.date, dt.time, str]:
    """The date, the time of day, and the zone's name, empty where none was given; raises ``BadSchedule``."""
    words = [word for word in clean_line(text).replace(",", " ").split() if word.lower() not in _FILLING]
    times = [at for at, word in enumerate(words) if clock_time(word) is not None]
    time = clock_time(words[times[0]]) if len(times) == 1 else None
    if time is None:
        raise BadSchedule(f"Say the day and the time. {EXAMPLES}")
    before, after = words[: times[0]], words[times[0] + 1 :]
    zone = after.pop() if before and after else ""
    try:
        day = _day([word.lower() for word in (*before, *after)], today)
    except (ValueError, OverflowError):
        day = None
    if day is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise BadSchedule(f"“{fit(clean_line(text), 40)}” is no day and time that I understand. {EXAMPLES}")
    return day, time, zone


def _day(words: list[str], today: dt.date) -> dt.date | None:
    match words:
        case ["tomorrow"]:
            return today + timedelta(days=1)
        case ["today"]:
            return today
        case [number, "day" | "days" | "week" | "weeks" as unit] if _number(number):
            return today + timedelta(days=_number(number) * (7 if unit.startswith("week") else 1))
        case [name] if (weekday := _named(name, WEEKDAYS)) is not None:
            return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
        case [date] if "-" in date:
            return dt.date.fromisoformat(date)
        case [number, name, *year] if (month := _named(name, MONTHS)) is not None:
            return _in_year(_number(number), month + 1, year, today)
        case [name, number, *year] if (month := _named(name, MONTHS)) is not None:
            return _in_year(_number(number), month + 1, year, today)
    return None


def _in_year(number: int, month: int, year: list[str], today: dt.date) -> dt.date:
    """That day in the year given; without one the next that there is."""
    if year:
        return dt.date(int(year[0]) if len(year) == 1 and year[0].isascii() else 0, month, number)
    for later in range(_NEXT_LEAP + 1):
        with suppress(ValueError):
            day = dt.date(today.year + later, month, number)
            if day >= today:
                return day
    raise ValueError


def _named(word: str, names: tuple[str, ...]) -> int | None:
    """The number of a name that is begun with three letters at least."""
    found = [number for number, name in enumerate(names) if len(word) >= 3 and name.startswith(word)]
    return found[0] if found else None


def _number(word: str) -> int:
    word = word.removesuffix(".")
    number = int(word) if word.isascii() and word.isdigit() and len(word) <= 3 else 0
    return number if number <= _MOST else 0
