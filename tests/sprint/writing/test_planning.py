"""From what was typed to the act: waits as they are, times of day in room time, lengths drawn."""

import datetime
from zoneinfo import ZoneInfo

import pytest

from sprint.core import acts
from sprint.core.errors import BadSchedule
from sprint.writing.planning import act_of

NOW = datetime.datetime(2026, 11, 22, 19, 30, 15, tzinfo=datetime.UTC)
ROOM_NOW = 5_000_000
DAY_MS = 24 * 3_600_000


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("15 in 5", acts.Schedule(900_000, 300_000)),
        ("20 now", acts.Schedule(1_200_000)),
        ("25 at 19:45", acts.Schedule(1_500_000, starts_at=ROOM_NOW + 885_000)),
        ("25 at 19:00", acts.Schedule(1_500_000, starts_at=ROOM_NOW + 23 * 3_600_000 + 1_785_000)),
        ("3 x 15 break 5 now", acts.Schedule(900_000, rounds=3, break_ms=300_000)),
        ("up now", acts.Schedule(acts.LONGEST_MS, up=True)),
        ("10-20 now", acts.Schedule(15 * 60_000)),
    ],
)
def test_a_plan_becomes_the_act(text: str, act: acts.Schedule) -> None:
    assert act_of(text, NOW, ROOM_NOW, 0.5) == act


def test_a_sprint_that_comes_again_has_all_its_times() -> None:
    act = act_of("20 at 19:45 every sun,mon", NOW, ROOM_NOW, 0)
    assert isinstance(act, acts.Recur)
    assert act.starts[:3] == tuple(ROOM_NOW + 885_000 + days * DAY_MS for days in (0, 1, 7))
    assert len(act.starts) == acts.MOST_STARTS


def test_a_time_of_day_stays_that_when_the_clocks_change() -> None:
    before = datetime.datetime(2026, 10, 20, 19, 0, tzinfo=ZoneInfo("Europe/Berlin"))
    act = act_of("20 at 19:00 every tue", before, ROOM_NOW, 0)
    assert isinstance(act, acts.Recur)
    assert act.starts[0] - ROOM_NOW == 7 * DAY_MS + 3_600_000


def test_what_comes_again_is_refused_to_who_writes_alone() -> None:
    with pytest.raises(BadSchedule, match="room"):
        act_of("20 at 19:45 every day", NOW, ROOM_NOW, 0, alone=True)


@pytest.mark.parametrize("text", ["0", "-5", "at 25:00", ""])
def test_an_impossible_plan_is_refused(text: str) -> None:
    with pytest.raises(BadSchedule):
        act_of(text, NOW, ROOM_NOW, 0)
