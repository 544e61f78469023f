"""From what a person typed about when and how long to the act that the room understands."""

from datetime import datetime

from sprint.core import acts
from sprint.core.schedule import parse_plan


def schedule_of(text: str, now: datetime, room_now: int) -> acts.Schedule:
    """The act for ``15``, ``15 in 5`` or ``at 19:45``; raises ``BadSchedule``.

    ``now`` is local time with its zone and ``room_now`` room time, both of this instant.
    """
    plan = parse_plan(text, now)
    if plan.starts is None:
        return acts.Schedule(plan.length_ms, plan.wait_ms)
    # Not the difference of the two, which would leave out that the clocks may change in between.
    wait_ms = round((plan.starts.timestamp() - now.timestamp()) * 1000)
    return acts.Schedule(plan.length_ms, starts_at=room_now + wait_ms)
