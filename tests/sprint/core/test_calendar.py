"""How sprints come by themselves: rounds of a chain after each bell, and sprints that come again."""

import pytest

from sprint.core import acts
from sprint.core.errors import Refused
from sprint.core.events import (
    Event,
    OccurrenceMissed,
    RecurrenceDropped,
    RecurrenceSet,
    SprintDone,
    SprintEnded,
    SprintScheduled,
)
from sprint.core.room import MOST_OPEN, MOST_RECURRING, NOTICE_MS
from tests.sprint.core.world import ANA, BEN, CARA, MINUTE, World, fold, key_of

HOUR = 60 * MINUTE


def code(world: World, name: str, body: acts.Body) -> str:
    with pytest.raises(Refused) as caught:
        world.do(name, body)
    return caught.value.code


def chain(rounds: int = 3, break_ms: int = 5 * MINUTE, length_ms: int = 15 * MINUTE) -> World:
    world = World()
    world.do(ANA, acts.Schedule(length_ms, MINUTE, rounds=rounds, break_ms=break_ms))
    return world


def run(world: World) -> None:
    """Let everything come that comes by itself, with Ben in each sprint."""
    while world.room.due_at() is not None:
        world.tick()
        if world.sprint.phase == "running" and key_of(BEN) not in world.sprint.entrants:
            world.enter(BEN, source="none")


def rounds_of(world: World) -> list[tuple[int, str]]:
    return [(sprint.chain.round if sprint.chain else 0, sprint.phase) for sprint in world.room.sprints]


# -- chains --------------------------------------------------------------------------------------


def test_the_next_round_is_set_at_the_bell_and_starts_after_the_break() -> None:
    world = chain()
    world.tick()
    world.enter(BEN)
    first = world.sprint
    events = world.tick()
    assert (
        SprintScheduled(world.sprint.id, key_of(ANA), first.ends_at + 5 * MINUTE, world.sprint.ends_at)
        in events
    )
    assert world.sprint.starter == key_of(ANA)
    assert world.sprint.length_ms == first.length_ms
    assert rounds_of(world) == [(1, "tallying"), (2, "scheduled")]


def test_a_chain_ends_after_its_last_round() -> None:
    world = chain()
    run(world)
    assert rounds_of(world) == [(1, "done"), (2, "done"), (3, "done")]
    assert len({sprint.id for sprint in world.room.sprints}) == 3


def test_a_round_that_was_made_longer_moves_the_next_and_leaves_its_length() -> None:
    world = chain()
    world.tick()
    world.do(ANA, acts.Extend(world.sprint.id, 10 * MINUTE))
    first = world.sprint
    world.tick()
    assert world.sprint.starts_at == first.ends_at + 5 * MINUTE
    assert world.sprint.length_ms == 15 * MINUTE


def test_a_bell_that_was_rung_by_hand_sets_the_next_round_too() -> None:
    world = chain()
    world.tick()
    events = world.do(ANA, acts.End(world.sprint.id), after=4 * MINUTE)
    assert [type(event) for event in events][:1] == [SprintEnded]
    assert world.sprint.chain is not None
    assert (world.sprint.chain.round, world.sprint.starts_at) == (2, world.at + 5 * MINUTE)


def test_cancelling_a_round_ends_the_chain_and_restoring_it_brings_the_chain_back() -> None:
    world = chain()
    world.tick()
    world.tick()
    world.do(ANA, acts.Cancel(world.sprint.id), after=MINUTE)
    assert world.room.due_at() is None
    world.do(ANA, acts.Restore(world.sprint.id), after=MINUTE)
    run(world)
    assert rounds_of(world) == [(1, "done"), (2, "done"), (3, "done")]


def test_a_chain_ends_when_two_rounds_passed_without_anybody() -> None:
    world = chain(rounds=5)
    world.tick()
    world.enter(BEN, source="none")
    while world.room.due_at() is not None:
        world.tick()
    assert rounds_of(world) == [(1, "done"), (2, "done"), (3, "done")]


def test_a_round_never_takes_the_id_of_another_sprint() -> None:
    twin = chain()
    twin.tick()
    twin.tick()
    first, second = (sprint.id for sprint in twin.room.sprints)
    world = World()
    world.do(ANA, acts.Schedule(MINUTE), second)
    world.tick()
    world.do(ANA, acts.Schedule(15 * MINUTE, MINUTE, rounds=3, break_ms=5 * MINUTE), first)
    while len(world.room.sprints) < 3:
        world.tick()
    assert world.room.sprints[0].id == second
    assert len({sprint.id for sprint in world.room.sprints}) == 3


def test_the_break_is_cut_short_by_beginning() -> None:
    world = chain()
    world.tick()
    world.tick()
    world.do(ANA, acts.Begin(world.sprint.id), after=MINUTE)
    assert rounds_of(world) == [(1, "done"), (2, "running")]


def test_a_relay_that_slept_adds_the_same_rounds_as_one_that_was_awake() -> None:
    awake, asleep = chain(), chain()
    while awake.room.due_at() is not None:
        awake.tick()
    asleep.at = awake.at
    asleep.do("", acts.Tick())
    assert asleep.room.sprints == awake.room.sprints


