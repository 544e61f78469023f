"""Results: exact, never negative, in seat order; and the bugs of others that are not to come here."""

from fractions import Fraction

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprint.core import acts
from sprint.core.counting import Unit
from sprint.core.results import (
    Row,
    active_ms,
    board,
    chain_of,
    doubt,
    pace,
    places,
    running_board,
    totals,
    trend,
    whole_ms,
    written,
)
from tests.sprint.core.world import ANA, BEN, CARA, DIDO, MINUTE, World, key_of


def row(world: World, name: str) -> Row:
    return next(row for row in board(world.room, world.sprint) if row.member == key_of(name))


def test_the_board_stands_in_seat_order_whoever_wrote_more() -> None:
    world = World(seat=(CARA, ANA, BEN))
    sprint = world.schedule()
    for name in (BEN, CARA, ANA):
        world.enter(name)
    world.ring()
    for name, count in ((BEN, 900), (ANA, 500), (CARA, 10)):
        world.do(name, acts.Settle(sprint, count))
    assert [(row.seat, row.written) for row in board(world.room, world.sprint)] == [
        (1, 10),
        (2, 500),
        (3, 900),
    ]


def test_what_was_written_is_the_change_from_the_baseline_and_never_below_zero() -> None:
    world = World(seat=(ANA, BEN))
    sprint = world.schedule()
    world.enter(ANA, baseline=1_000)
    world.enter(BEN, baseline=1_000)
    world.ring()
    world.do(ANA, acts.Settle(sprint, 1_250))
    world.do(BEN, acts.Settle(sprint, 400))
    assert (row(world, ANA).written, row(world, BEN).written) == (250, 0)


def test_every_standing_has_its_word() -> None:
    world = World(seat=(ANA, BEN, CARA, DIDO))
    sprint = world.schedule()
    for name in (ANA, BEN, CARA):
        world.enter(name, "typed")
    world.enter(DIDO, "none")
    world.do(BEN, acts.Checkpoint(sprint, 55), after=MINUTE)
    world.ring()
    world.do(ANA, acts.Settle(sprint, 0))
    stands = {row.member: (row.standing, row.written) for row in board(world.room, world.sprint)}
    assert stands == {
        key_of(ANA): ("settled", 0),
        key_of(BEN): ("last seen", 55),
        key_of(CARA): ("nothing seen", None),
        key_of(DIDO): ("no count", None),
    }
    world.tick()
    world.do(BEN, acts.Settle(sprint, 60))
    assert (row(world, BEN).standing, row(world, BEN).written) == ("late", 60)


def test_a_true_zero_is_a_listed_result() -> None:
    world = World()
    sprint = world.schedule()
    world.enter(BEN)
    world.do(BEN, acts.Checkpoint(sprint, 80), after=MINUTE)
    world.ring()
    world.do(BEN, acts.Settle(sprint, 0))
    found = row(world, BEN)
    assert (found.standing, found.written, found.pace) == ("settled", 0, 0.0)


def test_totals_are_of_each_unit_apart() -> None:
    world = World(seat=(ANA, BEN, CARA))
    sprint = world.schedule()
    world.enter(ANA, unit="words")
    world.enter(BEN, unit="lines")
    world.enter(CARA, unit="words")
    world.ring()
    for name, count in ((ANA, 300), (BEN, 14), (CARA, 0)):
        world.do(name, acts.Settle(sprint, count))
    assert totals(board(world.room, world.sprint)) == {"words": 300, "lines": 14}
    assert totals(()) == {}


def test_a_late_joiner_s_pace_is_of_their_own_minutes() -> None:
    world = World()
    sprint = world.schedule()
    world.enter(ANA)
    world.at += 8 * MINUTE
    world.enter(BEN)
    world.ring()
    for name in (ANA, BEN):
        world.do(name, acts.Settle(sprint, 240))
    assert (row(world, BEN).active_ms, row(world, BEN).pace) == (12 * MINUTE, 20.0)
    assert (row(world, ANA).active_ms, row(world, ANA).pace) == (20 * MINUTE, 12.0)


@pytest.mark.parametrize("before_bell", [1, 999, MINUTE, 2 * MINUTE - 1])
def test_no_pace_is_shown_and_none_is_negative_when_one_joined_just_before_the_bell(before_bell: int) -> None:
    world = World()
    sprint = world.schedule()
    world.at = world.sprint.ends_at - before_bell
    world.enter(BEN)
    world.ring()
    world.do(BEN, acts.Settle(sprint, 30))
    assert (row(world, BEN).active_ms, row(world, BEN).pace) == (before_bell, None)


