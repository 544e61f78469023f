"""A room's timers: never before the end of a phase, none for a quiet room."""

import asyncio

from server.clock import RoomClock
from server.held import HeldRoom
from server.timers import Timers
from sprint.core.acts import Schedule
from tests.server.hall import NOW, Hall
from tests.server.house import until


async def test_a_phase_is_rung_when_it_is_over_and_not_before() -> None:
    clock, rung = RoomClock(wall_clock=lambda: float(NOW)), list[int]()
    hall = Hall()
    hall.now = clock.now()
    hall.joined()
    hall.do(hall.first, hall.ada, Schedule(length_ms=1_000))
    hall.commit()
    due = hall.room.due_at
    assert due is not None
    timers = Timers(clock, lambda _: rung.append(clock.now()), lambda _: None)
    timers.arm_due(hall.room)
    timers.arm_again()
    await until(lambda: bool(rung))
    assert rung[0] >= due
    assert len(rung) == 1
    assert timers._due == {}


async def test_a_timer_that_fires_early_waits_for_the_end() -> None:
    clock, rung = RoomClock(wall_clock=lambda: float(NOW)), list[int]()
    hall = Hall()
    hall.joined()
    hall.do(hall.first, hall.ada, Schedule(length_ms=3_600_000))
    hall.commit()
    timers = Timers(clock, lambda _: rung.append(clock.now()), lambda _: None)
    timers._ring(hall.room)
    assert rung == []
    assert hall.room in timers._due
    timers.stop()
    assert timers._due == {}


async def test_a_room_ticks_once_however_much_changes() -> None:
    ticked = list[HeldRoom]()
    hall = Hall()
    timers = Timers(RoomClock(), lambda _: None, ticked.append)
    for _ in range(10):
        timers.arm_live(hall.room)
    await until(lambda: bool(ticked))
    await asyncio.sleep(0.01)
    assert ticked == [hall.room]
    assert timers._live == {}


async def test_a_room_let_go_has_no_timer() -> None:
    hall = Hall()
    timers = Timers(RoomClock(), lambda _: None, lambda _: None)
    timers.arm_live(hall.room)
    timers.forget(hall.room)
    assert timers._live == {}
