"""Texts that were asked for: a few at a time, part by part, and onwards from where a connection was cut."""

from sprint.core import wire
from sprint.core.reading.acts import Body
from sprint.link.incoming import MOST_AT_ONCE, Arrived, Incoming

BLOB = bytes(range(250)) * 200
NAMES = [f"{number:064x}" for number in range(6)]


def wanting(count: int = 1) -> Incoming:
    asked = Incoming()
    for name in NAMES[:count]:
        asked.want(Body(name, len(BLOB)))
    return asked


def part(name: str, at: int) -> wire.Blob:
    return wire.Blob(name, len(BLOB), at, BLOB[at : at + wire.GET_AT_ONCE])


def test_a_text_comes_part_by_part() -> None:
    asked = wanting()
    assert asked.messages() == [wire.Get(NAMES[0], 0)]
    assert asked.messages() == []
    at = 0
    while True:
        arrived, questions = asked.take(part(NAMES[0], at))
        if arrived is not None:
            break
        at += wire.GET_AT_ONCE
        assert questions == [wire.Get(NAMES[0], at)]
    assert arrived == Arrived(NAMES[0], BLOB)
    assert asked.messages() == []


def test_a_few_are_under_way_at_a_time_and_the_next_follows() -> None:
    asked = wanting(6)
    first = asked.messages()
    assert [question.digest for question in first if isinstance(question, wire.Get)] == NAMES[:MOST_AT_ONCE]
    arrived, questions = asked.take(wire.Blob(NAMES[0], 0))
    assert arrived == Arrived(NAMES[0], None)
    assert questions == [wire.Get(NAMES[MOST_AT_ONCE], 0)]


def test_after_a_cut_it_goes_on_where_it_was() -> None:
    asked = wanting()
    asked.messages()
    asked.take(part(NAMES[0], 0))
    asked.restart()
    assert asked.messages() == [wire.Get(NAMES[0], wire.GET_AT_ONCE)]


def test_what_does_not_fit_or_was_not_asked_for_is_not_taken() -> None:
    asked = wanting()
    asked.messages()
    assert asked.take(wire.Blob(NAMES[1], 3, 0, b"abc")) == (None, [])
    arrived, _ = asked.take(wire.Blob(NAMES[0], len(BLOB), 7, b"abc"))
    assert arrived == Arrived(NAMES[0], None)


def test_a_part_that_comes_twice_is_taken_once() -> None:
    asked = wanting()
    asked.messages()
    asked.take(part(NAMES[0], 0))
    assert asked.take(part(NAMES[0], 0)) == (None, [])
    _, questions = asked.take(part(NAMES[0], wire.GET_AT_ONCE))
    assert questions == [wire.Get(NAMES[0], 2 * wire.GET_AT_ONCE)]
    arrived, _ = asked.take(part(NAMES[0], 2 * wire.GET_AT_ONCE))
    assert arrived == Arrived(NAMES[0], BLOB)


def test_asking_twice_is_asking_once() -> None:
    asked = wanting()
    asked.messages()
    asked.want(Body(NAMES[0], len(BLOB)))
    assert asked.messages() == []
