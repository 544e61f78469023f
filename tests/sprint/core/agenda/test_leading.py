import pytest
from msgspec.structs import replace

from sprint.clocks import local_time
from sprint.core.acts import Cancel, Extend, Leave, Pause, Restore, Resume, Schedule
from sprint.core.agenda.acts import Appoint, Forgo, Hand, Hold, Move, Plan, Proceed, Stretch, Yield
from sprint.core.agenda.blocks import BlockKind
from sprint.core.agenda.events import BeginningForgone, BlockBegun, DayDone
from sprint.core.agenda.heldday import held_days
from sprint.core.agenda.leading import MOST_AGENDAS, MOST_OF_ONE
from sprint.core.agenda.running import JUST_BEGUN_MS, derived
from sprint.core.errors import Refused
from sprint.core.events import SprintEnded, SprintStarted
from sprint.core.reading.acts import Attend, Finish, Read
from tests.sprint.core.agenda.days import MINUTE, DayHall, block, day
from tests.sprint.core.reading.hall import SEAL, SEED, STRONG, key


def test_a_day_goes_on_by_itself_from_its_first_block_to_its_end() -> None:
    hall = DayHall()
    hall.begin("gather", "break", "close")
    assert hall.kind == "gather"
    hall.pass_by(10)
    assert hall.kind == "break"
    hall.pass_by(20)
    assert hall.agenda.phase == "done"
    assert hall.room.day is None
    assert [past.block for past in hall.agenda.past] == [one.id for one in hall.agenda.blocks]
    assert hall.seen(BlockBegun) == 3
    assert hall.seen(DayDone) == 1


def test_a_sprint_block_sets_its_sprint_and_lasts_as_long_as_that() -> None:
    hall = DayHall()
    hall.do(0, Plan((block(1, "sprint", 10, lead_ms=30_000), block(2, "break")), SEAL))
    hall.move(1)
    sprint = hall.room.sprint
    assert sprint is not None
    assert sprint.id == hall.now.sprint
    assert sprint.starts_at == hall.at + 30_000
    hall.pass_by(1)
    hall.do(0, Extend(sprint.id, 5 * MINUTE))
    hall.pass_by(10)
    assert hall.kind == "sprint"
    hall.pass_by(5)
    assert hall.kind == "break"
    assert hall.seen(SprintEnded) == 1


def test_a_reading_block_lasts_until_the_last_table_is_done() -> None:
    hall = DayHall(3)
    hall.do(0, Plan((block(1, "read", 5, lead_ms=60_000), block(2, "close")), SEAL))
    hall.move(1)
    for person in range(3):
        hall.offer(person)
    hall.pass_by(2)
    assert hall.tables
    assert hall.reading.id == hall.now.reading
    hall.pass_by(5)
    assert hall.kind == "read", "its length is over, the readers are not"
    hall.pass_by(60)
    assert hall.reading.phase == "done"
    assert hall.agenda.phase == "done"


def test_nobody_can_have_a_reading_in_the_place_of_the_one_that_the_day_holds() -> None:
    hall = DayHall(3)
    hall.begin("read", "close")
    for person in range(3):
        hall.offer(person)
    hall.pass_by(2)
    name = hall.now.reading
    assert hall.refused(2, Read(STRONG, SEAL, SEED, 60_000, 30_000), name) == "duplicate"
    assert hall.room.reading(name).tables


@pytest.mark.parametrize("kind", ["sprint", "read"])
def test_who_takes_the_id_that_a_block_would_hold_takes_nothing_from_it(kind: BlockKind) -> None:
    hall = DayHall(3)
    hall.plan(kind, "close")
    moved = replace(hall.agenda, moves=1)
    taken = derived(hall.room, moved, hall.agenda.blocks[0])
    body = Schedule(MINUTE, 0) if kind == "sprint" else Read(STRONG, SEAL, SEED, 60_000, 30_000)
    hall.do(2, body, taken)
    hall.pass_by(3)
    hall.move(1)
    held = hall.now.sprint or hall.now.reading
    assert held
    assert held != taken