def test_a_tally_ends_early_where_too_many_would_be_open() -> None:
    world = chain(rounds=8, break_ms=0, length_ms=1_000)
    for _ in range(MOST_OPEN):
        while world.sprint.phase != "running":
            world.tick()
        world.enter(BEN, source="typed")
        before = len(world.room.sprints)
        while len(world.room.sprints) == before:
            events = world.tick()
    assert SprintDone(world.room.sprints[0].id) in events
    assert sum(not sprint.over for sprint in world.room.sprints) == MOST_OPEN
    world.do(BEN, acts.Settle(world.room.sprints[0].id, 12))
    result = world.room.sprints[0].entrants[key_of(BEN)].result
    assert result is not None
    assert result.late


# -- sprints that come again ---------------------------------------------------------------------


def weekly(world: World, *waits: int, length_ms: int = 20 * MINUTE, rounds: int = 1) -> str:
    starts = tuple(world.at + wait for wait in waits)
    (event,) = world.do(ANA, acts.Recur(length_ms, starts, rounds, MINUTE))
    assert isinstance(event, RecurrenceSet)
    assert event.starts == starts
    return event.recurrence


def test_a_recurrence_sets_its_sprint_ten_minutes_before_each_time() -> None:
    world = World()
    begun = world.at
    weekly(world, HOUR, 25 * HOUR)
    assert world.room.due_at() == begun + HOUR - NOTICE_MS
    (scheduled,) = world.tick()
    assert isinstance(scheduled, SprintScheduled)
    assert scheduled.again
    assert (world.sprint.phase, world.sprint.starts_at) == ("scheduled", begun + HOUR)
    while world.room.due_at() is not None:
        world.tick()
    assert [sprint.starts_at for sprint in world.room.sprints] == [begun + HOUR, begun + 25 * HOUR]
    assert world.room.recurring == ()


def test_a_recurrence_can_be_a_chain() -> None:
    world = World()
    weekly(world, HOUR, rounds=2)
    run(world)
    assert rounds_of(world) == [(1, "done"), (2, "done")]


def test_an_occurrence_waits_for_a_sprint_that_is_over_before_its_time() -> None:
    world = World()
    begun = world.at
    weekly(world, HOUR)
    world.at += 45 * MINUTE
    world.schedule(length_ms=10 * MINUTE)
    while world.room.due_at() is not None:
        world.tick()
    assert [sprint.starts_at - begun for sprint in world.room.sprints] == [45 * MINUTE, HOUR]


def test_an_occurrence_is_missed_where_the_circle_writes_over_its_time() -> None:
    world = World()
    recurrence = weekly(world, HOUR, 2 * HOUR)
    world.at += 45 * MINUTE
    world.schedule(length_ms=20 * MINUTE)
    missed = world.at + 15 * MINUTE
    events: list[Event] = []
    while not world.sprint.over:
        events += world.tick()
    assert OccurrenceMissed(recurrence, missed) in events
    assert len(world.room.recurring[0].starts) == 1


def test_only_who_set_it_or_leads_takes_a_recurrence_away() -> None:
    world = World()
    recurrence = weekly(world, HOUR)
    assert code(world, BEN, acts.Drop(recurrence)) == "not-yours"
    assert world.do(ANA, acts.Drop(recurrence)) == (RecurrenceDropped(recurrence, key_of(ANA)),)
    assert world.room.recurring == ()
    assert code(world, ANA, acts.Drop(recurrence)) == "unknown-recurrence"


@pytest.mark.parametrize(
    "waits", [(0,), (-1,), (HOUR, HOUR), (2 * HOUR, HOUR), (HOUR, acts.LONGEST_AHEAD_MS + 1)]
)
def test_times_that_are_past_unordered_or_too_far_are_refused(waits: tuple[int, ...]) -> None:
    world = World()
    starts = tuple(world.at + wait for wait in waits)
    assert code(world, ANA, acts.Recur(MINUTE, starts)) == "bad-time"


def test_a_room_has_eight_recurrences_at_most_and_three_of_one_person() -> None:
    world = World(seat=(ANA, BEN, CARA))
    for name in (ANA, ANA, ANA, BEN, BEN, BEN, CARA):
        world.do(name, acts.Recur(MINUTE, (world.at + HOUR,)))
    assert code(world, BEN, acts.Recur(MINUTE, (world.at + HOUR,))) == "full"
    world.do(CARA, acts.Recur(MINUTE, (world.at + HOUR,)))
    assert code(world, CARA, acts.Recur(MINUTE, (world.at + HOUR,))) == "full"
    assert len(world.room.recurring) == MOST_RECURRING


def test_what_passed_while_nobody_was_there_leaves_no_sprint_behind() -> None:
    world = World()
    weekly(world, *(day * 24 * HOUR for day in range(1, 8)), rounds=50)
    world.at += 6 * 24 * HOUR + HOUR
    events = world.do("", acts.Tick())
    assert [type(event) for event in events] == [OccurrenceMissed] * 6
    assert world.room.sprints == ()
    run(world)
    assert len(world.room.sprints) == 50


def test_a_sprint_that_is_set_far_ahead_takes_the_time_of_each_occurrence_as_it_comes() -> None:
    world = World()
    begun = world.at
    recurrence = weekly(world, HOUR, 2 * HOUR)
    world.schedule(wait_ms=24 * HOUR)
    assert world.room.due_at() == begun + HOUR
    assert world.tick() == (OccurrenceMissed(recurrence, begun + HOUR),)


def test_a_sprint_that_came_by_itself_is_in_the_replayed_log() -> None:
    world = World()
    weekly(world, HOUR, 2 * HOUR)
    while world.room.due_at() is not None:
        world.tick()
    assert fold(world.log) == world.room
