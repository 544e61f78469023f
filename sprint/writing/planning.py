"""From what a person typed about when and how long to the act that the room understands."""

from datetime import datetime

from sprint.core import acts
from sprint.core.errors import BadSchedule
from sprint.core.schedule import USUAL_MS, occurrences, parse_plan


def act_of(
    text: str, now: datetime, room_now: int, dice: float, *, usual_ms: int = USUAL_MS, alone: bool = False
) -> acts.Schedule | acts.Recur:
    """The act for ``15``, ``3 x 15 break 5`` or ``20 at 19:30 every thu``; raises ``BadSchedule``.

    ``now`` is local time with its zone and ``room_now`` room time, both of this instant; ``dice`` in [0, 1)
    draws a length where a range was given. Who writes ``alone`` has no room for what comes again.
    """
    plan = parse_plan(text, now, usual_ms)
    length_ms = plan.drawn(dice)
    if plan.days and alone:
        raise BadSchedule("A sprint that comes again needs a room. Host one, and set it there.")
    if plan.days:
        starts = tuple(_room_time(start, now, room_now) for start in occurrences(plan))
        return acts.Recur(length_ms, starts, plan.rounds, plan.break_ms)
    starts_at = None if plan.starts is None else _room_time(plan.starts, now, room_now)
    return acts.Schedule(length_ms, plan.wait_ms, starts_at, plan.rounds, plan.break_ms, plan.up)


def _room_time(then: datetime, now: datetime, room_now: int) -> int:
    # Not the difference of the two, which would leave out that the clocks may change in between.
    return room_now + round((then.timestamp() - now.timestamp()) * 1000)
