"""Ending a turn, asking for more time, declining, deciding, stopping."""

from sprint.core import acts
from sprint.core.reading.acts import Decide, Decline, Erase, Finish, More, Respond, Stop
from sprint.core.reading.events import PieceStopped, TurnClosed, TurnExtended
from sprint.core.reading.protocol import Protocol, Step
from sprint.core.reading.tables import MORE_MS
from sprint.core.reading.values import Decision
from tests.sprint.core.reading.hall import ASKING, BODY, SECOND, SPOTLIGHT, STRONG, key, seated

FIRM = Protocol((STRONG.steps[0], Step("reader", 60 * SECOND, ("praise",), may_pass=False)))


def test_a_turn_is_ended_by_whoever_has_it() -> None:
    hall = seated(3)
    hall.wait_for(1)
    person, piece, step = hall.speaker()
    other = next(one for one in range(3) if one != person)
    for body in (Finish(piece, step), More(piece, step)):
        assert hall.refused(other, body) == "no-turn"
    hall.do(person, Finish(piece, step))
    assert TurnClosed(piece, step, key(person), "done") in hall.events
    assert hall.refused(person, Finish(piece, step)) == "no-turn"


def test_nobody_says_ditto_before_another_reader_has_given_something() -> None:
    hall = seated(4)
    hall.wait_for(1)
    person, piece, step = hall.speaker()
    assert hall.refused(person, Finish(piece, step, "ditto")) == "nothing-said"
    hall.do(person, Finish(piece, step, "pass"))
    person = hall.speaker()[0]
    assert hall.refused(person, Finish(piece, step, "ditto")) == "nothing-said"
    given = hall.do(person, Respond(hall.reading.id, piece, step, "praise", BODY, last=False))
    assert hall.refused(person, Finish(piece, step, "ditto")) == "nothing-said"
    hall.do(person, Finish(piece, step))
    person, erased = hall.speaker()[0], hall.state
    hall.do(int(hall.room.pieces[piece].responses[0].by, 16) - 1, Erase(given))
    assert hall.refused(person, Finish(piece, step, "ditto")) == "nothing-said"
    hall.state = erased
    hall.do(person, Finish(piece, step, "ditto"))
    assert TurnClosed(piece, step, key(person), "ditto") in hall.events


def test_passing_is_noted_without_a_word_more() -> None:
    hall = seated(3)
    hall.wait_for(1)
    for how, state in (("pass", "passed"), ("done", "given")):
        person, piece, step = hall.speaker()
        hall.do(person, Finish(piece, step, how))  # type: ignore[arg-type]
        reader = hall.room.pieces[piece].reader(key(person))
        assert reader is not None
        assert reader.state == state


def test_in_a_step_without_passing_one_speaks_or_declines() -> None:
    hall = seated(3, FIRM)
    hall.wait_for(1)
    person, piece, step = hall.speaker()
    for how in ("pass", "ditto"):
        assert hall.refused(person, Finish(piece, step, how)) == "no-pass"
    hall.do(person, Decline(piece))
    assert hall.speaker()[0] != person


def test_thirty_seconds_more_come_once() -> None:
    hall = seated(3)
    hall.wait_for(1)
    person, piece, step = hall.speaker()
    before = hall.turns()[0].ends_at
    hall.do(person, More(piece, step))
    assert hall.events[-1] == TurnExtended(piece, step, key(person), before + MORE_MS)
    assert hall.turns()[0].ends_at == before + MORE_MS
    assert hall.refused(person, More(piece, step)) == "once"
    hall.wait()
    assert hall.at == before + MORE_MS


def test_a_piece_is_declined_before_its_turn_or_in_it() -> None:
    hall = seated(4, SPOTLIGHT)
    ahead = hall.tables[0].queue[0]
    person = int(hall.room.pieces[ahead].readers[0].key, 16) - 1
    hall.do(person, Decline(ahead))
    assert hall.refused(person, Decline(ahead)) == "no-turn"
    reader, piece, step = hall.speaker()
    hall.do(reader, Decline(piece))
    assert TurnClosed(piece, step, key(reader), "declined") in hall.events
    assert key(reader) not in [slot.by for group in hall.tables[0].waiting for slot in group]
    while hall.tables[0].under_way != (ahead,):
        hall.wait()
    assert key(person) not in [turn.slot.by for turn in hall.turns()]


def test_only_those_a_piece_was_dealt_to_decline_it() -> None:
    hall = seated(3)
    piece = hall.tables[0].under_way[0]
    author = int(hall.room.pieces[piece].by, 16) - 1
    assert hall.refused(author, Decline(piece)) == "no-turn"
    assert hall.refused(author, Decline("f" * 32)) == "unknown-piece"
    reader = hall.speaker()[0]
    while hall.room.pieces[piece].state == "open":
        hall.wait()
    assert hall.refused(reader, Decline(piece)) == "no-turn"


