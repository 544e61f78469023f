"""What comes after the tables of a day is reckoned with what they still need, from their first turn on."""

from sprint.core.agenda.acts import Hold, Plan
from sprint.core.agenda.reckoning import over_ms, reckoned
from sprint.core.reading.acts import Finish
from sprint.core.reading.protocol import table_ms
from tests.sprint.core.agenda.days import MINUTE, DayHall, block
from tests.sprint.core.reading.hall import SEAL, STRONG

NEEDED = table_ms(STRONG, pieces=3, readers=2)


def at_tables(minutes: float) -> DayHall:
    """Three people read in a part that is so long, and then part."""
    hall = DayHall(3)
    hall.do(0, Plan((block(1, "read", minutes), block(2, "close")), SEAL))
    hall.move(1)
    for person in range(3):
        hall.offer(person)
    hall.wait()
    assert hall.reading.phase == "tables"
    return hall


def begins(hall: DayHall) -> int:
    agenda = reckoned(hall.room, hall.at)
    assert agenda is not None
    return agenda.ahead(hall.at)[0].starts_at


def test_a_part_that_is_too_short_for_its_tables_ends_when_they_may() -> None:
    hall = at_tables(6)
    assert over_ms(hall.room, hall.at) == hall.at + NEEDED - hall.now.ends_at > 0
    assert begins(hall) == hall.at + NEEDED
    assert hall.agenda.ahead(hall.at)[0].starts_at == hall.now.ends_at, "the plan itself stays as it is"


def test_as_turns_end_early_so_do_the_tables() -> None:
    hall = at_tables(6)
    before = begins(hall)
    for turn in hall.turns():
        hall.do(int(turn.slot.by, 16) - 1, Finish(turn.slot.piece, turn.slot.step))
    assert begins(hall) == before - STRONG.steps[0].ms


def test_one_that_is_long_enough_ends_at_its_time() -> None:
    hall = at_tables(60)
    assert over_ms(hall.room, hall.at) == 0
    assert begins(hall) == hall.now.ends_at


def test_while_the_day_stands_the_tables_need_as_much_as_before() -> None:
    hall = at_tables(6)
    over = over_ms(hall.room, hall.at)
    hall.do(0, Hold(hall.agenda.id, hall.agenda.moves))
    hall.at += 5 * MINUTE
    assert over_ms(hall.room, hall.at) == over


def test_while_pieces_are_gathered_those_that_came_are_reckoned() -> None:
    hall = DayHall(3)
    hall.do(0, Plan((block(1, "read", 6), block(2, "close")), SEAL))
    hall.move(1)
    assert over_ms(hall.room, hall.at) == 0
    for person in range(3):
        hall.offer(person)
    assert begins(hall) == hall.reading.deals_at + NEEDED
