from sprint.core.acts import Leave
from sprint.core.agenda.acts import Hand, Hold, Plan, Proceed, Yield
from sprint.core.agenda.values import Talk
from tests.sprint.core.agenda.days import MINUTE, DayHall, block
from tests.sprint.core.reading.hall import SEAL, key


def talking(people: int = 4) -> DayHall:
    hall = DayHall(people)
    hall.do(0, Plan((block(1, "talk", 30, slot_ms=2 * MINUTE), block(2, "close")), SEAL))
    hall.move(1)
    return hall


def talk_of(hall: DayHall) -> Talk:
    assert hall.now.talk is not None
    return hall.now.talk


def test_who_raises_a_hand_speaks_for_as_long_as_everybody() -> None:
    hall = talking()
    for person in (2, 1):
        hall.do(person, Hand(hall.agenda.id, hall.agenda.moves))
    assert talk_of(hall).speaker == key(2)
    assert talk_of(hall).line == (key(1),)
    assert hall.refused(1, Hand(hall.agenda.id, hall.agenda.moves)) == "duplicate"
    hall.pass_by(2)
    assert talk_of(hall).speaker == key(1)
    assert talk_of(hall).ends_at == hall.at + 2 * MINUTE
    hall.pass_by(2)
    assert talk_of(hall).speaker == ""
    assert talk_of(hall).heard == (key(2), key(1))


def test_a_round_hears_everybody_who_was_not_heard_in_seat_order() -> None:
    hall = talking()
    hall.do(3, Hand(hall.agenda.id, hall.agenda.moves))
    assert hall.refused(1, Hand(hall.agenda.id, hall.agenda.moves, all=True)) == "not-yours"
    hall.do(0, Hand(hall.agenda.id, hall.agenda.moves, all=True))
    assert talk_of(hall).line == (key(1), key(2), key(0))
    hall.pass_by(8)
    assert talk_of(hall).heard == (key(3), key(1), key(2), key(0))
    assert hall.refused(0, Hand(hall.agenda.id, hall.agenda.moves, all=True)) == "nobody"


def test_a_round_passes_by_those_whom_it_leaves_out_until_the_next_one() -> None:
    hall = talking()
    hall.do(0, Hand(hall.agenda.id, hall.agenda.moves, all=True, without=(key(2), key(3))))
    assert (talk_of(hall).speaker, talk_of(hall).line) == (key(1), (key(0),))
    hall.do(0, Yield(hall.agenda.id, hall.agenda.moves, key(0)))
    hall.do(0, Hand(hall.agenda.id, hall.agenda.moves, all=True, without=(key(2),)))
    assert talk_of(hall).line == (key(3), key(0))


def test_one_gives_way_for_oneself_and_those_who_lead_for_anybody() -> None:
    hall = talking()
    for person in (1, 2, 3):
        hall.do(person, Hand(hall.agenda.id, hall.agenda.moves))
    assert hall.refused(2, Yield(hall.agenda.id, hall.agenda.moves, key(1))) == "not-yours"
    hall.do(3, Yield(hall.agenda.id, hall.agenda.moves, key(3)))
    hall.do(0, Yield(hall.agenda.id, hall.agenda.moves, key(1)))
    assert talk_of(hall).speaker == key(2)
    assert talk_of(hall).line == ()
    assert hall.refused(3, Yield(hall.agenda.id, hall.agenda.moves, key(3))) == "not-in"


def test_a_pause_takes_nothing_from_the_speaker() -> None:
    hall = talking()
    hall.do(1, Hand(hall.agenda.id, hall.agenda.moves))
    hall.pass_by(1)
    hall.do(0, Hold(hall.agenda.id, hall.agenda.moves))
    hall.pass_by(20)
    hall.do(0, Proceed(hall.agenda.id, hall.agenda.moves))
    assert talk_of(hall).speaker == key(1)
    assert talk_of(hall).ends_at == hall.at + MINUTE


def test_hands_are_raised_in_a_talk_only() -> None:
    hall = DayHall()
    hall.begin("gather", "close")
    assert hall.refused(1, Hand(hall.agenda.id, hall.agenda.moves)) == "no-talk"


def test_who_leaves_the_room_speaks_no_more_and_stands_in_no_line() -> None:
    hall = talking()
    for person in (1, 2, 3):
        hall.do(person, Hand(hall.agenda.id, hall.agenda.moves))
    hall.do(2, Leave())
    hall.do(1, Leave())
    assert (talk_of(hall).speaker, talk_of(hall).line) == (key(3), ())