def test_pieces_that_were_offered_before_come_to_the_block_in_which_pieces_are_read() -> None:
    hall = DayHall(3)
    hall.plan("break", "read")
    pieces = [hall.offer(person) for person in range(2)]
    hall.move(1)
    hall.pass_by(10)
    hall.do(2, Attend(hall.reading.id))
    hall.pass_by(1)
    assert [hall.room.pieces[name].reading for name in pieces] == [hall.reading.id] * 2


def test_moving_on_ends_what_the_block_held() -> None:
    hall = DayHall(3)
    hall.begin("sprint", "sprint", "read", "break")
    hall.move(2)
    assert not hall.room.sprints[0].live
    hall.move(3)
    assert not hall.room.sprints[1].live
    hall.offer(1)
    hall.offer(2)
    hall.move(4)
    assert hall.reading.phase == "cancelled"
    assert {piece.state for piece in hall.room.pieces.values()} == {"waiting"}


def test_a_block_can_be_repeated_skipped_and_gone_back_to() -> None:
    hall = DayHall()
    hall.begin("gather", "sprint", "break", "close")
    hall.move(4)
    hall.move(2)
    first = hall.now.sprint
    hall.move(2)
    assert hall.now.sprint != first
    assert len(hall.room.sprints) == 2
    hall.pass_by(10)
    assert hall.kind == "break"
    hall.move(None)
    assert hall.agenda.phase == "done"


def test_of_two_who_move_the_day_at_once_the_second_is_told() -> None:
    hall = DayHall(4, "open")
    hall.begin("gather", "break", "close")
    moves = hall.agenda.moves
    hall.move(2)
    assert hall.refused(0, Move(hall.agenda.id, moves, f"{2:032x}")) == "moved"
    assert hall.kind == "break"
    assert hall.agenda.moves == 2


def test_of_two_who_change_the_plan_at_once_the_second_is_told() -> None:
    hall = DayHall()
    hall.plan("gather", "break")
    hall.change(*day("gather", "sprint", "close"))
    assert hall.refused(0, Plan(day("close"), SEAL, hall.agenda.id, 0)) == "changed"
    assert len(hall.agenda.blocks) == 3


def test_what_has_begun_stays_and_what_is_to_come_can_change() -> None:
    hall = DayHall()
    hall.begin("gather", "sprint", "close")
    one, two, three = hall.agenda.blocks
    hall.change(one, block(9, "break"), three, two)
    hall.pass_by(10)
    assert hall.kind == "break"
    with pytest.raises(Refused, match="What has begun"):
        hall.change(block(7, "talk"), *hall.agenda.blocks)


def test_a_pause_moves_all_that_is_to_come() -> None:
    hall = DayHall()
    hall.begin("gather", "close")
    ends_at = hall.now.ends_at
    hall.do(0, Hold(hall.agenda.id, hall.agenda.moves))
    assert hall.refused(0, Hold(hall.agenda.id, hall.agenda.moves)) == "not-running"
    hall.pass_by(60)
    assert hall.kind == "gather"
    assert hall.agenda.ahead(hall.at)[0].starts_at == ends_at + 60 * MINUTE
    hall.do(0, Proceed(hall.agenda.id, hall.agenda.moves))
    assert hall.now.ends_at == ends_at + 60 * MINUTE
    hall.pass_by(10)
    assert hall.kind == "close"


def test_a_pause_that_comes_late_or_twice_does_nothing_to_the_next_part() -> None:
    hall = DayHall()
    hall.begin("gather", "talk", "close")
    hall.do(0, Appoint(key(1), "deputy"))
    hold = Hold(hall.agenda.id, hall.agenda.moves)
    hall.do(0, hold)
    assert hall.refused(1, hold) == "not-running", "two at once: it stands once, and the second is told"
    go_on = Proceed(hall.agenda.id, hall.agenda.moves)
    hall.do(1, go_on)
    assert hall.refused(0, go_on) == "not-paused"
    hall.move(2)
    for late in (hold, go_on, Hand(hall.agenda.id, 1), Yield(hall.agenda.id, 1, key(0))):
        assert hall.refused(0, late) == "moved"
    assert not hall.stands


