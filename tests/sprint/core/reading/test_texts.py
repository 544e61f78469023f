"""Which texts a program fetches by itself: one's own, those of one's tables, those to be read ahead."""

from sprint.core.reading.acts import Erase, Finish, Respond, Withdraw
from sprint.core.reading.texts import texts_for
from tests.sprint.core.reading.hall import BODY, STRONG, Hall, key, seated


def names(hall: Hall, person: int) -> list[str]:
    return [ref.id for ref in texts_for(hall.room, key(person))]


def test_before_the_deal_one_has_only_ones_own() -> None:
    hall = Hall(3)
    hall.call()
    mine = hall.offer(0)
    hall.offer(1)
    assert names(hall, 0) == [mine]
    assert names(hall, 2) == []


def test_pieces_of_a_reading_ahead_are_for_everybody_those_for_whatever_comes_next_too() -> None:
    hall = Hall(3)
    early = hall.offer(1)
    hall.call(ahead=True)
    later = hall.offer(2)
    assert names(hall, 0) == [early, later]


def test_at_the_tables_one_has_those_of_ones_own_table_and_what_is_given_there() -> None:
    hall = Hall(6)
    hall.call(STRONG)
    for person in range(6):
        hall.offer(person)
    hall.deal()
    table = next(table for table in hall.tables if key(0) in table.seats)
    there = {*table.queue, *table.under_way}
    assert set(names(hall, 0)) == there
    first = table.under_way[0]
    assert names(hall, 0)[0] == first or hall.room.pieces[first].by == key(0)
    for turn in table.turns:
        hall.do(int(turn.slot.by, 16) - 1, Finish(first, 0))
    table = next(one for one in hall.tables if one.number == table.number)
    reader = int(table.turns[0].slot.by, 16) - 1
    given = hall.do(reader, Respond(hall.reading.id, first, 1, "praise", BODY))
    assert given in names(hall, 0)
    elsewhere = next(person for person in range(6) if key(person) not in table.seats)
    assert given not in names(hall, elsewhere)
    hall.do(reader, Erase(given))
    assert given not in names(hall, 0)


def test_what_was_erased_is_not_looked_for() -> None:
    hall = Hall(2)
    mine = hall.offer(0)
    hall.do(0, Erase(mine))
    assert names(hall, 0) == []


def test_what_its_author_took_back_before_its_turn_is_looked_for_by_nobody_else() -> None:
    hall = seated(3)
    last = hall.tables[0].queue[-1]
    author = int(hall.room.pieces[last].by, 16) - 1
    others = [person for person in range(3) if person != author]
    assert all(last in names(hall, person) for person in others)
    hall.do(author, Withdraw(last))
    assert not any(last in names(hall, person) for person in others)
    assert last in names(hall, author)
