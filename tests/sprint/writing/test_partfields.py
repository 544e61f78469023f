"""A time of day that is typed for a part is that time on the wall, also where the clocks change before it."""

from datetime import UTC, date, datetime, time

import pytest

from sprint.clocks import LOCAL
from sprint.core.agenda.dayplan import PlannedBlock
from sprint.writing.partfields import Clocks, fixed
from tests.sprint.core.agenda.days import DayHall

#: In Berlin, nine in the morning by Greenwich is eleven in summer and ten in winter.
TEN_MS = round(datetime(2026, 10, 25, 9, tzinfo=UTC).timestamp() * 1_000)


@pytest.mark.usefixtures("berlin")
def test_a_time_after_summer_ends_is_the_one_on_the_wall() -> None:
    hall = DayHall(2)
    hall.plan("gather", "talk")
    now = datetime(2026, 10, 24, 20, 0, tzinfo=LOCAL)
    clocks = Clocks(now, round(now.timestamp() * 1_000), date(2026, 10, 25))
    planned = PlannedBlock("gather", 600_000, at=time(10, 0))
    first = fixed(hall.agenda, hall.agenda.blocks, hall.agenda.blocks[0], planned, clocks)
    assert first.starts_at == TEN_MS
    assert clocks.shown(TEN_MS) == time(10, 0)