def test_a_pause_in_a_sprint_is_the_sprints_own_however_it_is_made() -> None:
    hall = DayHall()
    hall.begin("sprint", "close")
    hall.pass_by(1)
    sprint = hall.now.sprint
    hall.do(0, Hold(hall.agenda.id, hall.agenda.moves))
    assert hall.room.find(sprint).paused_at == hall.at == hall.now.paused_at
    hall.at += MINUTE
    hall.do(0, Resume(sprint))
    assert not hall.stands
    assert hall.now.ends_at == hall.room.find(sprint).ends_at
    hall.do(0, Pause(sprint))
    assert hall.now.paused_at == hall.at
    hall.do(0, Proceed(hall.agenda.id, hall.agenda.moves))
    assert hall.room.find(sprint).paused_at is None


def test_a_pause_in_a_reading_takes_nobodys_time() -> None:
    hall = DayHall(3)
    hall.begin("read", "close")
    for person in range(3):
        hall.offer(person)
    hall.deal()
    before = hall.turns()
    hall.at += 10_000
    hall.do(0, Hold(hall.agenda.id, hall.agenda.moves))
    hall.pass_by(120)
    assert [turn.slot for turn in hall.turns()] == [turn.slot for turn in before]
    hall.do(0, Proceed(hall.agenda.id, hall.agenda.moves))
    assert [turn.ends_at for turn in hall.turns()] == [turn.ends_at + 120 * MINUTE for turn in before]


def test_who_is_done_in_a_pause_is_done_and_the_next_speak_after_it() -> None:
    hall = DayHall(2)
    hall.begin("read", "close")
    hall.offer(0)
    hall.do(1, Attend(hall.reading.id))
    hall.deal()
    hall.do(0, Hold(hall.agenda.id, hall.agenda.moves))
    slot = hall.turns()[0].slot
    hall.do(1, Finish(slot.piece, slot.step))
    assert hall.turns() == []
    hall.at += 60 * MINUTE
    hall.do(0, Proceed(hall.agenda.id, hall.agenda.moves))
    assert [turn.opened_at for turn in hall.turns()] == [hall.at]


def test_more_time_is_meant_for_the_block_that_its_author_saw() -> None:
    hall = DayHall()
    hall.begin("sprint", "break")
    longer = Stretch(hall.agenda.id, hall.agenda.moves, 5 * MINUTE)
    hall.pass_by(11)
    assert hall.kind == "break"
    assert hall.refused(0, longer) == "moved"
    assert hall.now.ends_at == hall.now.started_at + 10 * MINUTE


def test_a_block_is_made_longer_and_shorter_but_not_over_at_once() -> None:
    hall = DayHall()
    hall.begin("gather", "close")
    hall.do(0, Stretch(hall.agenda.id, 1, 5 * MINUTE))
    hall.pass_by(14)
    assert hall.kind == "gather"
    assert hall.refused(0, Stretch(hall.agenda.id, 1, -MINUTE)) == "too-short"
    hall.do(0, Stretch(hall.agenda.id, 1, -30_000))
    hall.pass_by(0.5)
    assert hall.kind == "close"


def test_before_a_block_with_a_time_of_its_own_the_day_waits() -> None:
    hall = DayHall()
    at = hall.at + 60 * MINUTE
    hall.do(0, Plan((block(1, "gather"), block(2, "break"), block(3, "close", 10, starts_at=at)), SEAL))
    assert [slated.starts_at for slated in hall.agenda.ahead(hall.at)][-1] == at
    hall.move(1)
    hall.pass_by(40)
    assert hall.kind == "break"
    hall.pass_by(20)
    assert hall.kind == "close"
    assert hall.now.started_at == at


def test_a_sprint_of_the_day_that_was_called_off_can_be_taken_back() -> None:
    hall = DayHall()
    hall.begin("sprint", "close")
    hall.pass_by(1)
    hall.do(0, Cancel(hall.now.sprint))
    hall.pass_by(1)
    assert hall.kind == "sprint"
    hall.do(0, Restore(hall.now.sprint))
    hall.pass_by(1)
    assert hall.room.busy
    assert hall.seen(SprintStarted) == 1


