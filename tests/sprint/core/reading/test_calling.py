"""Calling, gathering, dealing and ending a reading: who may, when, and what becomes of the pieces."""

import msgspec
import pytest

from sprint.core import acts
from sprint.core.reading import calling
from sprint.core.reading.acts import Adjourn, Attend, Deal, Offer, Read
from sprint.core.reading.events import (
    DealtIn,
    GuestSat,
    ReadingCalled,
    ReadingFell,
    TablesDealt,
)
from sprint.core.reading.protocol import Protocol, Step
from sprint.core.rights import ABSENT_MS
from tests.sprint.core.reading.hall import BODY, SEAL, SECOND, SEED, STRONG, Hall, key


def read(protocol: Protocol = STRONG, gather_ms: int = 60_000) -> Read:
    return Read(protocol, SEAL, SEED, gather_ms)


def test_a_reading_gathers_until_its_time_and_is_dealt_by_itself() -> None:
    hall = Hall(3)
    reading = hall.call(gather_ms=60_000)
    assert hall.events[-1] == ReadingCalled(reading, key(0), hall.at + 60_000)
    for person in range(3):
        hall.offer(person)
    assert hall.room.due_at() == hall.reading.deals_at
    hall.wait()
    assert hall.reading.phase == "tables"
    assert TablesDealt(reading) in hall.events


def test_a_reading_without_two_people_or_a_piece_falls_and_pieces_wait() -> None:
    hall = Hall(2)
    reading = hall.call()
    hall.do(0, Offer(SEAL, BODY, (), reading))
    hall.wait()
    assert hall.events[-1] == ReadingFell(reading)
    assert hall.reading.phase == "cancelled"
    assert (hall.piece_of(0).state, hall.piece_of(0).reading) == ("waiting", "")


def test_a_reading_is_dealt_by_who_called_it_or_leads() -> None:
    hall = Hall(3)
    hall.do(1, read())
    for person in range(3):
        hall.offer(person)
    assert hall.refused(2, Deal(hall.reading.id)) == "not-yours"
    assert hall.refused(2, Adjourn(hall.reading.id)) == "not-yours"
    hall.do(0, Deal(hall.reading.id))
    assert hall.refused(1, Deal(hall.reading.id)) == "already-dealt"
    hall.do(1, Adjourn(hall.reading.id))
    assert hall.refused(1, Adjourn(hall.reading.id)) == "over"


def test_anyone_deals_where_who_called_it_has_not_been_heard_of() -> None:
    hall = Hall(3)
    hall.do(1, read(gather_ms=ABSENT_MS * 2))
    for person in (0, 2):
        hall.offer(person)
    hall.at += ABSENT_MS
    hall.do(2, Deal(hall.reading.id))
    assert hall.reading.phase == "tables"


def test_in_a_led_room_the_facilitator_calls() -> None:
    hall = Hall(0)
    hall.state = msgspec.structs.replace(hall.room, mode="led")
    for person in range(2):
        hall.do(person, acts.Join(bytes(32), SEAL))
    assert hall.refused(1, read()) == "not-yours"
    hall.do(0, read())


def test_it_takes_a_piece_and_two_people() -> None:
    hall = Hall(2)
    hall.call()
    assert hall.refused(0, Deal(hall.reading.id)) == "no-pieces"
    hall.offer(0)
    assert hall.refused(0, Deal(hall.reading.id)) == "too-few"
    hall.do(1, Attend(hall.reading.id))
    hall.deal()
    assert hall.piece_of(0).readers[0].guest


def test_one_reading_at_a_time_is_at_its_tables() -> None:
    hall = Hall(2)
    first = hall.call(gather_ms=SECOND)
    for person in range(2):
        hall.offer(person)
    hall.wait()
    second = hall.call(gather_ms=SECOND)
    hall.do(1, Attend(second))
    assert hall.refused(0, Deal(second)) == "tables"
    hall.at = hall.reading.deals_at + SECOND
    hall.do(0, acts.Here())
    assert hall.room.reading(second).phase == "gathering"
    hall.offer(0)
    hall.do(0, Adjourn(first))
    assert hall.room.reading(second).phase == "tables"


