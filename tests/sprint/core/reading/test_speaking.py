"""Who may say what, when: in turn, late, never before, and only what the author wishes to hear."""

import pytest

from sprint.core.reading import speaking
from sprint.core.reading.acts import (
    LARGEST_RESPONSE,
    Body,
    Decide,
    Decline,
    Erase,
    Finish,
    Respond,
    Stop,
    Thank,
    Withdraw,
)
from sprint.core.reading.events import ResponseGiven, ResponseThanked, TurnClosed
from sprint.core.reading.protocol import Protocol, Step
from sprint.core.sealing import sealed_size
from tests.sprint.core.reading.hall import ASKING, BODY, ROUND, SEAL, SECOND, STRONG, Hall, key, seated

OPEN = Protocol((Step("readers", SECOND, ("praise", "question"), quiet=False), *STRONG.steps[2:]))


def author(hall: Hall) -> int:
    """Whose piece is read at the first table."""
    return int(hall.room.pieces[hall.tables[0].under_way[0]].by, 16) - 1


def test_a_response_in_its_turn_ends_the_turn() -> None:
    hall = seated(3)
    hall.wait_for(1)
    person, piece, step = hall.speaker()
    given = hall.do(person, Respond(hall.reading.id, piece, step, "praise", BODY))
    assert ResponseGiven(given, piece, 1, key(person), late=False) in hall.events
    assert TurnClosed(piece, 1, key(person), "given") in hall.events
    reader = hall.room.pieces[piece].reader(key(person))
    assert reader is not None
    assert reader.state == "given"
    assert hall.speaker()[0] != person


def test_several_responses_fit_into_one_turn() -> None:
    hall = seated(3)
    hall.wait_for(1)
    person, piece, step = hall.speaker()
    hall.do(person, Respond(hall.reading.id, piece, step, "praise", BODY, last=False))
    assert hall.speaker()[0] == person
    hall.do(person, Respond(hall.reading.id, piece, step, "observation", BODY))
    assert hall.speaker()[0] != person
    assert not any(response.late for response in hall.room.pieces[piece].responses)


def test_a_response_after_its_turn_is_late_and_is_taken() -> None:
    hall = seated(3)
    hall.wait_for(1)
    person, piece, step = hall.speaker()
    hall.do(person, Finish(piece, step, "pass"))
    hall.do(person, Respond(hall.reading.id, piece, step, "praise", BODY))
    assert hall.room.pieces[piece].responses[-1].late
    reader = hall.room.pieces[piece].reader(key(person))
    assert reader is not None
    assert reader.state == "given"
    hall.wait_out()
    hall.do(person, Respond(hall.reading.id, piece, step, "praise", BODY))
    assert len(hall.room.pieces[piece].responses) == 2


def test_nobody_speaks_before_the_step_or_before_their_own_turn() -> None:
    hall = seated(3)
    piece = hall.tables[0].under_way[0]
    readers = [int(one.key, 16) - 1 for one in hall.room.pieces[piece].readers]
    assert hall.refused(readers[0], Respond(hall.reading.id, piece, 1, "praise", BODY)) == "too-early"
    hall.wait_for(1)
    assert hall.refused(readers[1], Respond(hall.reading.id, piece, 1, "praise", BODY)) == "too-early"
    hall.do(readers[0], Respond(hall.reading.id, piece, 1, "praise", BODY))
    hall.do(readers[1], Respond(hall.reading.id, piece, 1, "praise", BODY))


