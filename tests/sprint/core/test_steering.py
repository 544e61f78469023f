"""Steering: beginning now, moving start and end both ways, and taking a cancelling back."""

import pytest

from sprint.core import acts
from sprint.core.errors import Refused
from sprint.core.events import SprintExtended, SprintMoved, SprintRestored, SprintStarted
from sprint.core.steering import RESTORE_WITHIN_MS, RESTORED_LEAD_MS
from tests.sprint.core.world import ANA, BEN, MINUTE, World, key_of


def code(world: World, name: str, body: acts.Body) -> str:
    with pytest.raises(Refused) as caught:
        world.do(name, body)
    return caught.value.code


def running(length_ms: int = 20 * MINUTE) -> World:
    """A sprint of Ana's that runs, with Ben in it."""
    world = World()
    world.schedule(length_ms=length_ms, wait_ms=MINUTE)
    world.tick()
    world.enter(BEN)
    return world


def test_beginning_starts_a_scheduled_sprint_at_once_with_its_whole_length() -> None:
    world = World()
    sprint = world.schedule(wait_ms=30 * MINUTE)
    moved, started = world.do(ANA, acts.Begin(sprint), after=MINUTE)
    assert moved == SprintMoved(sprint, key_of(ANA), world.at, world.at + 20 * MINUTE, -29 * MINUTE)
    assert started == SprintStarted(sprint)
    assert world.sprint.remaining_ms(world.at) == 20 * MINUTE
    assert code(world, ANA, acts.Begin(sprint)) == "not-scheduled"


def test_a_scheduled_sprint_moves_with_its_end_but_never_into_the_past() -> None:
    world = World()
    sprint = world.schedule(wait_ms=5 * MINUTE)
    starts_at, ends_at = world.sprint.starts_at, world.sprint.ends_at
    (moved,) = world.do(ANA, acts.Extend(sprint, 2 * MINUTE))
    assert moved == SprintMoved(sprint, key_of(ANA), starts_at + 2 * MINUTE, ends_at + 2 * MINUTE, 2 * MINUTE)
    assert world.sprint.length_ms == 20 * MINUTE
    assert code(world, ANA, acts.Extend(sprint, -8 * MINUTE)) == "bad-time"
    with pytest.raises(Refused, match="cannot begin earlier than now"):
        world.do(ANA, acts.Extend(sprint, -8 * MINUTE))
    with pytest.raises(Refused, match="within the next 31 days"):
        world.do(ANA, acts.Extend(sprint, 32 * 24 * 60 * MINUTE))


def test_a_running_sprint_is_shortened_only_by_what_is_left() -> None:
    world = running()
    ends_at = world.sprint.ends_at
    (moved,) = world.do(ANA, acts.Extend(world.sprint.id, -5 * MINUTE), after=4 * MINUTE)
    assert moved == SprintExtended(world.sprint.id, key_of(ANA), ends_at - 5 * MINUTE, -5 * MINUTE)
    assert code(world, ANA, acts.Extend(world.sprint.id, -11 * MINUTE)) == "too-short"
    world.do(ANA, acts.Pause(world.sprint.id), after=MINUTE)
    assert code(world, ANA, acts.Extend(world.sprint.id, -10 * MINUTE)) == "too-short"
    world.do(ANA, acts.Extend(world.sprint.id, -9 * MINUTE), after=60 * MINUTE)
    world.do(ANA, acts.Resume(world.sprint.id))
    assert world.sprint.remaining_ms(world.at) == MINUTE


def test_an_open_end_cannot_be_moved_and_is_ended_by_hand() -> None:
    world = World()
    world.do(ANA, acts.Schedule(MINUTE, MINUTE, up=True))
    world.tick()
    assert world.sprint.up
    assert world.sprint.length_ms == acts.LONGEST_MS
    assert code(world, ANA, acts.Extend(world.sprint.id, MINUTE)) == "open-end"
    world.do(ANA, acts.End(world.sprint.id), after=37 * MINUTE)
    assert world.sprint.bell_rang
    assert world.sprint.elapsed_ms(world.at + MINUTE) == 37 * MINUTE


def test_the_time_that_the_clock_ran_leaves_pauses_out() -> None:
    world = running()
    world.do(ANA, acts.Pause(world.sprint.id), after=3 * MINUTE)
    assert world.sprint.elapsed_ms(world.at + 9 * MINUTE) == 3 * MINUTE
    world.do(ANA, acts.Resume(world.sprint.id), after=5 * MINUTE)
    assert world.sprint.elapsed_ms(world.at + MINUTE) == 4 * MINUTE


