"""A sprint that is to be set, said back in plain words.

What is typed is said back before it is done, so that nobody has to know the words by heart.
"""

from collections.abc import Iterable
from typing import Final

from sprint.core import acts
from sprint.core.schedule import DAYS, Plan, occurrences
from sprint.telling.moments import MINUTE_MS, Moments, long_span, span
from sprint.telling.words import several

SOON_MS = 60_000
LONG_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def meaning(plan: Plan, moments: Moments) -> str:
    """What will happen, in clock times: ``3 sprints of 15 minutes with breaks of 5 minutes; …``."""
    if plan.days:
        return _again(plan, moments)
    wall = moments.wall()
    starts_at = wall + plan.wait_ms if plan.starts is None else int(plan.starts.timestamp() * 1000)
    wait_ms = starts_at - wall
    clock = moments.clock_time(starts_at, wall)
    when = "at once" if wait_ms < 1_000 else f"in {span(wait_ms)}" if wait_ms < SOON_MS else f"at {clock}"
    if wait_ms >= SOON_MS and plan.starts is None:
        when = f"in {long_span(wait_ms)}, at {clock}"
    if wait_ms > 12 * 60 * MINUTE_MS:
        when = moments.day_and_time(starts_at, wall)
    first = "the first " if plan.rounds > 1 else ""
    return f"{_what(plan)}; {first}starts {when}{_end(plan, starts_at, moments)}."


def _what(plan: Plan) -> str:
    if plan.up and plan.rounds == 1:
        return "An open end: the clock counts up until somebody ends it"
    if plan.up:
        return f"{plan.rounds} sprints with an open end{_breaks(plan)}"
    length = long_span(plan.length_ms)
    if plan.longest_ms is not None:
        length = f"{_low(plan)} to {long_span(plan.longest_ms)}, drawn when it is set"
    if plan.rounds == 1:
        return length[:1].upper() + length[1:]
    return f"{plan.rounds} sprints of {length}{',' if plan.longest_ms else ''}{_breaks(plan)}"


def _low(plan: Plan) -> str:
    whole = plan.length_ms % MINUTE_MS == 0 and (plan.longest_ms or 0) < 60 * MINUTE_MS
    return str(plan.length_ms // MINUTE_MS) if whole else long_span(plan.length_ms)


def _breaks(plan: Plan) -> str:
    return f" with breaks of {long_span(plan.break_ms)}" if plan.break_ms else " without a break"


def _end(plan: Plan, starts_at: int, moments: Moments) -> str:
    if plan.up or plan.longest_ms is not None:
        return ""
    ends_at = starts_at + plan.rounds * plan.length_ms + (plan.rounds - 1) * plan.break_ms
    return f", {'the last ' if plan.rounds > 1 else ''}ends {moments.clock_time(ends_at, moments.wall())}"


def _again(plan: Plan, moments: Moments) -> str:
    times = occurrences(plan)
    first = moments.day_and_time(int(times[0].timestamp() * 1000), moments.wall())
    return f"{_what(plan)}; {days_words(plan.days)}, the first {first}, {len(times)} times in all."


def days_words(days: Iterable[int]) -> str:
    """Days of the week, 0 for Monday, as one says them: ``every day``, ``on Mondays and Thursdays``."""
    chosen = sorted(set(days))
    if len(chosen) == len(DAYS):
        return "every day"
    if chosen == [0, 1, 2, 3, 4]:
        return "on weekdays"
    return f"on {several([f'{LONG_DAYS[day]}s' for day in chosen])}"


def drawn(body: acts.Schedule | acts.Recur, plan: Plan) -> str:
    """What was drawn, said once it is set; nothing where nothing was."""
    return "" if plan.longest_ms is None else f"Drawn: {long_span(body.length_ms)}. "
