"""Chains and sprints that come again, in a few words: which round it is, the break, what one wrote so far."""

from datetime import datetime

from sprint.core.counting import Unit
from sprint.core.results import chain_of, written
from sprint.core.room import Recurrence, Room
from sprint.core.sprints import Sprint
from sprint.telling.moments import Moments, span
from sprint.telling.phases import standing
from sprint.telling.plans import LONG_DAYS, days_words


def round_words(sprint: Sprint | None) -> str:
    """``round 2 of 3``, or nothing for a sprint that is no round."""
    chain = sprint.chain if sprint is not None else None
    return f"round {chain.round} of {chain.rounds}" if chain is not None else ""


def in_break(sprint: Sprint | None, now: int) -> bool:
    """Whether it is the break before ``sprint``, a later round of a chain."""
    later = sprint is not None and sprint.chain is not None and sprint.chain.round > 1
    return later and standing(sprint, now) == "scheduled"


def written_before(room: Room, sprint: Sprint, me: str, unit: Unit) -> int:
    """What ``me`` wrote in ``unit`` in the rounds before ``sprint``, as far as it is known."""
    rounds = (one for one in chain_of(room, sprint) if one.id != sprint.id and me in one.entrants)
    return sum(written(one.entrants[me]) or 0 for one in rounds if one.entrants[me].unit == unit)


def again_words(recurrence: Recurrence, moments: Moments, room_now: int) -> tuple[str, str]:
    """When a sprint comes again and how long it is: ``Thursdays 19:30, 20 min``; and when it is next."""
    starts = [moments.local(start, room_now) for start in recurrence.starts]
    days = sorted({start.weekday() for start in starts})
    clocks = {f"{start:%H:%M}" for start in starts}
    when = f"{_days(days, len(starts))} {clocks.pop() if len(clocks) == 1 else ''}".rstrip()
    rounds = f"{recurrence.rounds} x " if recurrence.rounds > 1 else ""
    more = f", {len(starts) - 1} more" if len(starts) > 1 else ", the last"
    return f"{when}, {rounds}{span(recurrence.length_ms)}", f"next {_date(starts[0], moments.now())}{more}"


def _days(days: list[int], times: int) -> str:
    if times == 1:
        return LONG_DAYS[days[0]]
    words = days_words(days).removeprefix("on ")
    return words[:1].upper() + words[1:]


def _date(then: datetime, today: datetime) -> str:
    days = (then.date() - today.date()).days
    if days in (0, 1):
        return f"{'tomorrow' if days else 'today'}"
    return f"on {then.day} {then:%b}"
