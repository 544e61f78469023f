from sprint.core import acts
from sprint.core.room import Recurrence
from sprint.telling.chains import again_words, in_break, round_words, written_before
from tests.sprint.core.world import ANA, MINUTE, World, key_of
from tests.sprint.telling.test_moments import DAY, moments

WEEK = 7 * DAY


def recurrence(*starts: int, rounds: int = 1) -> Recurrence:
    return Recurrence("0" * 32, "1" * 64, 20 * MINUTE, starts, rounds)


def test_a_round_and_its_break_are_known() -> None:
    world = World()
    world.do(ANA, acts.Schedule(10 * MINUTE, rounds=2, break_ms=5 * MINUTE))
    world.enter(ANA, baseline=100)
    first = world.sprint
    assert (round_words(first), in_break(first, world.at)) == ("round 1 of 2", False)
    world.tick()
    world.do(ANA, acts.Settle(first.id, 340))
    second = world.sprint
    assert (round_words(second), in_break(second, world.at)) == ("round 2 of 2", True)
    assert not in_break(second, second.starts_at)
    assert written_before(world.room, second, key_of(ANA), "words") == 240
    assert written_before(world.room, second, key_of(ANA), "lines") == 0
    assert round_words(None) == ""


def test_what_comes_again_is_said_with_its_days() -> None:
    # Sunday, 19:30; the room's time is 0 then.
    thursday = 4 * DAY
    weekly = [thursday + week * WEEK for week in range(12)]
    assert again_words(recurrence(*weekly), moments(), 0) == (
        "Thursdays 19:30, 20 min", "next on 26 Nov, 11 more",
    )  # fmt: skip
    daily = [day * DAY for day in range(1, 9)]
    assert again_words(recurrence(*daily, rounds=3), moments(), 0) == (
        "Every day 19:30, 3 x 20 min", "next tomorrow, 7 more",
    )  # fmt: skip
    assert again_words(recurrence(thursday), moments(), 0) == (
        "Thursday 19:30, 20 min",
        "next on 26 Nov, the last",
    )