def test_the_time_before_a_start_stands_and_goes_on_with_what_is_left() -> None:
    world = World()
    sprint = world.schedule(wait_ms=5 * MINUTE)
    world.do(ANA, acts.Pause(sprint), after=2 * MINUTE)
    assert code(world, ANA, acts.Pause(sprint)) == "not-running"
    world.do(BEN, acts.Here(), after=60 * MINUTE)
    assert (world.sprint.phase, world.sprint.remaining_ms(world.at)) == ("scheduled", 3 * MINUTE)
    assert not world.sprint.begun_by(world.at)
    world.enter(BEN)
    assert world.sprint.entrants[key_of(BEN)].paused_before_ms == 0, "no time of the sprint was lost"
    assert code(world, ANA, acts.Extend(sprint, -4 * MINUTE)) == "bad-time"
    world.do(ANA, acts.Resume(sprint), after=MINUTE)
    assert world.sprint.starts_at == world.at + 3 * MINUTE
    assert world.sprint.ends_at == world.sprint.starts_at + 20 * MINUTE
    assert code(world, ANA, acts.Resume(sprint)) == "not-paused"
    world.do(ANA, acts.Pause(sprint), after=MINUTE)
    world.do(ANA, acts.Begin(sprint), after=MINUTE)
    assert (world.sprint.phase, world.sprint.remaining_ms(world.at)) == ("running", 20 * MINUTE)


def test_results_can_be_amended_while_the_next_sprint_is_held_before_its_start() -> None:
    world = running(MINUTE)
    first = world.sprint.id
    world.do(ANA, acts.End(first), after=MINUTE // 2)
    world.do(BEN, acts.Settle(first, 100))
    second = world.schedule(wait_ms=MINUTE)
    world.do(ANA, acts.Pause(second))
    world.do(BEN, acts.Settle(first, 120), after=10 * MINUTE)
    world.do(ANA, acts.Begin(second))
    assert code(world, BEN, acts.Settle(first, 130)) == "too-late"


def test_a_cancelled_sprint_goes_on_as_after_a_pause_when_it_is_restored() -> None:
    world = running()
    ends_at, entrants = world.sprint.ends_at, world.sprint.entrants
    world.do(ANA, acts.Cancel(world.sprint.id), after=4 * MINUTE)
    (restored,) = world.do(ANA, acts.Restore(world.sprint.id), after=2 * MINUTE)
    assert restored == SprintRestored(
        world.sprint.id, key_of(ANA), world.sprint.starts_at, ends_at + 2 * MINUTE
    )
    assert world.sprint.phase == "running"
    assert world.sprint.elapsed_ms(world.at) == 4 * MINUTE
    assert world.sprint.entrants == entrants
    assert world.sprint.called_off is None


def test_a_paused_sprint_is_still_paused_when_it_is_restored() -> None:
    world = running()
    world.do(ANA, acts.Pause(world.sprint.id), after=4 * MINUTE)
    world.do(ANA, acts.Cancel(world.sprint.id), after=MINUTE)
    world.do(ANA, acts.Restore(world.sprint.id), after=MINUTE)
    world.do(ANA, acts.Resume(world.sprint.id), after=MINUTE)
    assert world.sprint.remaining_ms(world.at) == 16 * MINUTE


def test_a_scheduled_sprint_keeps_its_start_when_it_is_restored_before_it() -> None:
    world = World()
    sprint = world.schedule(wait_ms=5 * MINUTE)
    starts_at, ends_at = world.sprint.starts_at, world.sprint.ends_at
    world.do(ANA, acts.Cancel(sprint), after=MINUTE)
    world.do(ANA, acts.Restore(sprint), after=MINUTE)
    assert (world.sprint.starts_at, world.sprint.ends_at) == (starts_at, ends_at)


def test_a_scheduled_sprint_whose_start_has_passed_starts_in_ten_seconds_when_it_is_restored() -> None:
    world = World()
    sprint = world.schedule(wait_ms=5 * MINUTE)
    world.do(ANA, acts.Cancel(sprint), after=MINUTE)
    world.do(ANA, acts.Restore(sprint), after=9 * MINUTE)
    assert world.sprint.starts_at == world.at + RESTORED_LEAD_MS
    assert world.sprint.ends_at == world.sprint.starts_at + 20 * MINUTE


def test_restoring_is_refused_too_late_or_after_another_or_by_others() -> None:
    world = running()
    first = world.sprint.id
    assert code(world, ANA, acts.Restore(first)) == "not-cancelled"
    world.do(ANA, acts.Cancel(first))
    assert code(world, BEN, acts.Restore(first)) == "not-yours"
    world.at += RESTORE_WITHIN_MS + 1
    assert code(world, ANA, acts.Restore(first)) == "too-late"
    second = world.schedule()
    world.do(ANA, acts.Cancel(second))
    assert code(world, ANA, acts.Restore(first)) == "too-late"
    world.do(ANA, acts.Restore(second))
    assert world.sprint.live