def test_own_time_is_not_negative_when_the_bell_is_rung_by_hand_in_a_pause() -> None:
    world = World()
    sprint = world.schedule()
    world.do(ANA, acts.Pause(sprint), after=5 * MINUTE)
    world.at += MINUTE
    world.enter(BEN)
    world.enter(ANA)
    world.do(ANA, acts.End(sprint), after=MINUTE)
    assert active_ms(world.sprint, world.entrant(BEN)) == 0
    assert whole_ms(world.sprint) == 5 * MINUTE


def test_pauses_are_taken_off_one_s_own_time_only_while_one_was_there() -> None:
    world = World(seat=(ANA, BEN, CARA))
    sprint = world.schedule()
    world.enter(ANA)
    world.do(ANA, acts.Pause(sprint), after=5 * MINUTE)
    world.at += 3 * MINUTE
    world.enter(BEN)
    world.do(ANA, acts.Resume(sprint), after=4 * MINUTE)
    world.at += MINUTE
    world.enter(CARA)
    world.ring()
    times = [active_ms(world.sprint, world.entrant(name)) for name in (ANA, BEN, CARA)]
    assert times == [20 * MINUTE, 15 * MINUTE, 14 * MINUTE]
    assert whole_ms(world.sprint) == 20 * MINUTE


@given(st.data())
def test_own_time_is_within_the_sprint_whatever_was_paused_and_extended(data: st.DataObject) -> None:
    world = World(seat=(ANA, BEN, CARA))
    sprint = world.schedule()
    waiting = [BEN, CARA]
    for _ in range(data.draw(st.integers(0, 8))):
        world.at += data.draw(st.sampled_from([0, 1, MINUTE, 3 * MINUTE]))
        if world.room.due_at() is not None and world.at >= (world.room.due_at() or 0):
            break
        move = data.draw(st.sampled_from(["enter", "pause", "extend"]))
        if move == "enter" and waiting:
            world.enter(waiting.pop())
        elif move == "extend":
            world.do(ANA, acts.Extend(sprint, MINUTE))
        elif move == "pause":
            world.do(ANA, acts.Pause(sprint) if world.sprint.paused_at is None else acts.Resume(sprint))
    if world.sprint.live:
        world.do(ANA, acts.End(sprint))
    for entrant in world.sprint.entrants.values():
        assert 0 <= active_ms(world.sprint, entrant) <= whole_ms(world.sprint)


def test_paces_are_a_minute_and_not_a_second_nor_a_millisecond() -> None:
    assert pace(300, 15 * 60_000) == 20.0
    assert pace(300, 119_999) is None
    assert pace(7, 120_000) == 3.5


@given(st.integers(0, 10_000_000), st.integers(120_000, acts.LONGEST_MS))
def test_a_pace_is_exact(amount: int, over_ms: int) -> None:
    assert pace(amount, over_ms) == float(Fraction(amount * 60_000, over_ms))


def test_a_record_is_exact_so_that_12_4_does_not_beat_12_9() -> None:
    ten = 10 * MINUTE
    assert not trend(124, ten, ten, (12.9,)).best
    assert trend(130, ten, ten, (12.9,)).best
    assert not trend(129, ten, ten, (12.9,)).best


def test_a_best_needs_four_fifths_of_the_sprint_and_a_past() -> None:
    assert trend(200, 8 * MINUTE, 10 * MINUTE, (5.0,)).best
    assert not trend(200, 8 * MINUTE - 1, 10 * MINUTE, (5.0,)).best
    assert not trend(200, 10 * MINUTE, 10 * MINUTE, ()).best
    assert not trend(0, 10 * MINUTE, 10 * MINUTE, (0.0,)).best


def test_the_usual_is_the_median_of_one_s_own_past() -> None:
    found = trend(100, 10 * MINUTE, 10 * MINUTE, (1.0, 30.0, 12.0))
    assert (found.pace, found.usual, found.best) == (10.0, 12.0, False)
    assert trend(100, MINUTE, MINUTE, ()) == msgspec.structs.replace(found, pace=None, usual=None)


@pytest.mark.parametrize(
    ("amount", "over_ms", "past", "since", "asked"),
    [
        (1_200, 10 * MINUTE, (), 10, False),
        (1_201, 10 * MINUTE, (), 10, True),
        (120, 1_000, (), 10, False),
        (121, 1_000, (), 10, True),
        (800, 10 * MINUTE, (), 300, True),
        (800, 10 * MINUTE, (), 299, False),
        (410, 10 * MINUTE, (10.0,), 10, True),
        (400, 10 * MINUTE, (10.0,), 10, False),
        (0, 0, (10.0,), 0, False),
    ],
)
def test_a_strange_number_is_asked_about(
    amount: int, over_ms: int, past: tuple[float, ...], since: int, asked: bool
) -> None:
    assert (doubt(amount, over_ms, past, since) is not None) is asked


