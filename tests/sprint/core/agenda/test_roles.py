import pytest

from sprint.core.acts import Box, Here, Join, Leave, Mode, Remove
from sprint.core.agenda.acts import Appoint, Hold, Lock, Plan
from sprint.core.agenda.events import Appointed
from sprint.core.errors import Refused
from sprint.core.rights import GONE_MS, facilitates, leads, may_remove, may_schedule
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


def test_the_lead_of_a_room_that_was_left_alone_is_taken_and_taken_back() -> None:
    hall = DayHall(4, "led")
    hall.do(0, Appoint(key(1), "lead"))
    hall.at += GONE_MS - 1
    with pytest.raises(Refused, match="heard of for a week"):
        hall.do(2, Appoint(key(2), "lead"))
    hall.at += 1
    assert hall.refused(2, Appoint(key(3), "lead")) == "not-yours", "one takes it oneself"
    hall.do(2, Appoint(key(2), "lead"))
    assert hall.events[-1] == Appointed(key(2), "lead", key(2))
    assert (hall.room.leader, hall.room.lead_before) == (key(2), key(1))
    assert hall.refused(3, Appoint(key(3), "lead")) == "not-yours", "of two the second is told"
    hall.do(2, Appoint(key(3), "deputy"))
    assert facilitates(hall.room, key(1)), "whoever led loses nothing"
    hall.do(1, Appoint(key(1), "lead"))
    assert (hall.room.leader, hall.room.lead_before) == (key(1), "")
    assert not facilitates(hall.room, key(2))


def test_whoever_opened_a_room_takes_the_lead_back_from_whoever_it_was_handed_on_to() -> None:
    hall = DayHall(4, "led")
    hall.at += GONE_MS
    hall.do(1, Appoint(key(1), "lead"))
    assert hall.room.lead_before == key(0)
    hall.do(1, Appoint(key(2), "lead"))
    assert hall.room.lead_before == key(0), "whoever took the lead hands on no more than that"
    hall.do(0, Appoint(key(0), "lead"))
    assert (hall.room.leader, hall.room.lead, hall.room.lead_before) == (key(0), "", "")


def test_a_deputy_who_is_there_comes_before_all_others() -> None:
    hall = DayHall(4, "led")
    hall.do(0, Appoint(key(1), "deputy"))
    hall.at += GONE_MS // 2
    hall.do(1, Here())
    hall.at += GONE_MS // 2
    assert hall.refused(2, Appoint(key(2), "lead")) == "not-yours"
    hall.do(1, Appoint(key(1), "lead"))
    assert (hall.room.leader, hall.room.deputies) == (key(1), ())


def test_a_sign_of_life_keeps_the_lead() -> None:
    hall = DayHall(2, "led")
    for _ in range(3):
        hall.at += GONE_MS - 1
        hall.do(0, Here())
    assert hall.refused(1, Appoint(key(1), "lead")) == "not-yours"


def test_who_has_left_or_was_never_seated_takes_nothing() -> None:
    hall = DayHall(3, "led")
    hall.do(1, Leave())
    hall.at += GONE_MS
    assert hall.refused(1, Appoint(key(1), "lead")) == "not-seated"
    assert hall.refused(5, Appoint(key(5), "lead")) == "not-seated"


def test_where_whoever_led_before_is_removed_the_lead_stays_one_that_was_taken() -> None:
    hall = DayHall(3, "led")
    hall.do(0, Appoint(key(1), "lead"))
    hall.at += GONE_MS
    hall.do(2, Appoint(key(2), "lead"))
    hall.do(0, Remove(key(1), "b" * 64, tuple(Box(seat, bytes(64)) for seat in (1, 3))))
    assert (hall.room.leader, hall.room.lead_before) == (key(2), key(0))
    assert not may_remove(hall.room, key(2))


def test_where_whoever_took_the_lead_is_removed_it_is_with_whoever_opened_the_room() -> None:
    hall = DayHall(3, "led")
    hall.at += GONE_MS
    hall.do(2, Appoint(key(2), "lead"))
    hall.do(0, Remove(key(2), "b" * 64, tuple(Box(seat, bytes(64)) for seat in (1, 2))))
    assert (hall.room.leader, hall.room.lead, hall.room.lead_before) == (key(0), "", "")
