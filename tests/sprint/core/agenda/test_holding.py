"""A reading that somebody calls in a part for reading is that part's: it holds the day and stands with it."""

from sprint.core.agenda.acts import Hold, Proceed
from sprint.core.agenda.reckoning import over_ms
from sprint.core.reading.acts import Adjourn, Deal
from sprint.core.reading.lasting import left_ms
from tests.sprint.core.agenda.days import MINUTE, DayHall
from tests.sprint.core.reading.hall import STRONG


def in_a_reading(*, dealt: bool = False) -> DayHall:
    """A day whose part for reading has come, and whose reading was called anew by hand."""
    hall = DayHall()
    hall.begin("read", "sprint")
    hall.do(0, Adjourn(hall.reading.id))
    hall.pass_by(5)
    hall.call(STRONG)
    if dealt:
        for person in range(3):
            hall.offer(person)
        hall.do(0, Deal(hall.reading.id))
    return hall


def test_the_part_holds_what_was_called_anew() -> None:
    hall = in_a_reading()
    assert hall.now.reading == hall.reading.id


def test_the_day_waits_for_its_tables() -> None:
    hall = in_a_reading(dealt=True)
    assert over_ms(hall.room, hall.at) > 5 * MINUTE, "everybody can see it before"
    hall.pass_by(7)
    assert (hall.kind, hall.reading.phase) == ("read", "tables"), "nobody is cut off"
    hall.pass_by(60)
    assert hall.kind == "sprint" or hall.agenda.phase == "done"
    assert hall.reading.phase == "done"


def test_a_pause_lets_its_tables_stand() -> None:
    hall = in_a_reading(dealt=True)
    left = hall.turns()[0].ends_at - hall.at
    hall.do(0, Hold(hall.agenda.id, hall.agenda.moves))
    hall.pass_by(20)
    assert hall.reading.phase == "tables"
    hall.do(0, Proceed(hall.agenda.id, hall.agenda.moves))
    assert hall.turns()[0].ends_at - hall.at == left


def test_one_that_is_called_while_the_day_stands_stands_too() -> None:
    hall = DayHall()
    hall.begin("read", "sprint")
    hall.do(0, Adjourn(hall.reading.id))
    hall.do(0, Hold(hall.agenda.id, hall.agenda.moves))
    hall.call(STRONG)
    for person in range(3):
        hall.offer(person)
    hall.pass_by(10)
    assert (hall.reading.phase, hall.reading.paused_at is not None) == ("gathering", True)
    hall.do(0, Proceed(hall.agenda.id, hall.agenda.moves))
    hall.pass_by(1)
    assert hall.reading.phase == "tables"


def test_a_second_one_is_held_when_the_first_is_over() -> None:
    hall = DayHall()
    hall.begin("read", "sprint")
    first = hall.now.reading
    second = hall.call(STRONG, gather_ms=30 * MINUTE)
    assert hall.now.reading == first
    hall.do(0, Adjourn(first))
    assert hall.now.reading == second


def test_one_for_another_day_holds_nothing() -> None:
    hall = DayHall()
    hall.begin("read", "sprint")
    first = hall.now.reading
    hall.do(0, Adjourn(first))
    hall.call(STRONG, gather_ms=24 * 60 * MINUTE)
    hall.call(STRONG, ahead=True)
    assert hall.now.reading == first
    hall.pass_by(10)
    assert hall.kind == "sprint"


def test_one_that_was_called_in_another_part_is_not_for_this_one() -> None:
    hall = DayHall()
    hall.begin("gather", "read", "sprint")
    before = hall.call(STRONG, gather_ms=30 * MINUTE)
    hall.pass_by(10)
    assert hall.kind == "read"
    hall.do(0, Adjourn(hall.now.reading))
    assert hall.now.reading != before


def test_while_it_stands_nobody_is_shown_that_their_time_goes_by() -> None:
    hall = in_a_reading(dealt=True)
    turn, table = hall.turns()[0], hall.tables[0]
    left = (hall.reading.left_ms(turn, hall.at), left_ms(hall.reading, table, hall.room.pieces, hall.at))
    hall.do(0, Hold(hall.agenda.id, hall.agenda.moves))
    later = hall.at + 2 * MINUTE
    assert (hall.reading.left_ms(turn, later), left_ms(hall.reading, table, hall.room.pieces, later)) == left