def test_an_ordinary_hand_is_not_doubted_when_it_counts_characters() -> None:
    assert doubt(3_000, 10 * MINUTE, (), 300, "characters") is None
    assert doubt(7_201, 10 * MINUTE, (), 300, "characters") is not None


def test_a_number_is_known_only_to_those_who_count() -> None:
    world = World()
    world.schedule()
    world.enter(BEN, "none", baseline=50)
    assert written(world.entrant(BEN)) is None


# -- places and chains -----------------------------------------------------------------------------


def some(member: str, written: int | None, unit: Unit = "words") -> Row:
    return Row(member, 1, unit, written, "settled", 0, 0, None)


def test_who_wrote_the_same_shares_a_place_and_the_next_is_left_out() -> None:
    rows = [some("a", 10), some("b", 7), some("c", 7), some("d", 0), some("e", None)]
    assert places(rows) == {("a", "words"): 1, ("b", "words"): 2, ("c", "words"): 2, ("d", "words"): 4}


def test_lines_are_not_ranked_against_words() -> None:
    assert places([some("a", 500), some("b", 14, "lines")]) == {("a", "words"): 1, ("b", "lines"): 1}


@given(st.lists(st.none() | st.integers(0, 5), max_size=12))
def test_a_place_says_how_many_wrote_more(numbers: list[int | None]) -> None:
    rows = [some(str(index), number) for index, number in enumerate(numbers)]
    found = places(rows)
    for (member, _), place in found.items():
        mine = numbers[int(member)]
        assert mine is not None
        assert place == 1 + sum(other is not None and other > mine for other in numbers)
    assert len(found) == sum(number is not None for number in numbers)


def chained(world: World, *rounds: dict[str, int], unit: Unit = "words") -> None:
    """A chain in which everyone writes what is said, round by round."""
    world.do(ANA, acts.Schedule(15 * MINUTE, MINUTE, rounds=len(rounds) + 1, break_ms=MINUTE))
    for numbers in rounds:
        sprint = world.sprint.id
        while world.sprint.phase == "scheduled":
            world.tick()
        for name in numbers:
            world.enter(name, unit=unit)
        while world.room.find(sprint).phase == "running":
            world.tick()
        for name, number in numbers.items():
            world.do(name, acts.Settle(sprint, number))


def test_the_running_board_sums_the_rounds_of_the_chain_that_have_rung() -> None:
    world = World(seat=(ANA, BEN, CARA))
    world.schedule(length_ms=MINUTE)
    world.enter(BEN)
    world.ring()
    world.do(BEN, acts.Settle(world.sprint.id, 999))
    chained(world, {ANA: 100, BEN: 0}, {BEN: 40, CARA: 7})
    rows = running_board(world.room, world.sprint)
    assert [(row.member, row.written, row.rounds) for row in rows] == [
        (key_of(ANA), 100, 1),
        (key_of(BEN), 40, 2),
        (key_of(CARA), 7, 1),
    ]
    assert totals(rows) == {"words": 147}
    assert len(chain_of(world.room, world.sprint)) == 3


def test_who_changed_their_unit_in_a_chain_has_a_row_for_each() -> None:
    world = World()
    chained(world, {BEN: 120})
    while world.sprint.phase == "scheduled":
        world.tick()
    world.enter(BEN, unit="lines")
    world.ring()
    world.do(BEN, acts.Settle(world.sprint.id, 14))
    rows = running_board(world.room, world.sprint)
    assert [(row.unit, row.written) for row in rows] == [("lines", 14), ("words", 120)]


def test_a_sprint_alone_is_its_own_chain() -> None:
    world = World()
    world.schedule()
    world.enter(BEN)
    assert running_board(world.room, world.sprint) == ()
    world.ring()
    world.do(BEN, acts.Settle(world.sprint.id, 3))
    assert [row.written for row in running_board(world.room, world.sprint)] == [3]


def test_a_doubt_says_its_figures_with_separators() -> None:
    assert doubt(3_333, MINUTE, (), 0) == "That is 3,333 a minute."
    assert doubt(4_000, 60 * MINUTE, (), 12_345) == "That is 12,345 more than your last number."