def test_nobody_speaks_in_a_round_that_is_to_come() -> None:
    hall = seated(4, ROUND)
    hall.wait_for(1)
    piece = next(iter(hall.room.pieces.values()))
    for reader in piece.readers:
        body = Respond(hall.reading.id, piece.id, 1, "praise", BODY)
        if reader.round == 0:
            hall.do(int(reader.key, 16) - 1, body)
        else:
            assert hall.refused(int(reader.key, 16) - 1, body) == "too-early"
    assert not hall.room.pieces[piece.id].responses[0].late
    while hall.tables[0].round == 0:
        hall.wait()
    later = next(one for one in piece.readers if one.round == 1)
    assert (
        hall.refused(int(later.key, 16) - 1, Respond(hall.reading.id, piece.id, 1, "praise", BODY))
        == "too-early"
    )
    earlier = next(one for one in piece.readers if one.round == 0)
    hall.do(int(earlier.key, 16) - 1, Respond(hall.reading.id, piece.id, 1, "praise", BODY))


def test_the_piece_and_the_step_must_be() -> None:
    hall = seated(3)
    person, piece, _ = hall.speaker()
    waiting = hall.tables[0].queue[0]
    assert hall.refused(person, Respond(hall.reading.id, "f" * 32, 1, "praise", BODY)) == "unknown-piece"
    assert hall.refused(person, Respond(hall.reading.id, piece, 9, "praise", BODY)) == "unknown-step"
    assert hall.refused(person, Respond(hall.reading.id, waiting, 0, "praise", BODY)) == "too-early"
    big = Body("0" * 64, sealed_size(LARGEST_RESPONSE) + 1)
    assert hall.refused(person, Respond(hall.reading.id, piece, 1, "praise", big)) == "too-large"


def test_nothing_is_said_to_a_piece_that_was_taken_back_or_stopped() -> None:
    hall = seated(3)
    person = author(hall)
    waiting = hall.tables[0].queue[-1]
    other = int(hall.room.pieces[waiting].by, 16) - 1
    hall.do(other, Withdraw(waiting))
    assert hall.refused(person, Respond(hall.reading.id, waiting, 1, "praise", BODY)) == "withdrawn"
    piece = hall.piece_of(person).id
    hall.do(person, Stop(piece))
    assert hall.refused(other, Respond(hall.reading.id, piece, 1, "praise", BODY)) == "stopped"
    assert hall.refused(other, Finish(piece, 1)) == "stopped"


def test_nobody_responds_at_another_table() -> None:
    hall = seated(6)
    one, other = hall.tables
    hall.wait_for(1)
    for seat in other.seats:
        assert (
            hall.refused(int(seat, 16) - 1, Respond(hall.reading.id, one.under_way[0], 1, "praise", BODY))
            == "not-yours"
        )


def test_readers_say_what_the_step_allows_and_the_author_welcomes() -> None:
    hall = Hall(2)
    hall.call()
    for person in range(2):
        hall.offer(person, ("observation",))
    hall.deal()
    hall.wait_for(1)
    person, piece, step = hall.speaker()
    assert hall.refused(person, Respond(hall.reading.id, piece, step, "question", BODY)) == "bad-kind"
    assert hall.refused(person, Respond(hall.reading.id, piece, step, "praise", BODY)) == "unwelcome"
    hall.do(person, Respond(hall.reading.id, piece, step, "observation", BODY))


def test_nothing_is_said_while_reading() -> None:
    hall = seated(2)
    person, piece, step = hall.speaker()
    assert hall.refused(person, Respond(hall.reading.id, piece, step, "praise", BODY)) == "bad-kind"


def test_an_author_who_said_no_hears_nothing_of_it_late_either() -> None:
    hall = seated(2, ASKING)
    hall.wait_for(2)
    person, piece, step = hall.speaker()
    assert hall.refused(person, Respond(hall.reading.id, piece, step, "reply", BODY)) == "decide-first"
    hall.do(person, Decide(piece, step, -1))
    assert hall.speaker()[2] == 3
    other = 1 - person
    assert hall.refused(other, Respond(hall.reading.id, piece, step, "opinion", BODY)) == "bad-kind"


