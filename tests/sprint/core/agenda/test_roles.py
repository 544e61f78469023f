import pytest

from sprint.core.acts import Box, Join, Leave, Mode, Remove
from sprint.core.agenda.acts import Appoint, Hold, Lock, Plan
from sprint.core.rights import facilitates, leads, may_schedule
from tests.sprint.core.agenda.days import DayHall, day
from tests.sprint.core.reading.hall import SEAL, key


def test_the_lead_is_handed_over_and_taken_back() -> None:
    hall = DayHall(3, "led")
    hall.do(0, Appoint(key(1), "lead"))
    assert hall.room.leader == key(1)
    hall.plan("gather", "close")
    hall.move(1, person=1)
    assert hall.refused(0, Appoint(key(0), "member")) == "duplicate"
    hall.do(0, Appoint(key(0), "lead"))
    assert hall.room.leader == key(0)
    assert not facilitates(hall.room, key(1))
    assert hall.refused(1, Hold(hall.agenda.id, hall.agenda.moves)) == "not-yours"


def test_deputies_lead_the_day_and_name_nobody() -> None:
    hall = DayHall(3, "led")
    hall.do(0, Appoint(key(1), "deputy"))
    assert may_schedule(hall.room, key(1), hall.at)
    assert leads(hall.room, key(1))
    hall.plan("gather", "close")
    hall.move(1, person=1)
    assert hall.refused(1, Appoint(key(2), "deputy")) == "not-yours"
    hall.do(0, Appoint(key(1), "member"))
    assert hall.refused(1, Hold(hall.agenda.id, hall.agenda.moves)) == "not-yours"


def test_who_leads_hands_over_before_they_are_anything_less() -> None:
    hall = DayHall(2, "led")
    assert hall.refused(0, Appoint(key(0), "deputy")) == "leads"
    assert hall.refused(0, Appoint("f" * 64, "lead")) == "unknown-member"


def test_who_has_left_leads_no_more_until_they_are_back() -> None:
    hall = DayHall(3, "led")
    hall.do(0, Appoint(key(1), "deputy"))
    hall.do(1, Leave())
    assert not facilitates(hall.room, key(1))
    hall.do(1, Join(bytes(32), SEAL))
    assert facilitates(hall.room, key(1))


def test_a_deputy_who_has_left_can_be_made_less_before_they_come_back() -> None:
    hall = DayHall(3, "led")
    hall.do(0, Appoint(key(1), "deputy"))
    hall.do(1, Leave())
    hall.do(0, Appoint(key(1), "member"))
    hall.do(1, Join(bytes(32), SEAL))
    assert not facilitates(hall.room, key(1))
    hall.do(2, Leave())
    assert hall.refused(0, Appoint(key(2), "member")) == "unknown-member"
    assert hall.refused(0, Appoint(key(2), "deputy")) == "unknown-member"


def test_whoever_is_removed_leads_nothing_any_more() -> None:
    hall = DayHall(3, "led")
    hall.do(0, Appoint(key(1), "lead"))
    hall.do(1, Appoint(key(2), "deputy"))
    for person in (1, 2):
        stay = [
            one.seat for name, one in hall.room.members.items() if name != key(person) and not one.removed
        ]
        boxes = tuple(Box(seat, bytes(64)) for seat in stay)
        hall.do(0, Remove(key(person), "b" * 64, boxes))
    assert (hall.room.leader, hall.room.deputies) == (key(0), ())


@pytest.mark.parametrize("mode", ["open", "led"])
def test_a_locked_room_whose_leaders_are_gone_is_not_locked_for_good(mode: Mode) -> None:
    hall = DayHall(3, mode)
    hall.do(0, Lock())
    hall.do(0, Leave())
    hall.do(1, Leave())
    assert hall.refused(1, Lock(open=True)) == "not-seated"
    hall.do(2, Lock(open=True))
    hall.do(5, Join(bytes(32), SEAL))
    assert hall.refused(2, Lock()) == "not-yours"


def test_others_wait_for_who_planned_a_day_before_it_begins_and_until_it_is_over() -> None:
    hall = DayHall(3)
    hall.do(1, Plan(day("gather"), SEAL))
    assert leads(hall.room, key(1)), "their silence would let anybody begin it, or take it back"
    hall.move(1, person=1)
    assert leads(hall.room, key(1))
    hall.move(None, person=1)
    assert not leads(hall.room, key(1))


@pytest.mark.parametrize("mode", ["open", "led"])
def test_a_locked_room_lets_nobody_new_in_and_everybody_back(mode: str) -> None:
    hall = DayHall(2, mode)  # type: ignore[arg-type]
    assert hall.refused(1, Lock()) == "not-yours"
    hall.do(0, Lock())
    assert hall.refused(5, Join(bytes(32), SEAL)) == "locked"
    hall.do(1, Leave())
    hall.do(1, Join(bytes(32), SEAL))
    assert hall.refused(0, Lock()) == "duplicate"
    hall.do(0, Lock(open=True))
    hall.do(5, Join(bytes(32), SEAL))
