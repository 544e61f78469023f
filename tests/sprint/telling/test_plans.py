import pytest

from sprint.core import acts
from sprint.core.schedule import parse_plan
from sprint.telling.offers import length_typed, offers, recent_words
from sprint.telling.plans import days_words, drawn, meaning
from sprint.writing.planning import act_of
from tests.sprint.core.world import ANA, MINUTE, World
from tests.sprint.telling.test_moments import moments


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("15", "15 minutes; starts in 10 s, ends 19:45."),
        ("15 in 5", "15 minutes; starts in 5 minutes, at 19:35, ends 19:50."),
        ("15 now", "15 minutes; starts at once, ends 19:45."),
        ("25 at 19:45", "25 minutes; starts at 19:45, ends 20:10."),
        ("15 at 19:00", "15 minutes; starts tomorrow at 19:00, ends 19:15."),
        ("10-20", "10 to 20 minutes, drawn when it is set; starts in 10 s."),
        (
            "3 x 15 break 5 at 19:45",
            "3 sprints of 15 minutes with breaks of 5 minutes; "
            "the first starts at 19:45, the last ends 20:40.",
        ),
        (
            "2 x 15 break 0",
            "2 sprints of 15 minutes without a break; the first starts in 10 s, the last ends 20:00.",
        ),
        ("up", "An open end: the clock counts up until somebody ends it; starts in 10 s."),
        ("2 x up break 5", "2 sprints with an open end with breaks of 5 minutes; the first starts in 10 s."),
        ("20 at 19:30 every thu", "20 minutes; on Thursdays, the first Thursday at 19:30, 53 times in all."),
    ],
)
def test_a_plan_is_said_back_in_plain_words(typed: str, said: str) -> None:
    assert meaning(parse_plan(typed, moments().now()), moments()) == said


def test_days_are_said_as_one_says_them() -> None:
    assert days_words(range(7)) == "every day"
    assert days_words(range(5)) == "on weekdays"
    assert days_words((3, 0)) == "on Mondays and Thursdays"


def test_what_was_drawn_is_said_and_nothing_where_nothing_was() -> None:
    now = moments().now()
    assert drawn(act_of("10-20", now, 0, 0.5), parse_plan("10-20", now)) == "Drawn: 15 minutes. "
    assert drawn(act_of("15", now, 0, 0.5), parse_plan("15", now)) == ""


@pytest.mark.parametrize("alone", [True, False])
def test_every_offer_can_be_set(alone: bool) -> None:
    found = offers(90_000, ["2 x 10 break 5"], alone=alone)
    assert found[0][0] == "90s"
    assert len({words for words, _ in found}) == len(found)
    for words, _ in found:
        act_of(words, moments().now(), 0, 0.5, alone=alone)


def test_what_was_set_lately_is_offered_as_it_would_be_typed() -> None:
    world = World()
    for body in (
        acts.Schedule(25 * MINUTE),
        acts.Schedule(10 * MINUTE, rounds=2, break_ms=5 * MINUTE),
        acts.Schedule(MINUTE, up=True),
    ):
        world.do(ANA, body)
        world.do(ANA, acts.Cancel(world.sprint.id))
    assert recent_words(world.room) == ["up", "2 x 10 break 5", "25"]
    assert [length_typed(ms) for ms in (0, 90_000, 3_600_000)] == ["0", "90s", "1h"]