def test_a_response_that_was_given_stays_given_when_the_rest_is_declined() -> None:
    hall = seated(3)
    hall.wait_for(1)
    person, piece, step = hall.speaker()
    hall.do(person, Respond(hall.reading.id, piece, step, "praise", BODY, last=False))
    hall.do(person, Decline(piece))
    reader = hall.room.pieces[piece].reader(key(person))
    assert reader is not None
    assert (reader.state, reader.takes_part) == ("given", False)
    assert hall.refused(person, Decline(piece)) == "no-turn"


def test_whoever_declines_after_speaking_or_passing_has_no_further_turn() -> None:
    for how in ("done", "pass"):
        hall = seated(3, ASKING)
        hall.wait_for(1)
        person, piece, step = hall.speaker()
        hall.do(person, Finish(piece, step, how))
        hall.do(person, Decline(piece))
        hall.wait_for(4)
        assert hall.tables[0].under_way == (piece,)
        assert key(person) not in [turn.slot.by for turn in hall.turns()]


def test_an_author_decides_ahead_and_is_not_asked() -> None:
    hall = seated(2, ASKING)
    piece = hall.tables[0].queue[-1]
    author = int(hall.room.pieces[piece].by, 16) - 1
    hall.do(author, Decide(piece, 2, 0))
    hall.do(author, Decide(piece, 3, 0))
    hall.do(author, Decide(piece, 2, -1))
    assert sorted(hall.room.pieces[piece].decisions, key=lambda one: one.step) == [
        Decision(2, -1),
        Decision(3, 0),
    ]
    while hall.room.pieces[piece].state != "heard":
        hall.wait()
        assert not any(turn.asking for turn in hall.turns() if turn.slot.piece == piece)


def test_what_cannot_be_decided_is_refused() -> None:
    hall = seated(2, ASKING)
    piece = hall.tables[0].under_way[0]
    author = int(hall.room.pieces[piece].by, 16) - 1
    assert hall.refused(1 - author, Decide(piece, 2, 0)) == "not-yours"
    assert hall.refused(author, Decide(piece, 9, 0)) == "unknown-step"
    assert hall.refused(author, Decide(piece, 1, 0)) == "no-choice"
    assert hall.refused(author, Decide(piece, 3, 3)) == "no-choice"
    hall.wait_for(2)
    asked = hall.speaker()
    assert hall.turns()[0].asking
    for body in (Finish(piece, 2), More(piece, 2)):
        assert hall.refused(author, body) == "no-turn"
    hall.do(author, Decide(piece, asked[2], 1))
    assert TurnClosed(piece, 2, key(author), "decided") in hall.events
    assert hall.refused(author, Decide(piece, 2, -1)) == "too-late"
    while hall.room.pieces[piece].state == "open":
        hall.wait()
    assert hall.refused(author, Decide(piece, 2, -1)) == "no-turn"


def test_an_author_who_says_nothing_has_not_said_yes() -> None:
    hall = seated(2, ASKING)
    piece = hall.tables[0].under_way[0]
    while hall.room.pieces[piece].state == "open":
        hall.wait()
    assert hall.room.pieces[piece].decided(2) == -1
    assert hall.room.pieces[piece].decided(3) == 0


def test_an_author_stops_their_piece_while_it_is_read() -> None:
    hall = seated(3)
    hall.wait_for(1)
    piece = hall.tables[0].under_way[0]
    author = int(hall.room.pieces[piece].by, 16) - 1
    waiting = hall.tables[0].queue[0]
    other = int(hall.room.pieces[waiting].by, 16) - 1
    assert hall.refused(other, Stop(piece)) == "not-yours"
    assert hall.refused(other, Stop(waiting)) == "too-early"
    hall.do(author, Stop(piece))
    assert PieceStopped(piece) in hall.events
    assert hall.room.pieces[piece].state == "stopped"
    assert hall.tables[0].under_way == (waiting,)
    assert hall.refused(author, Stop(piece)) == "stopped"


def test_a_piece_that_was_heard_is_not_stopped() -> None:
    hall = seated(2)
    piece = hall.tables[0].under_way[0]
    author = int(hall.room.pieces[piece].by, 16) - 1
    while hall.room.pieces[piece].state == "open":
        hall.wait()
    assert hall.refused(author, Stop(piece)) == "no-turn"


def test_any_act_is_a_sign_of_life() -> None:
    hall = seated(3)
    hall.wait_for(1)
    person = hall.speaker()[0]
    hall.at += SECOND
    hall.do(person, acts.Here())
    assert hall.room.due_at() == hall.turns()[0].ends_at
