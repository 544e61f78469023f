"""Which turns each stage of a protocol has, and which are left out."""

import msgspec
import pytest

from sprint.core.reading.acts import Attend, Decide, Decline, Finish
from sprint.core.reading.events import StepSkipped
from sprint.core.reading.protocol import ASKING_MS, Kind, Protocol, Step
from sprint.core.reading.stages import kinds_by, kinds_of, open_kinds, unwelcome
from sprint.core.reading.values import Decision, Piece
from tests.sprint.core.reading.hall import ASKING, BODY, ROUND, SECOND, STRONG, Hall, key, seated

PIECE = Piece("0" * 32, key(0), BODY, 0, ("praise",))
SAID = Step("reader", SECOND, ("praise", "question", "talk"))
YES = Step("readers", SECOND, ("praise",), consent=True)
PICK = Step("readers", SECOND, options=((), ("question",)))


def decided(step: int, choice: int) -> Piece:
    return msgspec.structs.replace(PIECE, decisions=(Decision(step, choice),))


@pytest.mark.parametrize(
    ("step", "choice", "kinds"),
    [
        (SAID, None, SAID.kinds),
        (YES, None, ()),
        (YES, -1, ()),
        (YES, 0, ("praise",)),
        (PICK, None, ()),
        (PICK, -1, ()),
        (PICK, 0, ()),
        (PICK, 1, ("question",)),
        (PICK, 2, ()),
    ],
)
def test_what_may_be_said_once_it_is_decided(step: Step, choice: int | None, kinds: tuple[Kind, ...]) -> None:
    assert kinds_of(step, choice) == kinds


def test_of_what_readers_bring_only_what_is_welcome() -> None:
    assert open_kinds(PIECE, SAID, 1) == ("praise", "talk")
    assert open_kinds(decided(1, 0), YES, 1) == ("praise",)
    assert open_kinds(decided(1, 1), PICK, 1) == ("question",)


@pytest.mark.parametrize(
    ("step", "kinds"),
    [
        (SAID, ("reply",)),
        (Step("reader", SECOND, ("praise", "question"), quiet=False), ("answer", "reply")),
        (Step("author", SECOND, ("thanks", "reply")), ("thanks", "reply")),
        (Step("everyone", SECOND, ("praise", "talk"), quiet=False), ("talk",)),
    ],
)
def test_an_author_answers_in_steps_of_others_and_gives_what_their_own_are_for(
    step: Step, kinds: tuple[Kind, ...]
) -> None:
    assert kinds_by(PIECE.by, PIECE, step, 1) == kinds


def test_a_step_of_which_nothing_is_welcome() -> None:
    assert unwelcome(PIECE, Step("reader", SECOND, ("question", "suggestion")))
    assert not unwelcome(PIECE, SAID)
    assert not unwelcome(PIECE, Step("readers", SECOND))
    assert not unwelcome(PIECE, PICK)
    assert not unwelcome(PIECE, Step("author", SECOND, ("question",)))


def skipped(hall: Hall, piece: str) -> list[int]:
    return [e.step for e in hall.events if isinstance(e, StepSkipped) and e.piece == piece]


def begin(welcome: tuple[str, ...], protocol: Protocol = STRONG) -> tuple[Hall, str]:
    hall = Hall(2)
    hall.call(protocol)
    for person in range(2):
        hall.offer(person, welcome)
    hall.deal()
    return hall, hall.tables[0].under_way[0]


def test_a_step_that_is_not_welcome_is_left_out_and_said_once() -> None:
    hall, piece = begin(("suggestion",))
    hall.wait()
    assert skipped(hall, piece) == [1]
    assert hall.speaker()[2] == 2


def test_a_step_that_needs_a_yes_is_not_asked_about_where_its_kinds_are_not_welcome() -> None:
    hall, piece = begin(("praise", "question", "observation"), ASKING)
    hall.wait_for(3)
    assert skipped(hall, piece) == [2]
    assert hall.turns()[0].asking


def test_an_author_is_asked_for_forty_five_seconds_and_then_the_step_follows() -> None:
    hall = seated(2, ASKING)
    hall.wait_for(2)
    (turn,) = hall.turns()
    assert (turn.asking, turn.alone, turn.ends_at - turn.opened_at) == (True, False, ASKING_MS)
    person, piece, step = hall.speaker()
    hall.do(person, Decide(piece, step, 0))
    (turn,) = hall.turns()
    assert (turn.asking, turn.slot.step, turn.slot.by) == (False, 2, key(1 - person))
    assert skipped(hall, piece) == []


def test_an_option_without_kinds_is_only_listened_to() -> None:
    hall = seated(2, ASKING)
    hall.wait_for(3)
    person, piece, step = hall.speaker()
    hall.do(person, Decide(piece, step, 0))
    assert skipped(hall, piece) == [2, 3]
    assert {turn.slot.step for turn in hall.turns()} == {4}


def test_a_silent_step_too_is_left_out_where_its_author_says_no() -> None:
    again = Protocol((*STRONG.steps[:2], Step("readers", SECOND, consent=True), STRONG.steps[2]))
    hall = seated(2, again)
    hall.wait_for(2)
    person, piece, step = hall.speaker()
    hall.do(person, Decide(piece, step, -1))
    assert skipped(hall, piece) == [2]
    assert hall.speaker()[2] == 3


def test_everyone_is_the_author_and_those_who_read() -> None:
    hall = seated(3, ASKING)
    hall.wait_for(4)
    piece = hall.room.pieces[hall.tables[0].under_way[0]]
    assert [turn.slot.by for turn in hall.turns()] == [piece.by, *(reader.key for reader in piece.readers)]


def test_readers_speak_in_the_order_of_their_seats_after_the_author_s() -> None:
    hall = seated(4)
    piece = hall.room.pieces[hall.tables[0].under_way[0]]
    hall.wait_for(1)
    order = [hall.turns()[0].slot.by, *(group[0].by for group in hall.tables[0].waiting)]
    seats = hall.tables[0].seats
    at = seats.index(piece.by)
    assert order == [*seats[at + 1 :], *seats[:at]]


def test_whoever_declined_has_no_turn() -> None:
    hall = seated(3)
    person, piece, _ = hall.speaker()
    hall.do(person, Decline(piece))
    assert key(person) not in [turn.slot.by for turn in hall.turns()]
    hall.wait_for(1)
    assert hall.speaker()[0] != person
    assert hall.tables[0].waiting == ()


def test_what_was_read_ahead_is_not_read_at_the_table() -> None:
    hall = seated(3, ahead=True)
    assert hall.speaker()[2] == 1
    hall = seated(4, ROUND, ahead=True)
    assert {turn.slot.step for turn in hall.turns()} == {1}


LED = Protocol((Step("facilitator", SECOND), *STRONG.steps[1:]))


def test_the_facilitator_is_who_called_where_they_sit_else_the_first_reader() -> None:
    hall = seated(7, LED)
    for table in hall.tables:
        (turn,) = table.turns
        piece = hall.room.pieces[turn.slot.piece]
        lead = hall.reading.by
        readers = [reader.key for reader in piece.readers]
        assert turn.slot.by == (lead if lead in table.seats and lead != piece.by else readers[0])


def test_a_piece_without_readers_goes_on_with_its_author() -> None:
    hall = seated(2)
    person, piece, _ = hall.speaker()
    hall.do(person, Attend(hall.reading.id, out=True))
    assert hall.speaker() == (1 - person, piece, 2)
    hall.do(1 - person, Finish(piece, 2))
    assert hall.reading.phase == "done"
