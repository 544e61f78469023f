"""How a table goes from turn to turn, with absolute times; who is away is offered their turn again."""

from sprint.core import acts
from sprint.core.reading.acts import Finish, Respond
from sprint.core.reading.events import PieceBegun, PieceHeard, ReadingDone, TurnClosed, TurnOpened
from sprint.core.reading.presence import STILL_AWAY_MS
from tests.sprint.core.reading.hall import BODY, ROUND, SECOND, STRONG, Hall, key, seated

AWAY_MS = 30_000


def test_a_table_goes_through_its_steps_piece_by_piece() -> None:
    hall = seated(3)
    begun = hall.at
    hall.wait_out()
    opened = [event for event in hall.events if isinstance(event, TurnOpened) and not event.again]
    # Each piece: two read at once, then one after the other speaks, then the author.
    assert [event.step for event in opened] == [0, 0, 1, 1, 2] * 3
    pieces = [event.piece for event in hall.events if isinstance(event, PieceBegun)]
    assert [event.piece for event in hall.events if isinstance(event, PieceHeard)] == pieces
    assert hall.events[-1] == ReadingDone(hall.reading.id)
    assert hall.reading.phase == "done"
    assert hall.at > begun


def test_those_who_read_at_the_same_time_are_waited_for() -> None:
    hall = seated(3)
    first, second = hall.turns()
    assert (first.opened_at, first.ends_at) == (hall.at, hall.at + 180 * SECOND)
    assert not first.alone
    hall.do(int(first.slot.by, 16) - 1, Finish(first.slot.piece, 0))
    assert hall.turns() == [second]
    hall.do(int(second.slot.by, 16) - 1, Finish(second.slot.piece, 0))
    assert hall.speaker()[2] == 1


def test_the_next_turn_opens_at_once_and_has_its_whole_time() -> None:
    hall = seated(3)
    hall.wait_for(1)
    hall.at += 10 * SECOND
    person, piece, step = hall.speaker()
    hall.do(person, Finish(piece, step))
    (turn,) = hall.turns()
    assert (turn.opened_at, turn.ends_at) == (hall.at, hall.at + 120 * SECOND)


def test_whoever_is_here_has_their_whole_time_and_is_not_asked_again() -> None:
    hall = seated(3)
    hall.wait_for(1)
    person, piece, step = hall.speaker()
    hall.do(person, acts.Here())
    (turn,) = hall.turns()
    hall.wait()
    assert hall.at == turn.ends_at
    assert TurnClosed(piece, step, key(person), "over") in hall.events
    assert hall.tables[0].missed == ()


def test_whoever_is_away_is_passed_over_and_offered_their_turn_at_the_end() -> None:
    hall = seated(3)
    hall.wait_for(1)
    person, piece, step = hall.speaker()
    opened = hall.turns()[0].opened_at
    assert hall.room.due_at() == opened + AWAY_MS
    hall.wait()
    assert TurnClosed(piece, step, key(person), "away") in hall.events
    assert hall.speaker()[0] != person
    while not hall.turns()[0].slot.again:
        hall.wait()
    assert hall.speaker() == (person, piece, step)
    assert hall.tables[0].queue == hall.tables[0].under_way == ()
    hall.do(person, Respond(hall.reading.id, piece, step, "praise", BODY))
    response = hall.room.pieces[piece].responses[-1]
    assert not response.late


def test_an_empty_chair_holds_the_others_up_once_and_little_after_that() -> None:
    hall = seated(4)
    empty, waited = 3, []
    while hall.tables and not hall.tables[0].done:
        for turn in hall.turns():
            if turn.slot.by != key(empty) and not turn.asking:
                hall.do(int(turn.slot.by, 16) - 1, Finish(turn.slot.piece, turn.slot.step))
        mine = [turn for turn in hall.turns() if turn.slot.by == key(empty)]
        if [turn for turn in hall.turns() if turn not in mine]:
            continue
        if not mine:
            break
        opened = hall.at
        hall.wait()
        if mine[0].alone:
            waited.append(hall.at - opened)
    assert waited[0] == AWAY_MS
    assert len(waited) > 3
    assert set(waited[1:]) == {STILL_AWAY_MS}


def test_whoever_is_heard_of_again_is_waited_for_as_at_first() -> None:
    hall = seated(3)
    hall.wait_for(1)
    person, _, _ = hall.speaker()
    hall.wait()
    hall.do(person, acts.Here())
    while hall.turns()[0].slot.by != key(person) or not hall.turns()[0].alone:
        hall.wait()
    assert hall.room.due_at() == hall.turns()[0].opened_at + AWAY_MS


def test_a_turn_is_offered_again_once() -> None:
    hall = seated(2)
    hall.wait_out()
    again = [event for event in hall.events if isinstance(event, TurnOpened) and event.again]
    assert len(again) == len({(event.piece, event.step, event.member) for event in again}) == 4


def test_where_others_go_on_nobody_is_away() -> None:
    hall = seated(4, ROUND)
    assert len(hall.turns()) == 4
    due = hall.room.due_at()
    assert due == hall.turns()[0].ends_at
    hall.wait()
    assert not any(isinstance(event, TurnClosed) and event.how == "away" for event in hall.events)


def test_pieces_go_round_and_authors_reply_in_the_end() -> None:
    hall = seated(5, ROUND)
    steps = []
    while hall.turns():
        table = hall.tables[0]
        steps.append((table.round, table.step))
        assert len(hall.turns()) == 5
        readers = {turn.slot.by for turn in hall.turns()}
        assert len(readers) == 5
        hall.wait()
    assert steps == [(0, 0), (0, 1), (1, 0), (1, 1), (2, 0), (2, 1), (2, 2)]


def test_tables_do_not_wait_for_one_another() -> None:
    hall = seated(6)
    one, other = hall.tables
    for turn in one.turns:
        hall.do(int(turn.slot.by, 16) - 1, Finish(turn.slot.piece, turn.slot.step))
    assert hall.tables[0].step == 1
    assert hall.tables[1] == other


def test_a_reading_is_done_when_all_its_tables_are() -> None:
    hall = Hall(7)
    hall.call()
    for person in range(7):
        hall.offer(person)
    hall.deal()
    while not hall.tables[0].done and not hall.tables[1].done:
        hall.wait()
    assert hall.reading.live
    hall.wait_out()
    assert hall.events[-1] == ReadingDone(hall.reading.id)
    assert hall.room.due_at() is None


def test_readers_who_overrun_take_nothing_from_the_authors_slot() -> None:
    hall = seated(3)
    while hall.turns() and STRONG.steps[hall.turns()[0].slot.step].who != "author":
        for turn in hall.turns():
            hall.do(int(turn.slot.by, 16) - 1, acts.Here())
        hall.wait()
    (turn,) = hall.turns()
    assert turn.ends_at - turn.opened_at == STRONG.steps[2].ms
    late = next(person for person in range(3) if key(person) != turn.slot.by)
    hall.do(late, Respond(hall.reading.id, turn.slot.piece, 1, "praise", BODY))
    (still,) = hall.turns()
    assert still == turn
    assert hall.room.pieces[turn.slot.piece].responses[-1].late
