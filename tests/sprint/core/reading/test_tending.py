"""Which turns are open, and which act a word about somebody's turn comes to."""

import pytest

from sprint.core.errors import Refused
from sprint.core.reading.acts import Defer, Prefer, Prolong, Respond
from sprint.core.reading.tending import (
    first,
    longer,
    may_deal_again,
    open_turns,
    passed_over,
    reading_at_tables,
)
from tests.sprint.core.reading.hall import ASKING, BODY, ROUND, SECOND, Hall, key, seated


def test_open_turns_are_told_by_table_with_who_is_away_and_who_could_speak_first() -> None:
    hall = seated(6)
    assert [one.table.number for one in open_turns(hall.room)] == [1, 1, 2, 2]
    assert not any(one.away for one in open_turns(hall.room))
    assert all(one.silent for one in open_turns(hall.room))
    hall.wait_for(1)
    turns = list(open_turns(hall.room))
    assert [one.away for one in turns] == [one.turn.slot.by != key(0) for one in turns]
    for one in turns:
        assert one.others == tuple(group[0].by for group in one.table.waiting)
        assert len(one.others) == 1
        assert one.may_pass
        assert not one.silent


def test_where_all_speak_at_once_nobody_speaks_first() -> None:
    hall = seated(6, ROUND)
    assert all(one.others == () for one in open_turns(hall.room))


def test_the_time_to_decide_is_not_passed_over() -> None:
    hall = seated(3, ASKING)
    hall.wait_for(2)
    assert [one.may_pass for one in open_turns(hall.room)] == [False]


def test_a_word_about_somebody_means_their_turn() -> None:
    hall = seated(4)
    hall.wait_for(1)
    person, piece, step = hall.speaker()
    other = hall.tables[0].waiting[0][0].by
    assert longer(hall.room, key(person), 30 * SECOND) == Prolong(piece, step, key(person), 30 * SECOND)
    assert passed_over(hall.room, key(person)) == Defer(piece, step, key(person))
    assert first(hall.room, other) == Prefer(piece, step, other)
    for word in (lambda: longer(hall.room, other, SECOND), lambda: passed_over(hall.room, other)):
        with pytest.raises(Refused, match="not their turn"):
            word()
    with pytest.raises(Refused, match="no turn to come"):
        first(hall.room, key(person))


def test_tables_may_be_dealt_again_until_something_is_given() -> None:
    hall = Hall(3)
    hall.call()
    assert reading_at_tables(hall.room) is None
    assert not may_deal_again(hall.room)
    hall = seated(4)
    hall.wait_for(1)
    assert may_deal_again(hall.room)
    person, piece, step = hall.speaker()
    hall.do(person, Respond(hall.reading.id, piece, step, "praise", BODY))
    assert not may_deal_again(hall.room)
