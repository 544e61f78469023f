"""Those who come when the tables stand: a seat for a guest, and a piece where it keeps the deal even."""

from sprint.core import acts
from sprint.core.reading.acts import Attend, Offer, Withdraw
from sprint.core.reading.events import DealtIn, GuestSat, PieceOffered
from sprint.core.reading.values import Piece
from tests.sprint.core.reading.hall import BODY, ROUND, SEAL, SPOTLIGHT, Hall, key, seated


def join(hall: Hall, person: int) -> None:
    hall.do(person, acts.Join(bytes(32), SEAL))


def assigned(piece: Piece) -> int:
    return sum(not reader.guest for reader in piece.readers)


def test_a_late_guest_sits_at_the_emptiest_table_and_reads_what_has_room() -> None:
    hall = seated(7)
    smaller = min(hall.tables, key=lambda table: len(table.seats))
    join(hall, 7)
    hall.do(7, Attend(hall.reading.id))
    assert hall.events[-2:] == [
        GuestSat(hall.reading.id, key(7), out=False),
        DealtIn(hall.reading.id, key(7), smaller.number),
    ]
    table = hall.reading.table_of(key(7))
    assert table is not None
    assert table.seats == (*smaller.seats, key(7))
    for name in table.queue:
        reader = hall.room.pieces[name].reader(key(7))
        assert reader is not None
        assert reader.guest
    begun = hall.room.pieces[table.under_way[0]]
    assert begun.reader(key(7)) is None


def test_a_late_guest_at_a_full_table_listens() -> None:
    hall = seated(5)
    join(hall, 5)
    hall.do(5, Attend(hall.reading.id))
    assert hall.reading.table_of(key(5)) is not None
    assert not any(piece.reader(key(5)) for piece in hall.room.pieces.values())


def test_where_pieces_go_round_a_late_guest_has_a_seat_only() -> None:
    hall = seated(4, ROUND)
    join(hall, 4)
    hall.do(4, Attend(hall.reading.id))
    assert hall.tables[0].seats[-1] == key(4)
    assert not any(piece.reader(key(4)) for piece in hall.room.pieces.values())


def test_a_late_piece_is_dealt_in_where_that_is_fair() -> None:
    hall = seated(4, SPOTLIGHT)
    join(hall, 4)
    late = hall.do(4, Offer(SEAL, BODY, ("praise",), hall.reading.id))
    assert PieceOffered(late, key(4), hall.reading.id) in hall.events
    piece = hall.room.pieces[late]
    assert piece.state == "dealt"
    assert hall.tables[0].queue[-1] == late
    counts = [assigned(one) for one in hall.room.pieces.values()]
    assert max(counts) - min(counts) <= 1
    gives = sum(
        any(reader.key == key(4) and not reader.guest for reader in one.readers)
        for one in hall.room.pieces.values()
    )
    assert abs(gives - assigned(piece)) <= 1
    hall.wait_out()
    assert hall.room.pieces[late].state == "heard"


def test_a_late_piece_that_cannot_be_dealt_in_waits_for_any_reading() -> None:
    hall = seated(4, ROUND)
    join(hall, 4)
    late = hall.do(4, Offer(SEAL, BODY, (), hall.reading.id))
    assert (hall.room.pieces[late].state, hall.room.pieces[late].reading) == ("waiting", "")
    assert hall.events[-1] == PieceOffered(late, key(4), "")
    hall.wait_out()
    hall.call()
    hall.offer(0)
    hall.deal()
    assert hall.room.pieces[late].state != "waiting"


def test_a_late_piece_waits_where_too_little_is_left_to_read() -> None:
    states = []
    for begun in range(4):
        hall = seated(4, SPOTLIGHT)
        join(hall, 4)
        while len(hall.tables[0].queue) > 3 - begun:
            hall.wait()
        late = hall.offer(4)
        states.append(hall.room.pieces[late].state)
    # Three are to read the late piece, so its author reads three, or two.
    assert states == ["dealt", "dealt", "waiting", "waiting"]


def test_nobody_has_a_second_piece_dealt_in() -> None:
    hall = seated(4)
    second = hall.do(0, Offer(SEAL, BODY))
    assert hall.room.pieces[second].state == "waiting"


def test_a_guest_who_brings_a_piece_is_no_guest_any_more() -> None:
    hall = seated(5, guests=1)
    assert key(4) in hall.reading.guests
    late = hall.offer(4)
    assert hall.room.pieces[late].state == "dealt"
    assert key(4) not in hall.reading.guests
    for name in hall.tables[0].queue[:-1]:
        readers = [reader for reader in hall.room.pieces[name].readers if reader.key == key(4)]
        assert len(readers) == 1


def test_what_was_taken_back_or_replaced_before_the_deal_keeps_nobody_out() -> None:
    hall = Hall(5)
    reading = hall.call(SPOTLIGHT)
    for person in range(4):
        hall.do(person, Offer(SEAL, BODY, ("praise",), reading))
    hall.do(0, Offer(SEAL, BODY, ("praise",), replaces=hall.piece_of(0).id))
    gone = hall.do(4, Offer(SEAL, BODY, (), reading))
    hall.do(4, Withdraw(gone))
    hall.deal()
    late = hall.offer(4)
    assert hall.room.pieces[late].state == "dealt"
