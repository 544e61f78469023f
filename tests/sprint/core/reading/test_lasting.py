"""How long tables still need: never less than they then take, whatever people do but asking for more."""

from hypothesis import given
from hypothesis import strategies as st

from sprint.core.acts import Here
from sprint.core.reading.acts import Decide, Finish, Prefer
from sprint.core.reading.events import TurnClosed
from sprint.core.reading.lasting import lasts_until, left_ms
from sprint.core.reading.protocol import ASKING_MS, Protocol, table_ms
from tests.sprint.core.reading.hall import ASKING, PROTOCOLS, ROUND, STRONG, Hall, seated


def latest(hall: Hall) -> int:
    return lasts_until(hall.room, hall.reading, hall.at)


def missed(hall: Hall) -> int:
    return sum(isinstance(one, TurnClosed) and one.how == "away" for one in hall.events)


def test_a_table_needs_what_its_pieces_need_together() -> None:
    hall = seated(3)
    whole = table_ms(STRONG, pieces=3, readers=2)
    assert left_ms(hall.reading, hall.tables[0], hall.room.pieces, hall.at) == whole
    assert left_ms(hall.reading, hall.tables[0], hall.room.pieces, hall.at + 60_000) == whole - 60_000
    assert latest(hall) == hall.at + whole
    hall.wait_out()
    assert left_ms(hall.reading, hall.tables[0], hall.room.pieces, hall.at) == 0
    assert latest(hall) == hall.at


def test_all_rounds_that_are_to_come_are_reckoned() -> None:
    hall = seated(5, ROUND)
    assert left_ms(hall.reading, hall.tables[0], hall.room.pieces, hall.at) == table_ms(ROUND, 5, 3)


def test_while_an_author_is_asked_the_time_for_it_is_reckoned_once() -> None:
    hall = seated(3, ASKING)
    before = latest(hall)
    while not hall.turns()[0].asking:
        for turn in hall.turns():
            hall.do(int(turn.slot.by, 16) - 1, Finish(turn.slot.piece, turn.slot.step))
        assert latest(hall) <= before
    (turn,) = hall.turns()
    assert turn.ends_at - hall.at == ASKING_MS
    piece = hall.room.pieces[turn.slot.piece]
    steps = ASKING.steps
    one = steps[2].ms + (ASKING_MS + steps[3].ms) + steps[4].ms + steps[5].ms
    assert len(piece.readers) == 2
    assert latest(hall) == hall.at + ASKING_MS + one + table_ms(ASKING, 2, 2)


def test_while_pieces_are_gathered_those_who_would_come_are_reckoned() -> None:
    hall = Hall(4)
    hall.call()
    assert latest(hall) == hall.reading.deals_at
    for person in range(4):
        hall.offer(person)
    assert latest(hall) == hall.reading.deals_at + table_ms(STRONG, 4, 3)


def act(hall: Hall, what: str) -> None:
    """Let the first turn go on in one of the ways in which turns do."""
    turn = hall.turns()[0]
    slot, who = turn.slot, int(turn.slot.by, 16) - 1
    waiting = [one for table in hall.tables for group in table.waiting for one in group]
    if what == "wait":
        hall.wait()
    elif what == "here":
        hall.do(who, Here())
    elif what == "done":
        hall.do(who, Decide(slot.piece, slot.step, 0) if turn.asking else Finish(slot.piece, slot.step))
    elif waiting:
        hall.do(0, Prefer(waiting[0].piece, waiting[0].step, waiting[0].by))


@given(
    people=st.integers(2, 9),
    protocol=st.sampled_from(PROTOCOLS),
    ahead=st.booleans(),
    doing=st.lists(st.sampled_from(["wait", "here", "done", "first"]), max_size=40),
)
def test_it_never_takes_longer_than_was_said(
    people: int, protocol: Protocol, ahead: bool, doing: list[str]
) -> None:
    hall = seated(people, protocol, ahead=ahead)
    said, before = latest(hall), missed(hall)
    for what in doing:
        if not hall.turns():
            break
        act(hall, what)
        if what == "first" or missed(hall) != before:
            # Whoever was away, or had begun, has a whole turn again.
            said = latest(hall)
        before = missed(hall)
        assert latest(hall) <= said
        said = latest(hall)
    while hall.turns():
        for turn in hall.turns():
            hall.do(int(turn.slot.by, 16) - 1, Here())
        hall.wait()
    assert hall.at <= said
