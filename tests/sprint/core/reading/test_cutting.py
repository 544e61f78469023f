"""A reading that is cut off: what somebody responded to was heard, and everything else waits."""

from hypothesis import given
from hypothesis import strategies as st

from sprint.core.errors import Refused
from sprint.core.reading.acts import Adjourn, Decide, Defer, Erase, Finish, Respond
from sprint.core.reading.cutting import Unread, unread
from sprint.core.reading.events import PieceHeard, PieceWaits, ReadingDone
from sprint.core.reading.protocol import Protocol, Step
from tests.sprint.core.reading.hall import ASKING, BODY, PROTOCOLS, STRONG, Hall, key, seated

LEADER = 0


def respond(hall: Hall, of: str = "praise") -> str:
    """Let whoever's turn it is respond, and give the piece."""
    person, piece, step = hall.speaker()
    hall.do(person, Respond(hall.reading.id, piece, step, of, BODY))  # type: ignore[arg-type]
    return piece


def test_a_piece_that_nobody_responded_to_is_not_heard_but_waits_for_the_next_reading() -> None:
    hall = seated(3)
    hall.wait()
    begun = hall.speaker()[1]
    assert unread(hall.room, hall.reading) == Unread(3, 1)
    hall.do(LEADER, Adjourn(hall.reading.id))
    assert hall.events[-1] == ReadingDone(hall.reading.id, by=key(LEADER))
    assert PieceWaits(begun) in hall.events
    assert not [one for one in hall.events if isinstance(one, PieceHeard)]
    assert {piece.state for piece in hall.room.pieces.values()} == {"waiting"}
    assert not any(piece.readers or piece.reading for piece in hall.room.pieces.values())
    hall.call()
    hall.deal()
    assert begun in (*hall.tables[0].queue, *hall.tables[0].under_way)


def test_one_that_somebody_responded_to_is_heard_as_far_as_it_went() -> None:
    hall = seated(3)
    hall.wait_for(1)
    piece = respond(hall)
    hall.wait()
    assert unread(hall.room, hall.reading) == Unread(2, 1)
    hall.do(LEADER, Adjourn(hall.reading.id))
    assert hall.room.pieces[piece].state == "heard"
    assert PieceHeard(piece) in hall.events
    assert PieceWaits(piece) not in hall.events
    assert sorted(one.state for one in hall.room.pieces.values()) == ["heard", "waiting", "waiting"]
    # What was about to be said to it is still delivered.
    late = next(one.key for one in hall.room.pieces[piece].readers if one.state != "given")
    hall.do(int(late, 16) - 1, Respond(hall.reading.id, piece, 1, "praise", BODY))
    assert hall.room.pieces[piece].responses[-1].late


def test_what_one_would_say_to_one_that_waits_has_to_wait_too() -> None:
    hall = seated(3)
    hall.wait_for(1)
    person, piece, step = hall.speaker()
    hall.do(LEADER, Adjourn(hall.reading.id))
    assert hall.refused(person, Respond(hall.reading.id, piece, step, "praise", BODY)) == "too-early"


def test_what_was_written_for_a_reading_that_was_cut_off_is_taken_in_no_other() -> None:
    hall = seated(3)
    hall.wait_for(1)
    person, piece, step = hall.speaker()
    first = hall.reading.id
    hall.do(LEADER, Adjourn(first))
    hall.call(
        Protocol((STRONG.steps[0], Step("reader", 60_000, ("praise", "suggestion")), *STRONG.steps[2:]))
    )
    hall.deal()
    late = Respond(first, piece, step, "praise", BODY)
    assert hall.refused(person, late) == "other-reading"
    while not any(
        (one.slot.piece, one.slot.by) == (piece, key(person)) and one.slot.step for one in hall.turns()
    ):
        assert hall.wait()
    turns = hall.turns()
    assert hall.refused(person, late) == "other-reading"
    assert (hall.turns(), hall.room.pieces[piece].responses) == (turns, ())
    hall.do(person, Respond(hall.reading.id, piece, step, "praise", BODY))


