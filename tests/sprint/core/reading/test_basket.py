"""Offering, replacing, taking back and erasing: what is allowed, and that nothing is left behind."""

import pytest

from sprint.core import acts
from sprint.core.reading import basket
from sprint.core.reading.acts import LARGEST_PIECE, Body, Erase, Offer, Respond, Withdraw
from sprint.core.reading.events import PieceOffered, PieceWithdrawn, TextErased
from sprint.core.sealing import sealed_size
from tests.sprint.core.reading.hall import BODY, SEAL, SECOND, Hall, key

OTHER = Body("1" * 64, 104)


def gathered(people: int = 3) -> Hall:
    """A room in which a reading is called and everybody has offered a piece."""
    hall = Hall(people)
    hall.call()
    for person in range(people):
        hall.offer(person)
    return hall


def dealt(people: int = 3) -> Hall:
    """The same, with the tables dealt."""
    hall = gathered(people)
    hall.deal()
    return hall


def first(hall: Hall) -> int:
    """Whose piece is read first."""
    return int(hall.room.pieces[hall.tables[0].under_way[0]].by, 16) - 1


def last(hall: Hall) -> int:
    """Whose piece is read last."""
    return int(hall.room.pieces[hall.tables[0].queue[-1]].by, 16) - 1


def test_a_piece_waits_for_any_reading_or_for_the_one_that_was_named() -> None:
    hall = Hall(2)
    reading = hall.call()
    hall.offer(0)
    hall.do(1, Offer(SEAL, BODY, (), reading))
    assert [hall.piece_of(person).reading for person in (0, 1)] == ["", reading]
    assert hall.events[-1] == PieceOffered(hall.piece_of(1).id, key(1), reading)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (Offer(SEAL, Body("0" * 64, sealed_size(LARGEST_PIECE) + 1)), "too-large"),
        (Offer(SEAL, BODY, ("reply",)), "bad-kind"),
        (Offer(SEAL, BODY, (), "f" * 32), "unknown-reading"),
        (Offer(SEAL, BODY, replaces="f" * 32), "unknown-piece"),
        (Withdraw("f" * 32), "unknown-piece"),
        (Erase("f" * 32), "unknown-text"),
    ],
    ids=str,
)
def test_what_cannot_be_is_refused(body: acts.Body, code: str) -> None:
    assert Hall(1).refused(0, body) == code


def test_a_piece_of_the_largest_size_is_taken() -> None:
    hall = Hall(1)
    hall.do(0, Offer(SEAL, Body("0" * 64, sealed_size(LARGEST_PIECE))))
    assert hall.piece_of(0).state == "waiting"


def test_a_piece_for_a_reading_that_is_over_is_refused() -> None:
    hall = Hall(1)
    reading = hall.call(gather_ms=0)
    assert hall.reading.phase == "cancelled"
    assert hall.refused(0, Offer(SEAL, BODY, (), reading)) == "over"


def test_three_pieces_of_one_member_wait_at_most() -> None:
    hall = Hall(1)
    for _ in range(basket.MOST_WAITING):
        hall.offer(0)
    assert hall.refused(0, Offer(SEAL, BODY)) == "too-many"
    hall.do(0, Withdraw(hall.piece_of(0).id))
    hall.offer(0)


def test_nobody_fills_a_room_with_pieces_taken_back_or_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(basket, "MOST_OF_ONE", 4)
    hall = Hall(2)
    hall.offer(0)
    for _ in range(2):
        hall.do(0, Offer(SEAL, BODY, replaces=hall.piece_of(0).id))
    hall.do(0, Withdraw(hall.piece_of(0).id))
    hall.offer(0)
    assert hall.refused(0, Offer(SEAL, BODY)) == "full"
    assert hall.refused(0, Offer(SEAL, BODY, replaces=hall.piece_of(0).id)) == "full"
    hall.offer(1)


def test_a_room_takes_so_many_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(basket, "MOST_PIECES", 2)
    hall = gathered(2)
    assert hall.refused(1, Offer(SEAL, BODY)) == "full"


def test_nobody_takes_back_erases_or_replaces_what_is_another_s() -> None:
    hall = gathered()
    theirs = hall.piece_of(1).id
    for body in (Withdraw(theirs), Erase(theirs), Offer(SEAL, BODY, replaces=theirs)):
        assert hall.refused(0, body) == "not-yours"


