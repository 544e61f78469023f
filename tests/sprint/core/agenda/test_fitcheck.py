"""Whether a day holds what it promises; each change that is offered is made here, and looked at again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sprint import protocols
from sprint.core.agenda.blocks import Block
from sprint.core.agenda.fitcheck import DayFit, check_fit
from sprint.core.agenda.needs import Company, given_ms, holds, needed_ms
from sprint.core.agenda.punctual import BeginEarlier, Cut, MoveTo
from sprint.core.agenda.remedies import (
    FewerPieces,
    FewerSpeakers,
    Longer,
    OtherProtocol,
    Remedy,
    ShorterSlots,
    SmallerTables,
)

MINUTE = 60_000
NOON = 1_000_000 * MINUTE
ALL = {name: protocols.load(name).protocol for name in protocols.names()}
ROBIN = ALL["round-robin"]


def read(minutes: int, name: str = "round-robin", lead: int = 0) -> Block:
    return Block("a" * 32, "read", minutes * MINUTE, lead_ms=lead * MINUTE, protocol=ALL[name])


def talk(minutes: int, slot: int = 2) -> Block:
    return Block("b" * 32, "talk", minutes * MINUTE, slot_ms=slot * MINUTE)


def pause(minutes: int, at: int | None = None, name: str = "c") -> Block:
    return Block(name * 32, "break", minutes * MINUTE, None if at is None else NOON + at * MINUTE)


def fit(*blocks: Block, people: int = 20, guests: int = 0) -> DayFit:
    return check_fit(blocks, Company(people - guests, guests), NOON, ALL)


def applied(block: Block, company: Company, remedy: Remedy) -> tuple[Block, Company]:
    """The block and who is heard in it, changed so."""
    match remedy:
        case Longer(length_ms):
            return replace(block, length_ms=length_ms), company
        case SmallerTables(table, _):
            assert block.protocol is not None
            return replace(block, protocol=replace(block.protocol, table=table)), company
        case OtherProtocol(name, _):
            return replace(block, protocol=ALL[name]), company
        case FewerPieces(pieces, _):
            return block, Company(pieces, company.people - pieces)
        case ShorterSlots(slot_ms):
            return replace(block, slot_ms=slot_ms), company
        case FewerSpeakers(speakers):
            return block, Company(speakers)


def test_twenty_people_are_heard_in_seventy_minutes_at_tables_of_five_but_not_in_one_circle() -> None:
    found = fit(read(70))
    assert found.holds
    assert (found.heard[0].needed_ms, found.heard[0].given_ms) == (65 * MINUTE, 70 * MINUTE)
    assert found.heard[0].remedies == ()
    circle = replace(read(70), protocol=replace(ROBIN, table=0))
    (one,) = fit(circle).heard
    assert (one.holds, one.needed_ms) == (False, 20 * (3 + 19 * 2 + 2) * MINUTE)


def test_the_nearest_changes_are_offered_for_a_reading_that_is_too_short() -> None:
    (one,) = fit(read(45)).heard
    assert one.remedies == (
        Longer(65 * MINUTE),
        SmallerTables(4, 44 * MINUTE),
        OtherProtocol("first-impressions", one.remedies[2].needed_ms),  # type: ignore[union-attr]
        FewerPieces(12, 39 * MINUTE),
    )


def test_the_time_in_which_pieces_are_gathered_is_not_there_for_reading() -> None:
    assert fit(read(70, lead=5)).holds
    (one,) = fit(read(70, lead=6)).heard
    assert (one.holds, one.given_ms) == (False, 64 * MINUTE)
    assert one.remedies[0] == Longer(71 * MINUTE)


def test_everybody_speaks_in_a_talk_guests_too() -> None:
    assert fit(talk(40), guests=5).holds
    (one,) = fit(talk(30), guests=5).heard
    assert (one.needed_ms, one.remedies) == (
        40 * MINUTE,
        (Longer(40 * MINUTE), ShorterSlots(90_000), FewerSpeakers(15)),
    )


def test_a_talk_without_a_slot_of_its_own_has_the_usual_one() -> None:
    assert fit(talk(40, 0)).heard[0].needed_ms == 40 * MINUTE


def test_nobody_has_to_be_heard_in_other_blocks() -> None:
    assert fit(pause(1)).heard == ()


def test_one_alone_is_told_of_nothing_to_mend() -> None:
    (one,) = fit(read(10), people=1).heard
    assert (one.needed_ms, one.holds) == (0, True)


def test_no_change_is_offered_that_would_not_do() -> None:
    (one,) = fit(read(1)).heard
    assert one.remedies == (Longer(65 * MINUTE),)
    (short,) = fit(talk(1)).heard
    assert short.remedies == (Longer(40 * MINUTE),)
    long = replace(talk(700), slot_ms=60 * MINUTE)
    (hours,) = fit(long).heard
    assert hours.remedies == (ShorterSlots(35 * MINUTE), FewerSpeakers(11))


blocks = st.builds(
    read, st.integers(1, 200), st.sampled_from(protocols.names()), st.integers(0, 10)
) | st.builds(talk, st.integers(1, 90), st.integers(0, 5))


@given(blocks, st.integers(1, 24), st.integers(0, 6))
def test_every_change_that_is_offered_makes_it_fit(block: Block, writers: int, guests: int) -> None:
    company = Company(writers, guests)
    (one,) = check_fit([block], company, NOON, ALL).heard
    assert one.holds == (needed_ms(block, company) <= given_ms(block))
    assert not (one.holds and one.remedies)
    for remedy in one.remedies:
        changed, who = applied(block, company, remedy)
        assert holds(changed, who)
        if not isinstance(remedy, Longer | ShorterSlots | FewerSpeakers):
            assert needed_ms(changed, who) == remedy.needed_ms


@given(blocks, st.integers(1, 24))
def test_a_smaller_change_would_not_do(block: Block, writers: int) -> None:
    company = Company(writers)
    (one,) = check_fit([block], company, NOON, ALL).heard
    for remedy in one.remedies:
        match remedy:
            case Longer(length_ms):
                assert not holds(replace(block, length_ms=length_ms - MINUTE), company)
            case FewerPieces(pieces, _) if pieces + 1 < writers:
                assert not holds(block, Company(pieces + 1, writers - pieces - 1))
            case ShorterSlots(slot_ms):
                assert not holds(replace(block, slot_ms=slot_ms + 5_000), company)
            case FewerSpeakers(speakers):
                assert not holds(block, Company(speakers + 1))
            case SmallerTables(table, _) if block.protocol and block.protocol.table > table + 1:
                larger = replace(block.protocol, table=table + 1)
                assert not holds(replace(block, protocol=larger), company)
            case _:
                pass


def test_a_longer_block_says_whom_it_would_delay() -> None:
    (one,) = fit(read(45), pause(10, at=50)).heard
    assert one.delayed is not None
    assert (one.delayed.block.kind, one.delayed.late_ms) == ("break", 15 * MINUTE)
    (one,) = fit(read(45), pause(10, at=65)).heard
    assert one.delayed is None


def test_a_day_ends_when_its_last_block_does_also_where_it_waits() -> None:
    assert fit(pause(10), pause(20, at=60, name="d")).ends_at == NOON + 80 * MINUTE
    assert fit(pause(10), pause(20, name="d")).ends_at == NOON + 30 * MINUTE


def test_a_block_that_must_begin_after_its_fixed_time_is_told_with_what_would_help() -> None:
    day = (pause(60), pause(15, name="d"), pause(10, at=70, name="e"))
    found = fit(*day)
    assert not found.holds
    (late,) = found.late
    assert (late.block.id, late.late_ms, late.starts_at) == ("e" * 32, 5 * MINUTE, NOON + 75 * MINUTE)
    assert late.before == day[:2]
    assert late.remedies == (
        BeginEarlier(5 * MINUTE),
        Cut("c" * 32, 55 * MINUTE),
        MoveTo(NOON + 75 * MINUTE),
    )


def test_a_day_cannot_begin_before_its_own_first_time() -> None:
    (late,) = fit(pause(60, at=0), pause(10, at=50, name="d")).late
    assert late.remedies == (Cut("c" * 32, 50 * MINUTE), MoveTo(NOON + 60 * MINUTE))


def test_nobody_is_left_unheard_to_save_time() -> None:
    (late,) = fit(read(65), pause(20, name="d"), pause(10, at=80, name="e")).late
    assert Cut("d" * 32, 15 * MINUTE) in late.remedies
    (late,) = fit(read(65), pause(10, at=60, name="e")).late
    assert not any(isinstance(one, Cut) for one in late.remedies)


def test_a_later_time_that_would_delay_others_is_not_offered() -> None:
    day = (pause(60, at=0), replace(pause(9, at=50, name="d"), length_ms=9 * MINUTE + 30_000))
    tight = (*day, pause(5, at=69, name="e"))
    first, second = fit(*tight).late
    assert first.late_ms == 10 * MINUTE
    assert second.late_ms == 30_000
    assert [one for one in second.remedies if isinstance(one, MoveTo)] == [MoveTo(NOON + 70 * MINUTE)]


minutes = st.integers(1, 90)


@given(st.lists(st.tuples(minutes, st.none() | st.integers(0, 300)), min_size=1, max_size=8))
def test_what_is_offered_for_a_late_block_lets_it_begin_in_time(
    planned: list[tuple[int, int | None]],
) -> None:
    day, before = [], -1
    for number, (length, at) in enumerate(planned):
        at = at if at is not None and at > before else None
        before = before if at is None else at
        day.append(pause(length, at, name=f"{number:x}"))
    for late in check_fit(day, Company(3), NOON, ALL).late:
        for remedy in late.remedies:
            changed, starts = list(day), NOON
            match remedy:
                case BeginEarlier(by_ms):
                    starts -= by_ms
                case Cut(name, length_ms):
                    changed = [
                        replace(one, length_ms=length_ms) if one.id == name else one for one in changed
                    ]
                case MoveTo(at):
                    changed = [
                        replace(one, starts_at=at) if one.id == late.block.id else one for one in changed
                    ]
            again = check_fit(changed, Company(3), starts, ALL)
            assert late.block.id not in {one.block.id for one in again.late}


@pytest.mark.parametrize("name", protocols.names())
def test_a_protocol_that_is_offered_is_another_one(name: str) -> None:
    for one in fit(read(20, name)).heard:
        assert all(other.name != name for other in one.remedies if isinstance(other, OtherProtocol))