def test_three_readings_are_under_way_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    hall = Hall(1)
    for _ in range(calling.MOST_LIVE):
        hall.call()
    assert hall.refused(0, read()) == "already-set"
    monkeypatch.setattr(calling, "MOST_READINGS", 3)
    hall.do(0, Adjourn(hall.reading.id))
    assert hall.refused(0, read()) == "full"


def test_nobody_but_the_creator_takes_every_reading_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    hall = Hall(3)
    for _ in range(calling.MOST_LIVE_OF_ONE):
        hall.do(1, read())
    assert hall.refused(1, read()) == "already-set"
    hall.do(2, read())
    monkeypatch.setattr(calling, "MOST_OF_ONE", calling.MOST_LIVE_OF_ONE)
    hall.do(1, Adjourn(hall.room.readings[0].id))
    assert hall.refused(1, read()) == "full"
    hall.do(0, read())


@pytest.mark.parametrize(
    "protocol",
    [
        Protocol((Step("reader", SECOND, ("praise",)),), table=1),
        Protocol((Step("readers", SECOND), Step("author", SECOND, ("reply",)))),
        Protocol((Step("reader", SECOND, ("praise",), consent=True, options=(("praise",),)),)),
    ],
)
def test_a_protocol_that_nobody_could_take_part_in_is_refused(protocol: Protocol) -> None:
    assert Hall(1).refused(0, read(protocol)) == "bad-protocol"


def test_what_names_no_reading_is_refused() -> None:
    for kind in (Deal, Adjourn, Attend):
        assert Hall(1).refused(0, kind("f" * 32)) == "unknown-reading"


def test_sitting_in_and_going() -> None:
    hall = Hall(3)
    reading = hall.call()
    hall.do(1, Attend(reading))
    assert hall.events[-1] == GuestSat(reading, key(1), out=False)
    assert hall.refused(1, Attend(reading)) == "duplicate"
    assert hall.refused(2, Attend(reading, out=True)) == "not-in"
    hall.do(1, Attend(reading, out=True))
    assert hall.reading.guests == ()
    hall.do(2, Offer(SEAL, BODY, (), reading))
    hall.do(2, Attend(reading, out=True))
    assert hall.piece_of(2).state == "withdrawn"
    assert hall.refused(2, Attend(reading, out=True)) == "not-in"
    hall.do(0, Adjourn(reading))
    assert hall.refused(1, Attend(reading)) == "over"


def test_who_has_a_seat_needs_no_other() -> None:
    hall = Hall(3)
    hall.call()
    for person in range(3):
        hall.offer(person)
    hall.deal()
    assert hall.refused(1, Attend(hall.reading.id)) == "duplicate"
    assert not any(isinstance(event, DealtIn) for event in hall.events)


def test_a_reading_ended_before_its_tables_lets_its_pieces_wait_for_any() -> None:
    hall = Hall(2)
    reading = hall.call()
    hall.do(1, Offer(SEAL, BODY, (), reading))
    hall.do(0, Adjourn(reading))
    assert hall.reading.phase == "cancelled"
    assert (hall.piece_of(1).state, hall.piece_of(1).reading) == ("waiting", "")


def test_of_several_pieces_the_one_for_this_reading_comes_first() -> None:
    hall = Hall(2)
    hall.offer(0)
    reading = hall.call()
    named = hall.do(0, Offer(SEAL, BODY, (), reading))
    hall.offer(1)
    hall.deal()
    assert hall.room.pieces[named].state != "waiting"
    assert next(piece.state for piece in hall.room.pieces.values() if piece.by == key(0)) == "waiting"


def test_those_who_met_today_are_known_and_those_of_yesterday_are_not() -> None:
    hall = Hall(2)
    hall.call()
    for person in range(2):
        hall.offer(person)
    hall.deal()
    hall.wait_out()
    both = (key(0), key(1))
    assert calling.met_before(hall.room, hall.at) == {both: 2}
    assert calling.met_before(hall.room, hall.at + calling.TODAY_MS) == {}


def test_a_relay_that_was_away_takes_nobody_s_time() -> None:
    hall = Hall(3)
    hall.call()
    for person in range(3):
        hall.offer(person)
    hall.deal()
    hall.at += 3_600_000
    hall.do(0, acts.Here())
    assert all(turn.opened_at == hall.at for turn in hall.turns())
    assert len([piece for piece in hall.room.pieces.values() if piece.state == "heard"]) == 0
