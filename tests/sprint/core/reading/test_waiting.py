"""While a part has time to hear a piece, its reading waits for one; after that the part is over."""

from sprint.core.agenda.acts import Stretch
from sprint.core.agenda.events import BlockBegun
from sprint.core.reading.acts import Attend, Withdraw
from sprint.core.reading.events import ReadingFell, ReadingWaits, TablesDealt
from sprint.core.reading.protocol import piece_ms
from tests.sprint.core.agenda.days import MINUTE, DayHall
from tests.sprint.core.reading.hall import STRONG

#: So much before the end of a part of ten minutes one piece can just be heard.
ONE = piece_ms(STRONG, 1)


def waiting() -> DayHall:
    """A day in a part for reading whose minute to gather has gone by without a piece."""
    hall = DayHall()
    hall.begin("read", "sprint")
    hall.pass_by(1)
    return hall


def test_a_part_waits_for_pieces_as_long_as_it_can_hear_one() -> None:
    hall = waiting()
    last = hall.now.started_at + 10 * MINUTE - ONE
    assert (hall.reading.phase, hall.reading.waits, hall.reading.deals_at) == ("gathering", True, last)
    assert [one.until for one in hall.events if isinstance(one, ReadingWaits)] == [last]
    hall.pass_by((last - hall.at) / MINUTE - 0.1)
    assert hall.kind == "read"


def test_where_nothing_came_the_part_ends_early_and_says_so() -> None:
    hall = waiting()
    hall.pass_by(2)
    assert (hall.kind, hall.room.readings[0].phase) == ("sprint", "cancelled")
    said = [type(one) for one in hall.events if isinstance(one, ReadingFell | BlockBegun)]
    assert said[-2:] == [ReadingFell, BlockBegun]
    assert hall.at < hall.agenda.past[0].started_at + 10 * MINUTE


def test_the_tables_are_dealt_a_minute_after_the_newest_piece() -> None:
    hall = waiting()
    hall.do(0, Stretch(hall.agenda.id, hall.agenda.moves, 20 * MINUTE))
    hall.offer(1)
    hall.pass_by(5)
    assert hall.reading.waits, "one alone has nobody to read to"
    hall.offer(2)
    hall.pass_by(0.5)
    hall.offer(3)
    hall.pass_by(0.6)
    assert hall.reading.phase == "gathering"
    hall.pass_by(0.4)
    assert (hall.reading.phase, hall.seen(TablesDealt), hall.reading.waits) == ("tables", 1, False)


def test_the_deal_is_never_later_than_a_piece_can_be_heard() -> None:
    hall = waiting()
    last = hall.reading.deals_at
    hall.at = last - 10_000
    hall.offer(1)
    hall.do(2, Attend(hall.reading.id))
    assert hall.reading.deals_at == last
    hall.pass_by(0.2)
    assert hall.reading.phase == "tables"


def test_a_piece_that_is_taken_back_is_waited_for_again() -> None:
    hall = waiting()
    last = hall.reading.deals_at
    hall.offer(1)
    piece = hall.offer(2)
    assert hall.reading.deals_at == hall.at + MINUTE
    hall.do(2, Withdraw(piece))
    assert hall.reading.deals_at == last


def test_a_longer_part_waits_longer() -> None:
    hall = waiting()
    last = hall.reading.deals_at
    hall.do(0, Stretch(hall.agenda.id, hall.agenda.moves, 5 * MINUTE))
    assert hall.reading.deals_at == last + 5 * MINUTE


def test_a_reading_that_no_part_holds_falls_at_its_time() -> None:
    hall = DayHall()
    hall.call(STRONG)
    hall.pass_by(1)
    assert (hall.reading.phase, hall.seen(ReadingWaits)) == ("cancelled", 0)