def test_a_sprint_whose_part_is_over_stays_called_off() -> None:
    hall = DayHall()
    hall.begin("sprint", "break", "sprint")
    hall.pass_by(1)
    sprint = hall.now.sprint
    hall.do(0, Cancel(sprint))
    hall.move(2)
    assert hall.refused(0, Restore(sprint)) == "too-late"
    hall.move(3)
    assert [one.live for one in hall.room.sprints] == [False, True]


def test_while_a_day_is_under_way_its_sprints_stand_in_its_agenda() -> None:
    hall = DayHall()
    hall.begin("gather", "close")
    assert hall.refused(0, Schedule(60_000)) == "day"
    hall.move(None)
    hall.do(0, Schedule(60_000))
    hall.plan("gather")
    with pytest.raises(Refused, match="A sprint is set or running"):
        hall.move(1)


def test_a_plan_of_which_nothing_began_can_be_taken_back() -> None:
    hall = DayHall()
    hall.plan("gather")
    assert hall.refused(0, Plan(day("close"), SEAL)) == "already-planned"
    hall.do(0, Forgo(hall.agenda.id))
    hall.begin("close")
    assert hall.refused(0, Forgo(hall.agenda.id)) == "moved", "it was meant for a plan"


def test_that_a_day_began_can_be_taken_back_while_it_has_only_just_begun() -> None:
    hall = DayHall()
    hall.begin("gather", "close")
    hall.at += JUST_BEGUN_MS
    hall.do(0, Forgo(hall.agenda.id, 1))
    agenda = hall.agenda
    assert (agenda.phase, agenda.now, agenda.past, agenda.moves) == ("planned", None, (), 2)
    assert hall.seen(BeginningForgone) == 1
    assert held_days(hall.room, local_time) == (), "nobody has met"
    assert hall.refused(0, Forgo(agenda.id, 1)) == "moved", "once more is not the plan itself"
    assert hall.refused(0, Move(agenda.id, 1, agenda.blocks[0].id)) == "moved"
    hall.move(1)
    hall.at += JUST_BEGUN_MS + 1
    assert hall.refused(0, Forgo(agenda.id, 3)) == "begun"


def test_that_a_day_began_is_not_taken_back_once_somebody_would_lose_by_it() -> None:
    hall = DayHall()
    hall.begin("gather", "close")
    hall.move(2)
    assert hall.refused(0, Forgo(hall.agenda.id, 2)) == "begun", "the first part is over"
    hall = DayHall()
    hall.begin("talk")
    hall.do(1, Hand(hall.agenda.id, hall.agenda.moves))
    assert hall.refused(0, Forgo(hall.agenda.id, 1)) == "begun", "somebody speaks"


def test_a_sprint_that_has_not_begun_goes_with_the_beginning_of_its_day() -> None:
    hall = DayHall()
    hall.do(0, Plan((block(1, "sprint", lead_ms=MINUTE), block(2, "sprint", lead_ms=MINUTE)), SEAL))
    hall.move(1)
    hall.do(0, Forgo(hall.agenda.id, 1))
    assert [one.phase for one in hall.room.sprints] == ["cancelled"]
    hall.move(1)
    hall.pass_by(1.5)
    assert [one.phase for one in hall.room.sprints] == ["cancelled", "running"]
    assert hall.refused(0, Forgo(hall.agenda.id, 3)) == "begun", "somebody writes"


def test_a_reading_that_only_gathers_goes_with_the_beginning_of_its_day() -> None:
    hall = DayHall()
    hall.plan("read")
    hall.move(1)
    hall.offer(1)
    hall.do(0, Forgo(hall.agenda.id, 1))
    assert hall.reading.phase == "cancelled"
    assert [piece.to_come for piece in hall.room.pieces.values()] == [True]


def test_a_planned_day_is_looked_at_as_though_it_began_in_time() -> None:
    hall = DayHall()
    at = hall.at + 60 * MINUTE
    hall.do(0, Plan((block(1, "gather"), block(2, "close", starts_at=at)), SEAL))
    assert [one.starts_at for one in hall.agenda.ahead(hall.at)] == [at - 10 * MINUTE, at]
    assert hall.agenda.ahead(at)[0].starts_at == at
    assert hall.agenda.lasts_until == 0
    hall.move(1)
    assert hall.agenda.lasts_until == at > hall.now.ends_at


