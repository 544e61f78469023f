"""Who says "not this time" is not dealt in by a piece that waits for any reading; it waits for the next."""

from sprint.core.reading.acts import Attend, Offer
from sprint.core.reading.looking import coming_to
from tests.sprint.core.reading.hall import BODY, SEAL, Hall, key


def coming(hall: Hall) -> tuple[set[str], list[str]]:
    pieces, guests = coming_to(hall.room, hall.reading)
    return set(pieces), guests


def test_a_piece_for_any_reading_waits_for_the_next_one() -> None:
    hall = Hall(3)
    for person in range(3):
        hall.offer(person)
    reading = hall.call()
    hall.do(2, Attend(reading, out=True))
    assert coming(hall) == ({key(0), key(1)}, [])
    hall.deal()
    assert hall.piece_of(2).state == "waiting"
    assert hall.reading.table_of(key(2)) is None


def test_whoever_comes_back_brings_it_again() -> None:
    hall = Hall(3)
    for person in range(3):
        hall.offer(person)
    reading = hall.call()
    hall.do(2, Attend(reading, out=True))
    assert hall.refused(2, Attend(reading, out=True)) == "not-in"
    hall.do(2, Attend(reading))
    assert coming(hall) == ({key(0), key(1), key(2)}, [])
    assert hall.reading.out == ()


def test_a_piece_for_this_very_reading_says_that_one_comes_after_all() -> None:
    hall = Hall(3)
    reading = hall.call()
    hall.do(2, Attend(reading))
    hall.do(2, Attend(reading, out=True))
    assert coming(hall) == (set(), [])
    hall.do(2, Offer(SEAL, BODY, (), reading))
    assert coming(hall) == ({key(2)}, [])
    hall.do(2, Attend(reading, out=True))
    assert coming(hall) == (set(), [])
    assert hall.reading.out == (key(2),)
