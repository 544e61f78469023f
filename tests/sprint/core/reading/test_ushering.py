"""What those who lead do about turns: longer, passed over, another first; nobody loses time by it."""

from sprint.core.acts import Here
from sprint.core.reading.acts import Defer, Finish, Prefer, Prolong, Respond
from sprint.core.reading.events import TurnClosed, TurnDeferred, TurnExtended, TurnOpened
from sprint.core.reading.protocol import Protocol, Step
from sprint.core.reading.values import Slot
from tests.sprint.core.reading.hall import ASKING, BODY, SECOND, SPOTLIGHT, STRONG, Hall, key, seated


def speaking(people: int = 4, protocol: Protocol = STRONG) -> Hall:
    """A hall in which the first reader of a piece has their turn."""
    hall = seated(people, protocol)
    hall.wait_for(1)
    return hall


def test_a_turn_is_made_longer_up_to_five_minutes_in_all() -> None:
    hall = speaking()
    person, piece, step = hall.speaker()
    before = hall.turns()[0].ends_at
    hall.do(0, Prolong(piece, step, key(person), 30 * SECOND))
    assert hall.turns()[0].ends_at == before + 30 * SECOND
    assert hall.events[-1] == TurnExtended(
        piece, step, key(person), before + 30 * SECOND, key(0), 30 * SECOND
    )
    hall.do(0, Prolong(piece, step, key(person), 270 * SECOND))
    assert hall.refused(0, Prolong(piece, step, key(person), SECOND)) == "too-long"
    assert hall.turns()[0].ends_at == before + 300 * SECOND


def test_an_author_gets_more_time_too_also_to_decide() -> None:
    hall = seated(3, ASKING)
    hall.wait_for(2)
    person, piece, step = hall.speaker()
    assert hall.turns()[0].asking
    before = hall.turns()[0].ends_at
    hall.do(0, Prolong(piece, step, key(person), 60 * SECOND))
    assert hall.turns()[0].ends_at == before + 60 * SECOND


def test_whoever_is_away_is_waited_for_as_much_longer() -> None:
    hall = speaking()
    person, piece, step = hall.speaker()
    opened = hall.turns()[0].opened_at
    assert hall.room.due_at() == opened + 30 * SECOND
    other = next(one for one in range(4) if one != person)
    if person == 0:
        return
    hall.do(0, Prolong(piece, step, key(person), 20 * SECOND))
    assert hall.room.due_at() == opened + 50 * SECOND
    hall.do(other, Here())
    hall.wait()
    assert hall.events[-2] == TurnClosed(piece, step, key(person), "away")


def test_a_turn_that_is_passed_over_comes_again_at_the_end_and_counts_for_nothing() -> None:
    hall = speaking()
    person, piece, step = hall.speaker()
    hall.do(0, Defer(piece, step, key(person)))
    assert TurnDeferred(piece, step, key(person), key(0)) in hall.events
    assert TurnClosed(piece, step, key(person), "later") in hall.events
    reader = hall.room.pieces[piece].reader(key(person))
    assert reader is not None
    assert reader.state == "due"
    assert hall.turns()[0].slot.by != key(person)
    hall.wait_out()
    opened = [e for e in hall.events if isinstance(e, TurnOpened) and e.again]
    assert (piece, key(person)) in [(e.piece, e.member) for e in opened]


def test_a_turn_that_comes_again_has_its_whole_time_and_is_not_passed_over_once_more() -> None:
    hall = seated(2)
    hall.wait_for(2)
    person, piece, step = hall.speaker()
    hall.do(0, Defer(piece, step, key(person)))
    while not (hall.turns() and hall.turns()[0].slot == Slot(piece, key(person), step, again=True)):
        assert hall.wait()
    turn = hall.turns()[0]
    assert turn.ends_at - turn.opened_at == STRONG.steps[2].ms
    assert hall.refused(0, Defer(piece, step, key(person))) == "once"


def test_reading_is_not_offered_again() -> None:
    hall = seated(3)
    turn = hall.turns()[0].slot
    hall.do(0, Defer(turn.piece, turn.step, turn.by))
    assert hall.tables[0].missed == ()
    assert turn not in [one.slot for one in hall.turns()]


def test_nobody_passes_over_an_author_who_decides() -> None:
    hall = seated(3, ASKING)
    hall.wait_for(2)
    person, piece, step = hall.speaker()
    assert hall.refused(0, Defer(piece, step, key(person))) == "decide-first"


def test_another_speaks_first_and_the_one_whose_turn_it_was_comes_after_with_all_their_time() -> None:
    hall = speaking(5)
    person, piece, step = hall.speaker()
    last = hall.tables[0].waiting[-1][0].by
    middle = [group[0].by for group in hall.tables[0].waiting[:-1]]
    hall.do(person, Here())
    hall.at += 100 * SECOND
    hall.do(0, Prefer(piece, step, last))
    assert TurnDeferred(piece, step, key(person), key(0), last) in hall.events
    assert hall.turns()[0].slot == Slot(piece, last, step)
    assert [group[0].by for group in hall.tables[0].waiting] == [key(person), *middle]
    hall.do(int(last, 16) - 1, Respond(hall.reading.id, piece, step, "praise", BODY))
    turn = hall.turns()[0]
    assert turn.slot.by == key(person)
    assert turn.ends_at - turn.opened_at == STRONG.steps[1].ms


def test_only_who_waits_in_this_step_can_speak_first() -> None:
    hall = speaking(4)
    person, piece, step = hall.speaker()
    author = hall.room.pieces[piece].by
    assert hall.refused(0, Prefer(piece, step, author)) == "no-turn"
    assert hall.refused(0, Prefer(piece, step, key(person))) == "no-turn"
    assert hall.refused(0, Prefer(piece, 2, author)) == "no-turn"


def test_only_who_called_it_or_leads_does_any_of_this() -> None:
    hall = speaking(4, SPOTLIGHT)
    person, piece, step = hall.speaker()
    waiting = hall.tables[0].waiting[0][0].by
    for body in (
        Prolong(piece, step, key(person), SECOND),
        Defer(piece, step, key(person)),
        Prefer(piece, step, waiting),
    ):
        assert hall.refused(2, body) == "not-yours"


def test_a_turn_that_is_over_and_a_piece_that_is_not_read_yet_stay_as_they_are() -> None:
    hall = speaking()
    person, piece, step = hall.speaker()
    hall.do(person, Finish(piece, step))
    assert hall.refused(0, Prolong(piece, step, key(person), SECOND)) == "no-turn"
    assert hall.refused(0, Defer(piece, step, key(person))) == "no-turn"
    waiting = hall.offer(1)
    assert hall.refused(0, Defer(waiting, 0, key(2))) == "no-turn"


def test_there_is_nothing_to_pass_over_where_all_respond_at_once_but_their_turn() -> None:
    protocol = Protocol((Step("readers", 60 * SECOND, ("praise",)), Step("author", 60 * SECOND, ("thanks",))))
    hall = seated(3, protocol)
    first, second = (turn.slot for turn in hall.turns())
    hall.do(0, Defer(first.piece, first.step, first.by))
    assert [turn.slot for turn in hall.turns()] == [second]
    assert hall.refused(0, Prefer(second.piece, second.step, second.by)) == "no-turn"
