"""Who sees what everybody gave and received, and beside whom the mark stands."""

import msgspec

from sprint.core import acts
from sprint.core.reading.acts import Deal, Finish, Finishing, Read, Respond
from sprint.core.reading.looking import Balance, my_turns
from sprint.core.reading.noticing import give_and_take
from sprint.core.reading.protocol import Kind
from sprint.core.rights import may_see_balance
from tests.sprint.core.reading.hall import BODY, SEAL, SEED, STRONG, Hall, key


def call(hall: Hall, person: int) -> None:
    hall.do(person, Read(STRONG, SEAL, SEED, 60_000, 30_000))


def called_by(person: int) -> Hall:
    """A hall of four in which ``person`` called a reading, and all but the last offered a piece."""
    hall = Hall(4)
    call(hall, person)
    for author in range(3):
        hall.offer(author)
    hall.do(person, Deal(hall.reading.id))
    return hall


def respond(hall: Hall, person: int, kind: Kind = "praise") -> None:
    """Let whoever reads be done, and others pass, until ``person`` has responded once."""
    while True:
        for reader in range(4):
            for mine in my_turns(hall.room, key(reader)):
                if mine.to_read or reader != person:
                    how: Finishing = "done" if mine.to_read else "pass"
                    hall.do(reader, Finish(mine.piece.id, mine.turn.slot.step, how))
                else:
                    hall.do(reader, Respond(hall.reading.id, mine.piece.id, mine.turn.slot.step, kind, BODY))
                    return


def seen(hall: Hall, person: int) -> list[str]:
    return [line.key for line in give_and_take(hall.room, key(person), hall.at)]


def test_whoever_called_the_reading_sees_all_in_seat_order_and_others_only_their_own_line() -> None:
    hall = called_by(1)
    assert seen(hall, 1) == [key(person) for person in range(4)]
    assert seen(hall, 2) == [key(2)]
    assert seen(hall, 3) == [key(3)]


def test_in_a_led_room_a_call_gives_no_sight_of_others() -> None:
    room = msgspec.structs.replace(called_by(1).room, mode="led")
    assert may_see_balance(room, key(0), room.at)
    assert not may_see_balance(room, key(1), room.at)
    assert not may_see_balance(room, key(2), room.at)


def test_the_newest_call_counts() -> None:
    hall = called_by(1)
    call(hall, 2)
    assert may_see_balance(hall.room, key(2), hall.at)
    assert not may_see_balance(hall.room, key(1), hall.at)


def test_who_has_left_sees_nothing_and_is_not_in_the_list() -> None:
    hall = called_by(1)
    hall.do(1, acts.Leave())
    assert seen(hall, 1) == []
    assert seen(hall, 0) == [key(0), key(2), key(3)]


def test_a_mark_stands_beside_those_whose_newest_piece_waits_for_a_first_word() -> None:
    hall = called_by(1)
    waits = {line.key: line.waits for line in give_and_take(hall.room, key(1), hall.at)}
    assert waits == {key(0): True, key(1): True, key(2): True, key(3): False}, "the last brought none"
    author = hall.room.pieces[hall.tables[0].under_way[0]].by
    reader = next(person for person in range(3) if key(person) != author)
    respond(hall, reader)
    lines = {line.key: line for line in give_and_take(hall.room, key(1), hall.at)}
    assert [name for name, line in lines.items() if not line.waits] == [
        name for name in lines if name in (author, key(3))
    ]
    assert lines[author].balance == Balance(0, 1)
    assert lines[key(reader)].balance == Balance(1, 0)
    assert not lines[key(3)].offered


def test_an_author_s_own_words_are_no_first_word() -> None:
    hall = called_by(1)
    author = int(hall.room.pieces[hall.tables[0].under_way[0]].by, 16) - 1
    respond(hall, author, "reply")
    lines = {line.key: line for line in give_and_take(hall.room, key(1), hall.at)}
    assert lines[key(author)].waits


def test_what_was_said_aloud_was_heard_though_nobody_wrote_it() -> None:
    hall = called_by(1)
    author = int(hall.room.pieces[hall.tables[0].under_way[0]].by, 16) - 1
    while hall.piece_of(author).state != "heard":
        for reader in range(4):
            for mine in my_turns(hall.room, key(reader)):
                hall.do(reader, Finish(mine.piece.id, mine.turn.slot.step))
    assert hall.piece_of(author).was_heard
    assert not {line.key: line for line in give_and_take(hall.room, key(1), hall.at)}[key(author)].waits
