"""Tables dealt again, and people moved between them: who then reads whom, and when it is too late for it."""

import pytest

from sprint.core.acts import Leave
from sprint.core.errors import Refused
from sprint.core.reading.acts import Attend, Finish, Redeal, Reseat, Respond, Stop, Withdraw
from sprint.core.reading.events import MemberReseated, TablesDealt, TurnClosed, TurnOpened
from sprint.core.reading.tending import may_deal_again
from sprint.core.reading.values import Piece
from tests.sprint.core.reading.hall import BODY, ROUND, SPOTLIGHT, Hall, key, seated


def assigned(piece: Piece) -> int:
    """How many readers a piece has who brought one."""
    return sum(not reader.guest for reader in piece.readers)


def gives(hall: Hall, person: int) -> int:
    """How many pieces somebody was assigned to."""
    readers = (reader for piece in hall.room.pieces.values() for reader in piece.readers)
    return sum(reader.key == key(person) and not reader.guest for reader in readers)


def again(hall: Hall) -> None:
    hall.do(0, Redeal(hall.reading.id, hall.reading.dealing))


def move(hall: Hall, person: int, table: int) -> None:
    hall.do(0, Reseat(hall.reading.id, hall.reading.dealing, key(person), table))


def at(hall: Hall, table: int) -> list[int]:
    """Who sits at a table."""
    return [int(seat, 16) - 1 for seat in hall.tables[table - 1].seats]


def test_tables_are_dealt_anew_with_those_who_came_and_without_those_who_left() -> None:
    hall = seated(10)
    hall.do(9, Leave())
    late = hall.offer(8)
    assert hall.room.pieces[late].state == "waiting"
    before = hall.reading.seed
    again(hall)
    assert hall.events.count(TablesDealt(hall.reading.id, key(0))) == 1
    assert hall.reading.seed != before
    assert sorted(person for table in (1, 2, 3)[: len(hall.tables)] for person in at(hall, table)) == list(
        range(9)
    )
    counts = {assigned(hall.piece_of(person)) for person in range(8)}
    assert max(counts) - min(counts) <= 1
    assert {assigned(piece) for piece in hall.room.pieces.values() if piece.by == key(9)} == {0}
    for person in range(8):
        assert gives(hall, person) == assigned(hall.piece_of(person))


def test_two_who_deal_again_at_once_deal_once_and_the_second_is_told() -> None:
    hall = seated(10)
    reading = hall.reading.id
    again(hall)
    seats = [table.seats for table in hall.tables]
    with pytest.raises(Refused, match="dealt anew a moment ago") as refused:
        hall.do(0, Redeal(reading, 0))
    assert refused.value.code == "dealt-anew"
    assert hall.refused(0, Reseat(reading, 0, hall.tables[0].seats[0], 2)) == "dealt-anew"
    assert [table.seats for table in hall.tables] == seats
    move(hall, at(hall, 1)[1], 2)
    assert hall.refused(0, Redeal(reading, 1)) == "dealt-anew", "somebody has just moved"
    assert hall.refused(0, Reseat(reading, 1, hall.tables[0].seats[0], 2)) == "dealt-anew"


def test_every_turn_is_closed_and_opens_anew() -> None:
    hall = seated(6)
    again(hall)
    opened = [e for e in hall.events if isinstance(e, TurnOpened)]
    closed = [e for e in hall.events if isinstance(e, TurnClosed)]
    assert len(opened) - len(closed) == len(hall.turns())
    assert {turn.opened_at for turn in hall.turns()} == {hall.at}


def test_nothing_is_dealt_again_once_something_was_given_or_heard() -> None:
    hall = seated(5)
    hall.wait_for(1)
    person, piece, step = hall.speaker()
    hall.do(person, Finish(piece, step, "pass"))
    again(hall)
    hall.wait_for(1)
    person, piece, step = hall.speaker()
    hall.do(person, Respond(hall.reading.id, piece, step, "praise", BODY, last=False))
    assert hall.refused(0, Redeal(hall.reading.id, hall.reading.dealing)) == "given"


def test_what_an_author_said_to_silent_readers_stays_and_so_do_the_tables() -> None:
    hall = seated(5)
    hall.wait_for(2)
    author, piece, step = hall.speaker()
    hall.do(author, Respond(hall.reading.id, piece, step, "reply", BODY, last=False))
    assert hall.refused(0, Redeal(hall.reading.id, hall.reading.dealing)) == "given"
    assert not may_deal_again(hall.room)


def test_a_piece_that_its_author_stopped_is_not_dealt_again_and_they_sit_in() -> None:
    hall = seated(5)
    piece = hall.room.pieces[hall.speaker()[1]]
    author = int(piece.by, 16) - 1
    hall.do(author, Stop(piece.id))
    again(hall)
    assert hall.room.pieces[piece.id].state == "stopped"
    assert hall.room.pieces[piece.id].readers == ()
    assert gives(hall, author) == 0
    assert key(author) in hall.reading.guests
    assert hall.reading.table_of(key(author)) is not None


