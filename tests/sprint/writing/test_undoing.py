import pytest

from sprint.core import acts
from sprint.core.acts import Body
from sprint.core.agenda.acts import Appoint, Mute, Stretch
from sprint.core.room import Room
from sprint.writing.undoing import may_take_back, undoing
from tests.sprint.core.agenda.days import DayHall
from tests.sprint.core.reading.hall import key
from tests.sprint.core.world import ANA, BEN, MINUTE, World, key_of


def undone(world: World, body: Body) -> tuple[Room, Room]:
    """The room before ``body``, and after it was done and taken back."""
    before, act_id = world.room, world.next_id()
    back = undoing(before, key_of(ANA), body, act_id)
    assert back is not None
    world.do(ANA, body, act_id)
    world.do(ANA, back)
    return before, world.room


@pytest.mark.parametrize("by_ms", [5 * MINUTE, -MINUTE])
def test_a_bell_that_was_moved_is_moved_back(by_ms: int) -> None:
    world = World()
    sprint = world.schedule()
    before, after = undone(world, acts.Extend(sprint, by_ms))
    assert after.sprints == before.sprints


def test_a_pause_a_cancelling_and_an_order_are_taken_back() -> None:
    world = World()
    sprint = world.schedule()
    for body in (acts.Pause(sprint), acts.Cancel(sprint), acts.Arrange("ranks")):
        before, after = undone(world, body)
        assert after.sprints == before.sprints
        assert after.order == before.order


def test_what_was_set_is_called_off() -> None:
    world = World()
    _, after = undone(world, acts.Schedule(10 * MINUTE, 5 * MINUTE))
    assert after.sprint is not None
    assert after.sprint.phase == "cancelled"


def test_what_comes_again_is_taken_away_and_set_again() -> None:
    world = World()
    times = (world.at + 60 * MINUTE, world.at + 90 * MINUTE)
    _, after = undone(world, acts.Recur(10 * MINUTE, times, 2, MINUTE))
    assert after.recurring == ()
    world.do(ANA, acts.Recur(10 * MINUTE, times, 2, MINUTE))
    before, after = undone(world, acts.Drop(world.room.recurring[0].id))
    (was,), (now,) = before.recurring, after.recurring
    assert (now.length_ms, now.starts, now.rounds, now.break_ms) == (
        was.length_ms, was.starts, was.rounds, was.break_ms,
    )  # fmt: skip


def test_ones_own_start_count_comes_back() -> None:
    world = World()
    sprint = world.schedule()
    world.enter(ANA, baseline=12)
    before, after = undone(world, acts.Rebase(sprint, 5))
    assert after.sprints == before.sprints


def test_a_bell_and_a_start_stay_and_unknown_things_are_nobodys() -> None:
    world = World()
    sprint = world.schedule(wait_ms=MINUTE)
    me = key_of(BEN)
    for body in (acts.Begin(sprint), acts.End(sprint), acts.Rebase(sprint, 5), acts.Rebase("0" * 32, 5),
                 acts.Drop("0" * 32)):  # fmt: skip
        assert undoing(world.room, me, body, "1" * 32) is None


def test_more_time_is_taken_back_only_while_its_part_of_the_day_lasts() -> None:
    hall = DayHall()
    hall.begin("gather", "break")
    longer = Stretch(hall.agenda.id, hall.agenda.moves, 5 * MINUTE)
    back = undoing(hall.room, key(0), longer, "1" * 32)
    assert back == Stretch(hall.agenda.id, 1, -5 * MINUTE)
    hall.do(0, longer)
    assert may_take_back(hall.room, back, hall.at)
    hall.move(2)
    assert not may_take_back(hall.room, back, hall.at)


def test_notes_that_somebody_muted_since_are_not_opened_by_taking_back_ones_own_muting() -> None:
    world = World(seat=(ANA, BEN))
    world.do(ANA, Appoint(key_of(BEN), "deputy"))
    world.schedule(ANA, 5 * MINUTE)
    act_id = world.next_id()
    back = undoing(world.room, key_of(ANA), Mute(), act_id)
    assert back == Mute(act_id)
    world.do(ANA, Mute(), act_id)
    assert may_take_back(world.room, back, world.at)
    world.ring()
    assert world.room.muted is None
    assert not may_take_back(world.room, back, world.at)
    world.do(BEN, Mute())
    assert not may_take_back(world.room, back, world.at)
