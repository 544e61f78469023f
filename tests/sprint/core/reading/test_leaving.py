"""Going before the end: the table goes on, a guest takes over, and what is even stays even."""

from sprint.core import acts
from sprint.core.reading.acts import Attend, Decline
from sprint.core.reading.events import PieceStopped, PieceWithdrawn, TurnClosed
from tests.sprint.core.reading.hall import SEAL, Hall, key, seated


def test_whoever_leaves_takes_their_piece_and_their_turns_with_them() -> None:
    hall = seated(4)
    hall.wait_for(1)
    person, piece, step = hall.speaker()
    own = hall.piece_of(person).id
    hall.do(person, acts.Leave())
    assert TurnClosed(piece, step, key(person), "gone") in hall.events
    assert PieceWithdrawn(own, key(person)) in hall.events
    assert key(person) not in hall.tables[0].seats
    assert own not in hall.tables[0].queue
    reader = hall.room.pieces[piece].reader(key(person))
    assert reader is not None
    assert reader.state == "gone"
    assert hall.turns()


def test_an_author_who_leaves_is_not_read_on() -> None:
    hall = seated(3)
    hall.wait_for(1)
    piece = hall.tables[0].under_way[0]
    author = int(hall.room.pieces[piece].by, 16) - 1
    hall.do(author, Attend(hall.reading.id, out=True))
    assert PieceStopped(piece) in hall.events
    assert hall.room.pieces[piece].state == "stopped"
    hall.wait_out()
    assert hall.reading.phase == "done"


def listening() -> tuple[Hall, str]:
    """A full table with a guest who only listens, and a piece to come there."""
    hall = seated(5)
    hall.do(5, acts.Join(bytes(32), SEAL))
    hall.do(5, Attend(hall.reading.id))
    return hall, hall.tables[0].queue[-1]


def test_a_guest_at_the_table_takes_the_place_of_whoever_cannot() -> None:
    hall, piece = listening()
    before = hall.room.pieces[piece].readers
    hall.do(int(before[0].key, 16) - 1, Decline(piece))
    after = hall.room.pieces[piece].readers
    assert [(reader.key, reader.state) for reader in after[: len(before)]] == [
        (reader.key, "declined" if reader is before[0] else "due") for reader in before
    ]
    assert (after[-1].key, after[-1].guest) == (key(5), True)


def test_those_a_piece_was_dealt_to_stay_known_so_that_it_stays_even() -> None:
    hall, piece = listening()
    for reader in hall.room.pieces[piece].readers[:2]:
        hall.do(int(reader.key, 16) - 1, Decline(piece))
    counts = {
        sum(not reader.guest for reader in one.readers) for one in hall.room.pieces.values() if one.readers
    }
    assert counts == {4}


def test_what_has_begun_is_taken_over_by_nobody() -> None:
    hall, _ = listening()
    person, piece, _ = hall.speaker()
    hall.do(person, Decline(piece))
    assert hall.room.pieces[piece].reader(key(5)) is None


def test_whoever_comes_back_reads_what_is_to_come() -> None:
    hall = seated(4)
    piece = hall.tables[0].queue[-1]
    person = int(hall.room.pieces[piece].readers[0].key, 16) - 1
    hall.do(person, Attend(hall.reading.id, out=True))
    hall.do(person, Attend(hall.reading.id))
    reader = hall.room.pieces[piece].reader(key(person))
    assert reader is not None
    assert reader.takes_part


def test_when_all_have_gone_the_reading_is_done() -> None:
    hall = seated(3)
    for person in range(3):
        hall.do(person, acts.Leave())
    assert hall.reading.phase == "done"
    assert not hall.turns()
