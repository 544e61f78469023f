"""Who is named as what a day holds begins: whoever has led on to it, or nobody."""

from sprint.core.events import SprintScheduled
from sprint.core.reading.events import ReadingCalled
from tests.sprint.core.agenda.days import DayHall
from tests.sprint.core.reading.hall import key


def test_whoever_led_on_is_named_and_nobody_where_it_came_by_itself() -> None:
    hall = DayHall()
    hall.begin("gather", "sprint", "read", "sprint")
    hall.move(2, person=0)
    assert [one.by for one in hall.events if isinstance(one, SprintScheduled)] == [key(0)]
    hall.pass_by(10)
    assert hall.kind == "read"
    assert [one.by for one in hall.events if isinstance(one, ReadingCalled)] == [""]
    hall.pass_by(6)
    hall.move(3, person=1)
    assert [one.by for one in hall.events if isinstance(one, ReadingCalled)] == ["", key(1)]
    assert hall.reading.by == key(0), "it is still that of whoever planned the day"