def test_whoever_went_from_the_reading_is_not_fetched_back() -> None:
    hall = seated(5)
    hall.offer(4)
    hall.do(4, Attend(hall.reading.id, out=True))
    again(hall)
    assert hall.reading.table_of(key(4)) is None


def test_rounds_and_a_spotlight_are_dealt_again_too() -> None:
    for protocol in (ROUND, SPOTLIGHT):
        hall = seated(5, protocol)
        again(hall)
        assert len(hall.tables) == 1
        assert hall.refused(0, Reseat(hall.reading.id, hall.reading.dealing, key(1), 1)) == "duplicate"
        assert hall.refused(0, Reseat(hall.reading.id, hall.reading.dealing, key(1), 2)) == "unknown-table"


def test_dealing_again_needs_tables_people_pieces_and_the_right_to_it() -> None:
    hall = Hall(3)
    hall.call()
    hall.offer(1)
    hall.offer(2)
    assert hall.refused(0, Redeal(hall.reading.id, hall.reading.dealing)) == "too-early"
    hall.deal()
    assert hall.refused(1, Redeal(hall.reading.id, hall.reading.dealing)) == "not-yours"
    assert hall.refused(1, Reseat(hall.reading.id, hall.reading.dealing, key(1), 1)) == "not-yours"
    hall.do(1, Leave())
    assert hall.refused(0, Redeal(hall.reading.id, hall.reading.dealing)) in ("too-few", "no-pieces", "over")


def test_somebody_moves_and_both_tables_stay_even() -> None:
    hall = seated(10)
    person = at(hall, 1)[1]
    move(hall, person, 2)
    assert MemberReseated(hall.reading.id, key(person), 2, 1, key(0)) in hall.events
    assert (len(at(hall, 1)), len(at(hall, 2))) == (4, 6)
    assert {assigned(hall.piece_of(one)) for one in at(hall, 1)} == {3}
    assert {assigned(hall.piece_of(one)) for one in at(hall, 2)} == {4}
    for one in range(10):
        piece = hall.piece_of(one)
        assert key(one) not in [reader.key for reader in piece.readers]
        assert gives(hall, one) == assigned(piece)
        table = hall.reading.table_of(key(one))
        assert table is not None
        assert {reader.key for reader in piece.readers} <= set(table.seats)


def test_a_guest_moves_and_what_is_assigned_stays() -> None:
    hall = seated(10, guests=2)
    guest = next(person for person in (8, 9) if person in at(hall, 1))
    before = {person: assigned(hall.piece_of(person)) for person in range(8)}
    move(hall, guest, 2)
    assert guest in at(hall, 2)
    assert {person: assigned(hall.piece_of(person)) for person in range(8)} == before


def test_a_piece_taken_back_counts_no_more_when_its_author_moves() -> None:
    hall = seated(10)
    author = next(person for person in at(hall, 1) if hall.piece_of(person).state == "dealt")
    hall.do(author, Withdraw(hall.piece_of(author).id))
    move(hall, author, 2)
    assert hall.piece_of(author).readers == ()
    assert key(author) in hall.reading.guests
    assert gives(hall, author) == 0
    for person in set(range(10)) - {author}:
        assert gives(hall, person) == assigned(hall.piece_of(person))


def test_nobody_moves_where_something_was_given_at_either_table_but_others_may() -> None:
    hall = seated(15)
    hall.wait_for(1)
    turn = hall.tables[0].turns[0].slot
    hall.do(int(turn.by, 16) - 1, Respond(hall.reading.id, turn.piece, turn.step, "praise", BODY))
    assert hall.refused(0, Reseat(hall.reading.id, hall.reading.dealing, key(at(hall, 1)[0]), 2)) == "given"
    assert hall.refused(0, Reseat(hall.reading.id, hall.reading.dealing, key(at(hall, 2)[0]), 1)) == "given"
    move(hall, at(hall, 2)[0], 3)
    assert len(at(hall, 3)) == 6


def test_no_table_is_left_with_nobody_to_read_to() -> None:
    hall = seated(6)
    first, second, third = at(hall, 1)
    move(hall, first, 2)
    assert at(hall, 1) == [second, third]
    assert hall.refused(0, Reseat(hall.reading.id, hall.reading.dealing, key(third), 2)) == "too-few"


def test_only_who_has_a_seat_moves() -> None:
    hall = seated(6)
    hall.do(3, Leave())
    assert hall.refused(0, Reseat(hall.reading.id, hall.reading.dealing, key(3), 1)) == "not-in"