def test_what_its_author_says_alone_is_no_response() -> None:
    hall = seated(3, Protocol((*STRONG.steps[2:], *STRONG.steps)))
    assert hall.speaker()[2] == 0
    author, piece, _ = hall.speaker()
    respond(hall, "reply")
    assert unread(hall.room, hall.reading).pieces == 3
    hall.do(LEADER, Adjourn(hall.reading.id))
    assert hall.room.pieces[piece].state == "waiting"
    assert [one.by for one in hall.room.pieces[piece].responses] == [key(author)]


def test_what_its_author_said_stays_with_the_reading_in_which_it_was_said() -> None:
    hall = seated(3, Protocol((*STRONG.steps[2:], *STRONG.steps)))
    piece, first = respond(hall, "reply"), hall.reading.id
    hall.do(LEADER, Adjourn(first))
    hall.call()
    hall.deal()
    assert [one.reading for one in hall.room.pieces[piece].responses] == [first]
    assert hall.reading.id != first


def test_a_response_that_was_erased_is_none_and_its_piece_waits() -> None:
    hall = seated(3)
    hall.wait_for(1)
    person, piece, step = hall.speaker()
    given = hall.do(person, Respond(hall.reading.id, piece, step, "praise", BODY))
    assert unread(hall.room, hall.reading).pieces == 2
    hall.do(person, Erase(given))
    assert unread(hall.room, hall.reading).pieces == 3
    hall.do(LEADER, Adjourn(hall.reading.id))
    assert hall.room.pieces[piece].state == "waiting"


def test_what_was_erased_does_not_come_again() -> None:
    hall = seated(3)
    hall.wait()
    begun = hall.room.pieces[hall.speaker()[1]]
    hall.do(int(begun.by, 16) - 1, Erase(begun.id))
    hall.do(LEADER, Adjourn(hall.reading.id))
    assert hall.room.pieces[begun.id].state == "withdrawn"


def test_an_author_decides_anew_the_next_time() -> None:
    hall = seated(4, ASKING)
    waiting = next(piece for piece in hall.room.pieces.values() if piece.state == "dealt")
    hall.do(int(waiting.by, 16) - 1, Decide(waiting.id, 2, -1))
    hall.do(LEADER, Adjourn(hall.reading.id))
    assert hall.room.pieces[waiting.id].decisions == ()


@given(
    people=st.integers(2, 12),
    protocol=st.sampled_from(PROTOCOLS),
    steps=st.lists(st.booleans(), max_size=25),
)
def test_whenever_it_is_cut_off_each_piece_was_responded_to_or_waits(
    people: int, protocol: Protocol, steps: list[bool]
) -> None:
    hall = seated(people, protocol)
    for says in steps:
        if not hall.turns():
            break
        if says:
            person, piece, step = hall.speaker()
            of = "reply" if hall.room.pieces[piece].by == key(person) else "praise"
            try:
                hall.do(person, Respond(hall.reading.id, piece, step, of, BODY))  # type: ignore[arg-type]
            except Refused:
                hall.wait()
        else:
            hall.wait()
    if not hall.reading.live:
        return
    before = unread(hall.room, hall.reading)
    heard = [name for name, piece in hall.room.pieces.items() if piece.was_heard]
    hall.do(LEADER, Adjourn(hall.reading.id))
    pieces = hall.room.pieces
    assert before.pieces == sum(piece.state == "waiting" for piece in pieces.values())
    assert {piece.state for piece in pieces.values()} <= {"heard", "waiting"}
    assert all(pieces[name].state == "heard" for name in heard)
    for one in pieces.values():
        if one.responded:
            assert one.state == "heard"
        elif one.id not in heard:
            assert (one.state, one.reading, one.readers) == ("waiting", "", ())
    assert unread(hall.room, hall.reading) == Unread()


def test_a_piece_whose_readers_were_passed_over_waits_though_it_came_to_its_end() -> None:
    hall = seated(2)
    piece = hall.tables[0].under_way[0]
    hall.wait_for(1)
    hall.do(LEADER, Defer(piece, 1, hall.turns()[0].slot.by))
    hall.do(int(hall.room.pieces[piece].by, 16) - 1, Finish(piece, 2))
    assert hall.room.pieces[piece].state == "heard"
    assert unread(hall.room, hall.reading).pieces == 2
    hall.do(LEADER, Adjourn(hall.reading.id))
    assert (hall.room.pieces[piece].state, hall.room.pieces[piece].was_heard) == ("waiting", False)