def test_a_piece_taken_back_while_it_waits_is_in_no_reading() -> None:
    hall = Hall(2)
    reading = hall.call()
    hall.do(0, Offer(SEAL, BODY, (), reading))
    hall.do(0, Withdraw(hall.piece_of(0).id))
    assert (hall.piece_of(0).state, hall.piece_of(0).reading) == ("withdrawn", "")
    assert hall.refused(0, Withdraw(hall.piece_of(0).id)) == "too-late"


def test_a_piece_taken_back_at_the_table_is_never_begun() -> None:
    hall = dealt()
    person = last(hall)
    hall.do(person, Withdraw(hall.piece_of(person).id))
    assert hall.events[-1] == PieceWithdrawn(hall.piece_of(person).id, key(person))
    assert hall.piece_of(person).readers
    hall.wait_out()
    assert hall.piece_of(person).state == "withdrawn"
    assert [hall.piece_of(other).state for other in range(3) if other != person] == ["heard", "heard"]


def test_a_piece_whose_turn_has_started_is_neither_taken_back_nor_replaced() -> None:
    hall = dealt()
    person = first(hall)
    name = hall.piece_of(person).id
    assert hall.refused(person, Withdraw(name)) == "too-late"
    assert hall.refused(person, Offer(SEAL, BODY, replaces=name)) == "too-late"


def test_a_piece_in_the_place_of_another_has_its_place_at_the_table() -> None:
    hall = dealt()
    person = last(hall)
    former = hall.piece_of(person)
    name = hall.do(person, Offer(SEAL, OTHER, replaces=former.id))
    taken = hall.room.pieces[name]
    assert (taken.readers, taken.reading, taken.state) == (former.readers, former.reading, "dealt")
    assert hall.tables[0].queue[-1] == name
    gone = hall.room.pieces[former.id]
    assert (gone.state, gone.reading, gone.readers) == ("withdrawn", "", ())
    assert hall.events[-1] == PieceOffered(name, key(person), former.reading, replaces=former.id)
    assert hall.refused(person, Offer(SEAL, BODY, replaces=former.id)) == "too-late"
    hall.wait_out()
    assert hall.room.pieces[name].state == "heard"


def test_an_erased_piece_that_waits_at_the_table_is_never_begun() -> None:
    hall = dealt()
    person = last(hall)
    name = hall.piece_of(person).id
    hall.do(person, Erase(name))
    assert [type(event) for event in hall.events[-2:]] == [PieceWithdrawn, TextErased]
    assert name not in hall.tables[0].queue
    hall.wait_out()
    piece = hall.room.pieces[name]
    assert (piece.state, piece.erased) == ("withdrawn", True)
    assert hall.refused(person, Erase(name)) == "duplicate"


def test_a_piece_erased_while_it_is_read_goes_on() -> None:
    hall = dealt()
    person = first(hall)
    hall.do(person, Erase(hall.piece_of(person).id))
    assert (hall.piece_of(person).state, hall.piece_of(person).erased) == ("open", True)


def test_a_response_is_erased_by_whoever_wrote_it() -> None:
    hall = dealt()
    hall.wait()
    slot = hall.turns()[0].slot
    person = int(slot.by, 16) - 1
    given = hall.do(person, Respond(hall.reading.id, slot.piece, slot.step, "praise", OTHER))
    author = int(hall.room.pieces[slot.piece].by, 16) - 1
    assert hall.refused(author, Erase(given)) == "not-yours"
    hall.do(person, Erase(given))
    assert hall.room.pieces[slot.piece].responses[0].erased
    assert hall.events[-1] == TextErased(given, key(person), OTHER.digest)
    assert hall.refused(person, Erase(given)) == "duplicate"


def test_nobody_has_the_relay_forget_what_they_only_named() -> None:
    hall = Hall(2)
    mine = hall.do(0, Offer(SEAL, OTHER))
    hall.at += SECOND
    copied = hall.do(1, Offer(SEAL, OTHER))
    hall.do(1, Erase(copied))
    assert hall.events[-1] == TextErased(copied, key(1), "")
    hall.do(0, Erase(mine))
    assert hall.events[-1] == TextErased(mine, key(0), OTHER.digest)