def test_a_led_day_is_led_by_facilitators_and_by_anybody_five_minutes_after_the_last_of_them() -> None:
    hall = DayHall(3, "led")
    hall.begin("gather", "break", "close")
    with pytest.raises(Refused, match="led by"):
        hall.move(2, person=1)
    hall.at += 5 * MINUTE
    hall.move(2, person=1)
    assert hall.kind == "break"


def test_plans_that_are_taken_back_never_fill_the_room() -> None:
    hall = DayHall()
    for _ in range(MOST_AGENDAS + 1):
        hall.plan("gather")
        hall.do(0, Forgo(hall.agenda.id))
    hall.begin("gather")
    hall.move(None)
    hall.plan("close")
    assert [agenda.phase for agenda in hall.room.agendas] == ["done", "planned"]


def _hold(hall: DayHall, person: int) -> str:
    """Somebody plans a day and ends it at once; gives the word with which they are refused, if they are."""
    try:
        hall.do(person, Plan(day("gather"), SEAL))
    except Refused as error:
        return error.code
    hall.move(1, person=person)
    hall.move(None, person=person)
    return ""


def test_nobody_uses_up_the_days_of_a_room_and_half_of_them_are_kept_for_those_who_lead() -> None:
    hall = DayHall(8)
    assert [_hold(hall, 1) for _ in range(MOST_OF_ONE + 1)] == [""] * MOST_OF_ONE + ["full"]
    with pytest.raises(Refused, match="20 days here were yours"):
        hall.do(1, Plan(day("gather"), SEAL))
    for person in range(2, 6):
        assert {_hold(hall, person) for _ in range(MOST_OF_ONE)} == {""}
    with pytest.raises(Refused, match="100 days here were planned by members"):
        hall.do(6, Plan(day("gather"), SEAL))
    hall.do(0, Appoint(key(1), "deputy"))
    assert {_hold(hall, person) for person in (0, 1) for _ in range(50)} == {""}
    assert len(hall.room.agendas) == MOST_AGENDAS
    with pytest.raises(Refused, match="This room has seen 200 days"):
        hall.do(0, Plan(day("gather"), SEAL))


def test_a_day_outlasts_the_one_who_planned_it() -> None:
    hall = DayHall(3)
    hall.begin("gather", "sprint", "close")
    hall.do(0, Leave())
    hall.pass_by(15)
    assert hall.kind == "sprint"
    hall.pass_by(10)
    assert hall.kind == "close"


@pytest.mark.parametrize(
    ("blocks", "why"),
    [
        ((block(1, "gather"), block(1, "close")), "the same name"),
        ((block(1, "gather", starts_at=9), block(2, "close", starts_at=8)), "go forward"),
    ],
)
def test_blocks_of_which_no_day_can_be_made_are_refused(blocks: tuple[object, ...], why: str) -> None:
    with pytest.raises(Refused, match=why):
        DayHall().do(0, Plan(blocks, SEAL))  # type: ignore[arg-type]


def test_a_day_that_waits_for_a_fixed_time_after_a_bell_can_be_paused_but_not_made_longer() -> None:
    hall = DayHall()
    hall.begin("sprint", "break")
    hall.change(*day("sprint"), block(2, "break", starts_at=hall.at + 30 * MINUTE))
    hall.pass_by(15)
    assert hall.kind == "sprint"
    assert not hall.room.find(hall.now.sprint).live
    assert hall.refused(0, Stretch(hall.agenda.id, 1, MINUTE)) == "not-running"
    hall.do(0, Hold(hall.agenda.id, hall.agenda.moves))
    assert hall.stands
    hall.pass_by(20)
    assert (hall.kind, hall.stands) == ("sprint", True)
    hall.do(0, Proceed(hall.agenda.id, hall.agenda.moves))
    hall.pass_by(0)
    assert (hall.kind, hall.stands) == ("break", False)