def test_an_option_that_was_picked_says_what_may_be_said() -> None:
    hall = seated(2, ASKING)
    hall.wait_for(3)
    person, piece, step = hall.speaker()
    hall.do(person, Decide(piece, step, 2))
    other = 1 - person
    assert hall.refused(other, Respond(hall.reading.id, piece, step, "observation", BODY)) == "bad-kind"
    hall.do(other, Respond(hall.reading.id, piece, step, "question", BODY))


def test_the_author_listens_but_where_the_step_is_theirs_or_not_quiet() -> None:
    hall = seated(2)
    hall.wait_for(1)
    _, piece, _ = hall.speaker()
    person = author(hall)
    assert hall.refused(person, Respond(hall.reading.id, piece, 1, "reply", BODY)) == "quiet"
    hall.wait_for(2)
    reader = 1 - person
    assert hall.refused(reader, Respond(hall.reading.id, piece, 2, "praise", BODY)) == "not-yours"
    assert hall.refused(person, Respond(hall.reading.id, piece, 2, "praise", BODY)) == "quiet"
    hall.do(person, Respond(hall.reading.id, piece, 2, "thanks", BODY))


def test_an_author_answers_in_a_step_that_is_not_quiet() -> None:
    hall = seated(2, OPEN)
    _, piece, _ = hall.speaker()
    hall.do(author(hall), Respond(hall.reading.id, piece, 0, "answer", BODY))
    assert hall.room.pieces[piece].responses[0].of == "answer"
    assert not hall.room.pieces[piece].responses[0].late
    hall.wait_for(1)
    hall.do(author(hall), Respond(hall.reading.id, piece, 0, "answer", BODY))
    assert hall.room.pieces[piece].responses[1].late


def test_one_gives_so_many_responses_to_a_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speaking, "MOST_RESPONSES", 2)
    hall = seated(3)
    hall.wait_for(1)
    person, piece, step = hall.speaker()
    for _ in range(2):
        hall.do(person, Respond(hall.reading.id, piece, step, "praise", BODY, last=False))
    assert hall.refused(person, Respond(hall.reading.id, piece, step, "praise", BODY)) == "too-many"


def test_whoever_declined_may_still_give_something_later() -> None:
    hall = seated(3)
    hall.wait_for(1)
    person, piece, step = hall.speaker()
    hall.do(person, Decline(piece))
    hall.do(person, Respond(hall.reading.id, piece, step, "praise", BODY))
    reader = hall.room.pieces[piece].reader(key(person))
    assert reader is not None
    assert reader.state == "given"


def test_what_came_late_is_not_asked_for_again() -> None:
    hall = seated(3)
    hall.wait_for(1)
    person, piece, step = hall.speaker()
    hall.wait()
    (missed,) = hall.tables[0].missed
    assert (missed.piece, missed.by, missed.again) == (piece, key(person), True)
    hall.do(person, Respond(hall.reading.id, piece, step, "praise", BODY))
    assert hall.tables[0].missed == ()


def test_an_author_thanks_once_for_what_was_given_to_them() -> None:
    hall = seated(3)
    hall.wait_for(1)
    person, piece, step = hall.speaker()
    given = hall.do(person, Respond(hall.reading.id, piece, step, "praise", BODY))
    assert hall.refused(person, Thank(given, SEAL)) == "not-yours"
    assert hall.refused(author(hall), Thank("f" * 32, SEAL)) == "unknown-text"
    thanks = hall.do(author(hall), Thank(given, SEAL))
    assert hall.events[-1] == ResponseThanked(given, piece, key(author(hall)), thanks)
    assert hall.room.pieces[piece].responses[0].thanked
    assert hall.refused(author(hall), Thank(given, SEAL)) == "once"


def test_an_author_does_not_thank_themselves() -> None:
    hall = seated(2)
    hall.wait_for(2)
    person, piece, step = hall.speaker()
    given = hall.do(person, Respond(hall.reading.id, piece, step, "reply", BODY))
    assert hall.refused(person, Thank(given, SEAL)) == "not-yours"
    assert hall.refused(1 - person, Erase(given)) == "not-yours"
