"""One sprint: its phases, its clock, and what is allowed when."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprint.core import acts
from sprint.core.acts import Body
from sprint.core.errors import Refused
from sprint.core.events import SprintDone, SprintEnded, SprintStarted
from sprint.core.sprints import SETTLE_GRACE_MS, Sprint, tally_ms
from tests.sprint.core.world import ANA, BEN, CARA, MINUTE, World


def code(world: World, name: str, body: Body) -> str:
    with pytest.raises(Refused) as caught:
        world.do(name, body)
    return caught.value.code


def test_phases_follow_one_another_by_ticks() -> None:
    world = World()
    sprint = world.schedule(wait_ms=MINUTE)
    world.enter(BEN)
    assert world.sprint.phase == "scheduled"
    assert world.tick() == (SprintStarted(sprint),)
    ends_at = world.sprint.ends_at
    assert world.tick() == (SprintEnded(sprint, ends_at, ends_at + SETTLE_GRACE_MS),)
    assert world.tick() == (SprintDone(sprint),)
    assert world.room.due_at() is None


def test_a_late_tick_rings_the_bell_at_the_end_and_not_at_its_own_time() -> None:
    world = World()
    world.schedule()
    world.enter(BEN)
    ends_at = world.sprint.ends_at
    world.at = ends_at + 3_000
    world.tick()
    assert (world.sprint.phase, world.sprint.ends_at) == ("tallying", ends_at)


@pytest.mark.parametrize(
    ("length_ms", "source", "tally"),
    [
        (5 * MINUTE, "typed", 60_000),
        (20 * MINUTE, "typed", 120_000),
        (50 * MINUTE, "typed", 300_000),
        (300 * MINUTE, "typed", 300_000),
        (300 * MINUTE, "editor", SETTLE_GRACE_MS),
    ],
)
def test_the_tally_is_a_tenth_of_the_length_in_milliseconds(
    length_ms: int, source: acts.Source, tally: int
) -> None:
    world = World()
    world.schedule(length_ms=length_ms)
    world.enter(BEN, source)
    world.ring()
    assert tally_ms(world.sprint) == tally
    assert world.sprint.remaining_ms(world.at) == tally


@given(st.integers(1_000, acts.LONGEST_MS), st.integers(0, 10 * acts.LONGEST_MS))
def test_no_time_left_is_ever_negative_in_any_phase(length_ms: int, later: int) -> None:
    world = World()
    world.schedule(length_ms=length_ms, wait_ms=MINUTE)
    world.enter(BEN, "typed")
    for _ in range(4):
        assert 0 <= world.sprint.remaining_ms(world.at + later) <= max(length_ms, 300_000)
        if world.room.due_at() is not None:
            world.tick()


def test_a_true_zero_is_declared_and_holds_up_nobody() -> None:
    world = World()
    sprint = world.schedule()
    world.enter(ANA, "typed")
    world.enter(BEN, "typed")
    world.ring()
    world.do(ANA, acts.Settle(sprint, 400))
    assert world.sprint.phase == "tallying"
    events = world.do(BEN, acts.Settle(sprint, 0))
    assert events[-1] == SprintDone(sprint)


def test_a_sprint_is_done_at_the_bell_when_nobody_counts() -> None:
    world = World()
    world.schedule()
    world.enter(BEN, "none")
    world.ring()
    assert world.sprint.phase == "done"


def test_who_came_back_keeps_baseline_unit_and_place() -> None:
    world = World()
    sprint = world.schedule()
    world.enter(BEN, "typed", "lines", 40)
    before = world.entrant(BEN)
    assert code(world, BEN, acts.Enter(sprint, "editor", "words", 900)) == "already-in"
    world.do(BEN, acts.Leave())
    world.join(BEN)
    assert code(world, BEN, acts.Enter(sprint, "editor", "words", 0)) == "already-in"
    assert world.entrant(BEN) == before


@pytest.mark.parametrize("late", [0, 1, MINUTE])
def test_entering_is_refused_at_the_bell_and_after_it(late: int) -> None:
    world = World()
    sprint = world.schedule()
    world.at = world.sprint.ends_at + late
    assert code(world, BEN, acts.Enter(sprint, "editor")) == "too-late"


def test_a_baseline_moves_only_by_its_own_member_s_hand() -> None:
    world = World()
    sprint = world.schedule()
    world.enter(BEN, baseline=40)
    world.do(BEN, acts.Rebase(sprint, 50))
    assert world.entrant(BEN).baseline == 50
    assert code(world, ANA, acts.Rebase(sprint, 0)) == "not-in"


def test_checkpoints_are_taken_only_while_the_sprint_runs() -> None:
    world = World()
    sprint = world.schedule(wait_ms=MINUTE)
    world.enter(BEN)
    assert code(world, BEN, acts.Checkpoint(sprint, 5)) == "not-running"
    world.tick()
    world.do(BEN, acts.Checkpoint(sprint, 5))
    assert code(world, CARA, acts.Checkpoint(sprint, 5)) == "not-seated"
    assert code(world, ANA, acts.Checkpoint(sprint, 5)) == "not-in"
    world.at = world.sprint.ends_at
    assert code(world, BEN, acts.Checkpoint(sprint, 6)) == "not-running"


def test_results_are_taken_only_after_the_bell() -> None:
    world = World()
    sprint = world.schedule()
    world.enter(BEN)
    world.at = world.sprint.ends_at - 1
    assert code(world, BEN, acts.Settle(sprint, 5)) == "too-early"
    world.at += 1
    world.do(BEN, acts.Settle(sprint, 5))
    assert code(world, ANA, acts.Settle(sprint, 5)) == "not-in"


def test_no_count_is_asked_of_those_who_take_part_without_one() -> None:
    world = World()
    sprint = world.schedule()
    world.enter(BEN, "none")
    assert code(world, BEN, acts.Checkpoint(sprint, 5)) == "no-count"
    world.ring()
    assert code(world, BEN, acts.Settle(sprint, 5)) == "no-count"


def test_the_end_moves_by_as_long_as_the_clock_stood() -> None:
    world = World()
    sprint = world.schedule()
    ends_at = world.sprint.ends_at
    world.do(ANA, acts.Pause(sprint), after=5 * MINUTE)
    left = world.sprint.remaining_ms(world.at)
    assert world.room.due_at() is None
    assert code(world, ANA, acts.Pause(sprint)) == "not-running"
    world.do(ANA, acts.Resume(sprint), after=90 * MINUTE)
    assert world.sprint.ends_at == ends_at + 90 * MINUTE
    assert world.sprint.remaining_ms(world.at) == left == 15 * MINUTE
    assert code(world, ANA, acts.Resume(sprint)) == "not-paused"


def test_a_paused_sprint_waits_for_an_act_however_long() -> None:
    world = World()
    sprint = world.schedule()
    world.do(ANA, acts.Pause(sprint))
    world.do(BEN, acts.Here(), after=100 * 60 * MINUTE)
    assert world.sprint.phase == "running"
    assert world.sprint.remaining_ms(world.at) == 20 * MINUTE


def test_an_end_by_hand_rings_the_bell_now_also_in_a_pause() -> None:
    world = World()
    sprint = world.schedule()
    world.enter(BEN)
    world.do(ANA, acts.Pause(sprint), after=5 * MINUTE)
    world.do(ANA, acts.End(sprint), after=2 * MINUTE)
    assert (world.sprint.phase, world.sprint.ends_at) == ("tallying", world.at)
    assert (world.sprint.paused_at, world.sprint.paused_ms) == (None, 2 * MINUTE)
    assert code(world, ANA, acts.End(sprint)) == "not-running"


def test_an_extension_moves_end_and_length_up_to_twelve_hours() -> None:
    world = World()
    sprint = world.schedule()
    ends_at = world.sprint.ends_at
    world.do(ANA, acts.Extend(sprint, 5 * MINUTE))
    assert (world.sprint.ends_at, world.sprint.length_ms) == (ends_at + 5 * MINUTE, 25 * MINUTE)
    assert code(world, ANA, acts.Extend(sprint, acts.LONGEST_MS)) == "too-long"


@pytest.mark.parametrize("body", [acts.End, acts.Resume])
def test_a_sprint_that_did_not_start_cannot_be_rung_and_goes_on_only_after_a_pause(
    body: type[acts.End],
) -> None:
    world = World()
    sprint = world.schedule(wait_ms=MINUTE)
    assert code(world, ANA, body(sprint)) in ("not-running", "not-paused")


def test_a_sprint_is_cancelled_only_before_its_bell_and_then_for_good() -> None:
    world = World()
    sprint = world.schedule()
    world.enter(BEN)
    world.do(ANA, acts.Cancel(sprint))
    assert world.sprint.over
    assert world.sprint.remaining_ms(world.at) == 0
    assert code(world, ANA, acts.Cancel(sprint)) == "too-late"
    assert code(world, BEN, acts.Settle(sprint, 5)) == "cancelled"
    assert code(world, ANA, acts.Enter(sprint, "editor")) == "too-late"
    rung = world.schedule()
    world.enter(BEN)
    world.ring()
    assert code(world, ANA, acts.Cancel(rung)) == "too-late"


def test_a_phase_that_is_over_has_no_time_left() -> None:
    assert Sprint("a" * 32, "b" * 64, "done", 0, 1, 1).remaining_ms(0) == 0