def test_a_part_whose_sprint_is_called_off_after_a_long_pause_lasts_as_long_as_was_planned() -> None:
    hall = DayHall()
    hall.begin("sprint", "break")
    hall.pass_by(3)
    hall.do(0, Hold(hall.agenda.id, hall.agenda.moves))
    hall.pass_by(20)
    hall.do(0, Cancel(hall.now.sprint))
    assert (hall.kind, hall.stands) == ("sprint", False)
    hall.pass_by(1)
    hall.do(0, Restore(hall.now.sprint))
    assert (hall.kind, hall.stands) == ("sprint", True), "it comes back as it stood"
    hall.do(0, Cancel(hall.now.sprint))
    hall.pass_by(6)
    assert hall.kind == "sprint"
    hall.pass_by(2)
    assert hall.kind == "break"


def test_the_time_before_a_sprint_stands_with_the_day_and_goes_on_with_what_is_left_of_it() -> None:
    hall = DayHall()
    hall.do(0, Plan((block(1, "sprint", 10, lead_ms=3 * MINUTE), block(2, "break")), SEAL))
    hall.move(1)
    hall.at += MINUTE
    hall.do(0, Hold(hall.agenda.id, hall.agenda.moves))
    assert hall.stands
    assert hall.refused(0, Hold(hall.agenda.id, hall.agenda.moves)) == "not-running"
    hall.pass_by(60)
    sprint = hall.room.find(hall.now.sprint)
    assert (sprint.phase, sprint.remaining_ms(hall.at)) == ("scheduled", 2 * MINUTE)
    assert hall.agenda.ahead(hall.at)[0].starts_at == hall.at + 12 * MINUTE
    assert hall.room.due_at() is None
    hall.do(0, Stretch(hall.agenda.id, 1, MINUTE))
    hall.do(0, Proceed(hall.agenda.id, hall.agenda.moves))
    sprint = hall.room.find(hall.now.sprint)
    assert (hall.stands, sprint.starts_at) == (False, hall.at + 3 * MINUTE)
    assert hall.now.ends_at == sprint.ends_at == hall.at + 13 * MINUTE
    hall.pass_by(3)
    assert hall.room.find(hall.now.sprint).phase == "running"
    hall.pass_by(10)
    assert hall.kind == "break"


def test_a_sprint_that_is_called_off_while_it_is_held_lets_its_part_go_on() -> None:
    hall = DayHall()
    hall.do(0, Plan((block(1, "sprint", 10, lead_ms=3 * MINUTE), block(2, "break")), SEAL))
    hall.move(1)
    hall.at += MINUTE
    hall.do(0, Hold(hall.agenda.id, hall.agenda.moves))
    hall.pass_by(60)
    hall.do(0, Cancel(hall.now.sprint))
    assert (hall.kind, hall.stands) == ("sprint", False)
    assert hall.now.ends_at == hall.at + 12 * MINUTE
    assert hall.room.begun is None, "it never began"
    hall.pass_by(1)
    hall.do(0, Restore(hall.now.sprint))
    sprint = hall.room.find(hall.now.sprint)
    assert (sprint.starts_at, sprint.paused_at) == (hall.at + MINUTE, None)


def test_a_day_whose_sprint_was_called_off_can_be_paused() -> None:
    hall = DayHall()
    hall.begin("sprint", "break")
    hall.pass_by(1)
    hall.do(0, Pause(hall.now.sprint))
    hall.do(0, Cancel(hall.now.sprint))
    assert not hall.stands
    hall.pass_by(1)
    hall.do(0, Hold(hall.agenda.id, hall.agenda.moves))
    hall.pass_by(20)
    assert (hall.kind, hall.stands) == ("sprint", True)
    hall.do(0, Proceed(hall.agenda.id, hall.agenda.moves))
    assert not hall.stands
    hall.pass_by(10)
    assert hall.kind == "break"


def test_the_sprint_of_a_beginning_that_was_taken_back_stays_called_off() -> None:
    hall = DayHall(3)
    hall.do(0, Plan((block(1, "sprint", 10, lead_ms=5 * MINUTE), block(2, "close")), SEAL))
    hall.move(1)
    assert hall.room.sprint is not None
    sprint = hall.room.sprint.id
    hall.do(0, Forgo(hall.agenda.id, hall.agenda.moves))
    assert hall.refused(0, Restore(sprint)) == "too-late"
    hall.move(1)
    assert hall.agenda.phase == "running"
