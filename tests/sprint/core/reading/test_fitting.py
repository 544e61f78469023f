"""Whether an evening fits: what is said before it begins is the time it takes if everybody takes theirs."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sprint import protocols
from sprint.core import acts
from sprint.core.reading import acts as reading_acts
from sprint.core.reading.fitting import how_long, one_piece
from sprint.core.reading.protocol import Protocol
from tests.sprint.core.reading.hall import Hall, key

MINUTE = 60_000


def protocol(name: str) -> Protocol:
    return protocols.load(name).protocol


def minutes(protocol: Protocol, authors: int, guests: int = 0) -> float:
    return how_long(protocol, authors, guests) / MINUTE


def test_twenty_at_tables_of_five_are_heard_in_65_minutes_and_of_four_in_44() -> None:
    round_robin = protocol("round-robin")
    assert one_piece(round_robin, 5) == one_piece(round_robin, 20) == 13 * MINUTE
    assert minutes(round_robin, 5) == minutes(round_robin, 20) == 65
    assert minutes(msgspec.structs.replace(round_robin, table=4), 20) == 44


def test_one_circle_of_twenty_at_three_minutes_a_reader_takes_the_hours_it_takes() -> None:
    steps = protocol("round-robin").steps
    slow = (msgspec.structs.replace(steps[0], ms=MINUTE), msgspec.structs.replace(steps[1], ms=3 * MINUTE))
    one_circle = Protocol((*slow, msgspec.structs.replace(steps[2], ms=2 * MINUTE)), table=0)
    assert one_piece(one_circle, 20) == 60 * MINUTE
    assert minutes(one_circle, 20) == 20 * 60


def test_twenty_can_be_heard_in_seventy_minutes_by_every_protocol_but_the_one_for_a_few() -> None:
    longest = {name: minutes(protocol(name), 20) for name in protocols.names()}
    assert [name for name in longest if longest[name] > 70] == ["spotlight"]
    assert minutes(protocol("spotlight"), 2, 18) <= 70


def test_where_pieces_go_round_it_takes_as_long_for_many_as_for_few() -> None:
    first = protocol("first-impressions")
    assert minutes(first, 5) == minutes(first, 20) == minutes(first, 40) == 11.5
    assert minutes(first, 2) == 4.5


@pytest.mark.parametrize("people", [(0, 0), (1, 0), (0, 5)], ids=str)
def test_where_nobody_reads_to_anybody_there_is_nothing_to_wait_for(people: tuple[int, int]) -> None:
    assert how_long(protocol("strong-lines"), *people) == one_piece(protocol("strong-lines"), *people) == 0


@given(st.sampled_from(protocols.names()), st.integers(1, 24), st.integers(0, 8))
@settings(max_examples=60)
def test_an_evening_on_which_everybody_takes_their_time_is_as_long_as_was_said(
    name: str, authors: int, guests: int
) -> None:
    if authors + guests < 2:
        return
    hall = Hall(authors + guests)
    hall.call(protocol(name))
    for person in range(authors):
        hall.offer(person)
    for person in range(authors, authors + guests):
        hall.do(person, reading_acts.Attend(hall.reading.id))
    hall.deal()
    dealt_at = hall.at
    while hall.reading.phase == "tables":
        take_all_the_time_there_is(hall)
    decided = sum(len(piece.decisions) for piece in hall.room.pieces.values())
    assert 0 <= how_long(protocol(name), authors, guests) - (hall.at - dealt_at) <= decided


def take_all_the_time_there_is(hall: Hall) -> None:
    """Let everybody whose turn it is show that they are there, and authors decide in the last millisecond."""
    number = {key(person): person for person in range(len(hall.room.members))}
    for turn in hall.turns():
        hall.do(number[turn.slot.by], acts.Here())
    due = hall.room.due_at()
    assert due is not None
    asked = [turn for turn in hall.turns() if turn.asking and turn.ends_at == due]
    if not asked:
        hall.wait()
        return
    hall.at = due - 1
    for turn in asked:
        hall.do(number[turn.slot.by], reading_acts.Decide(turn.slot.piece, turn.slot.step, 1))
