"""What those who lead say to everybody: what is on view is taken away by whoever sees it."""

import pytest

from sprint.core.agenda.acts import Announce, Clear
from sprint.core.errors import Refused
from tests.sprint.core.agenda.days import DayHall
from tests.sprint.core.reading.hall import SEAL


def test_what_is_on_view_is_taken_away_only_by_somebody_who_sees_it() -> None:
    hall = DayHall(mode="led")
    assert hall.refused(0, Clear("0" * 32)) == "nothing"
    first = hall.do(0, Announce(SEAL, stays=True))
    assert hall.refused(1, Clear(first)) == "not-yours"
    second = hall.do(0, Announce(SEAL, stays=True))
    with pytest.raises(Refused, match="Something else was put on view a moment ago") as refused:
        hall.do(0, Clear(first))
    assert refused.value.code == "changed"
    assert hall.room.on_view == second
    hall.do(0, Clear(second))
    assert hall.room.on_view == ""
    assert hall.refused(0, Clear(second)) == "nothing", "two at once: the second is told"
