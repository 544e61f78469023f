"""From what was typed to the act: waits as they are, times of day in room time."""

import datetime

import pytest

from sprint.core import acts
from sprint.core.errors import BadSchedule
from sprint.writing.planning import schedule_of

NOW = datetime.datetime(2026, 11, 22, 19, 30, 15, tzinfo=datetime.UTC)
ROOM_NOW = 5_000_000


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("15 in 5", acts.Schedule(900_000, 300_000)),
        ("20 now", acts.Schedule(1_200_000)),
        ("25 at 19:45", acts.Schedule(1_500_000, starts_at=ROOM_NOW + 885_000)),
        ("25 at 19:00", acts.Schedule(1_500_000, starts_at=ROOM_NOW + 23 * 3_600_000 + 1_785_000)),
    ],
)
def test_a_plan_becomes_the_act(text: str, act: acts.Schedule) -> None:
    assert schedule_of(text, NOW, ROOM_NOW) == act


@pytest.mark.parametrize("text", ["0", "-5", "at 25:00", ""])
def test_an_impossible_plan_is_refused(text: str) -> None:
    with pytest.raises(BadSchedule):
        schedule_of(text, NOW, ROOM_NOW)
