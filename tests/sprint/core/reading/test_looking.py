"""What one is told of a reading: one's turns, who is next, how long it takes, what one gave."""

import msgspec

from sprint.core.reading.acts import Finish, Respond
from sprint.core.reading.looking import (
    Balance,
    balance,
    coming_to,
    live_reading,
    mine_is_read,
    my_pieces,
    my_turns,
    next_speakers,
)
from tests.sprint.core.reading.hall import BODY, STRONG, Hall, key


def dealt(people: int = 3) -> Hall:
    hall = Hall(people)
    hall.call(STRONG)
    for person in range(people):
        hall.offer(person)
    hall.deal()
    return hall


def test_the_reading_at_its_tables_comes_before_one_that_gathers() -> None:
    hall = dealt()
    first = hall.reading.id
    hall.call(STRONG)
    found = live_reading(hall.room)
    assert found is not None
    assert found.id == first
    hall.wait_out()
    assert live_reading(hall.room) is None


def test_one_piece_each_comes_and_guests_without_one() -> None:
    hall = Hall(3)
    hall.call(STRONG)
    first = hall.offer(0)
    hall.offer(0)
    pieces, guests = coming_to(hall.room, hall.reading)
    assert {by: piece.id for by, piece in pieces.items()} == {key(0): first}
    assert guests == []


def test_everybody_sees_their_turn_and_who_follows() -> None:
    hall = dealt()
    author = int(hall.room.pieces[hall.tables[0].under_way[0]].by, 16) - 1
    readers = [person for person in range(3) if person != author]
    assert my_turns(hall.room, key(author)) == []
    mine = mine_is_read(hall.room, key(author))
    assert mine is not None
    for reader in readers:
        (turn,) = my_turns(hall.room, key(reader))
        assert turn.to_read
        assert not turn.asking
        hall.do(reader, Finish(mine.id, 0))
    (speaker,) = (turn.slot.by for turn in hall.tables[0].turns)
    (after,) = next_speakers(hall.tables[0])
    assert {speaker, after} == {key(reader) for reader in readers}


def test_what_one_gave_and_received_is_counted_by_people() -> None:
    hall = dealt()
    piece = hall.room.pieces[hall.tables[0].under_way[0]]
    author = int(piece.by, 16) - 1
    readers = [person for person in range(3) if person != author]
    for reader in readers:
        hall.do(reader, Finish(piece.id, 0))
    speaker = int(hall.tables[0].turns[0].slot.by, 16) - 1
    hall.do(speaker, Respond(hall.reading.id, piece.id, 1, "praise", BODY))
    assert balance(hall.room, key(speaker)) == Balance(given=1, received=0)
    assert balance(hall.room, key(author)) == Balance(given=0, received=1)
    assert [own.id for own in my_pieces(hall.room, key(author))] == [piece.id]
    second = msgspec.structs.replace(piece, responses=hall.room.pieces[piece.id].responses)
    room = msgspec.structs.replace(hall.room, pieces={**hall.room.pieces, "f" * 32: second})
    assert balance(room, key(speaker)) == Balance(given=1, received=0), "the same person, twice"
    assert balance(room, key(author)) == Balance(given=0, received=1)
