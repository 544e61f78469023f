"""What is news is what came to be at about its own time; what a relay slept through is none."""

import pytest

from sprint.core import acts, events
from sprint.core.events import Event
from sprint.link.news import Happened
from sprint.telling.fresh import is_news
from tests.sprint.core.world import ANA, BEN, MINUTE, OPENED_AT, World

HOUR = 60 * MINUTE


def test_a_start_and_a_bell_at_their_time_are_news() -> None:
    world = World()
    told = list(world.do(BEN, acts.Schedule(20 * MINUTE, MINUTE)))
    while not world.sprint.over:
        told += [event for event in world.tick() if is_news(Happened(event, world.at, True), world.room)]
    assert [type(event) for event in told] == [
        events.SprintScheduled,
        events.SprintStarted,
        events.SprintEnded,
        events.SprintDone,
    ]


def test_rounds_that_passed_while_the_relay_was_away_are_none_but_the_act_that_comes_then_is() -> None:
    world = World()
    world.do(BEN, acts.Schedule(20 * MINUTE, MINUTE, rounds=5, break_ms=MINUTE))
    happened = world.do(ANA, acts.Arrange("ranks"), after=HOUR)
    news = [event for event in happened if is_news(Happened(event, world.at, True), world.room)]
    assert len(happened) > 4
    assert [type(event) for event in news] == [events.BoardArranged]


@pytest.mark.parametrize(
    ("event", "late", "news"),
    [
        (events.OccurrenceMissed("0", OPENED_AT), HOUR, True),
        (events.OccurrenceMissed("0", OPENED_AT), HOUR + 1, False),
        (events.SprintEnded("0", OPENED_AT, OPENED_AT), MINUTE, True),
        (events.SprintEnded("0", OPENED_AT, OPENED_AT), MINUTE + 1, False),
        (events.SprintStarted("unknown"), HOUR, True),
        (events.SprintPaused("0", ""), HOUR, True),
    ],
)
def test_how_late_is_too_late(event: Event, late: int, news: bool) -> None:
    assert is_news(Happened(event, OPENED_AT + late, True), World().room) is news
    assert not is_news(Happened(event, OPENED_AT, False), World().room), "read on coming in"
