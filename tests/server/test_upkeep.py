"""Once a second: silent lines are asked and dropped, empty rooms are let go, sleep is noticed."""

import asyncio

import pytest

import server.upkeep
from server.clock import RoomClock
from server.framing import PING
from server.limits import ASK_AFTER, DRAIN_WITHIN, SILENT_FOR
from server.tally import Cut, Tally
from server.upkeep import Upkeep, _look_after
from tests.server.hall import Hall
from tests.server.house import until


class Line:
    """What upkeep looks at in a connection."""

    def __init__(self) -> None:
        self.transport = self
        self.size = 0
        self.waiting = 0
        self.slow_since = self.heard_at = 0.0
        self.said: list[object] = []

    def get_write_buffer_size(self) -> int:
        return self.size

    def tell(self, frame: bytes) -> None:
        self.said.append(frame)

    def drop(self, why: Cut) -> None:
        self.said.append(why)


def looked_after(line: Line, now: float) -> list[object]:
    _look_after(line, now)  # type: ignore[arg-type]
    return line.said


def test_a_silent_line_is_asked_and_then_dropped() -> None:
    line = Line()
    assert looked_after(line, ASK_AFTER - 1) == []
    assert looked_after(line, ASK_AFTER + 1) == [PING]
    assert looked_after(line, SILENT_FOR + 1) == [PING, "silent"]


def test_a_line_that_takes_something_is_kept_and_one_that_takes_nothing_is_dropped() -> None:
    line = Line()
    for step, size in enumerate((9_000, 8_000, 7_000, 6_000, 6_000, 6_000)):
        line.size = size
        line.heard_at = now = step * DRAIN_WITHIN / 2
        dropped = looked_after(line, now)
        assert dropped == []
    line.heard_at = now = now + DRAIN_WITHIN / 2
    assert looked_after(line, now) == ["slow"]


async def test_an_empty_room_is_let_go_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server.upkeep, "_EVERY", 0.001)
    monkeypatch.setattr(server.upkeep, "RELEASE_AFTER", 0.05)
    hall, let_go = Hall(), list[object]()
    hall.joined()
    upkeep = Upkeep(RoomClock(), [], lambda: None, let_go.append, lambda _: None, Tally())
    upkeep.watch(hall.room)
    running = asyncio.create_task(upkeep.run())
    hall.hub.leave(hall.room, hall.first)
    upkeep.watch(hall.room)
    await until(lambda: let_go == [hall.room])
    running.cancel()


async def test_a_room_in_which_nobody_took_a_seat_is_let_go_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server.upkeep, "_EVERY", 0.001)
    monkeypatch.setattr(server.upkeep, "RELEASE_UNUSED_AFTER", 0.05)
    hall, used, let_go = Hall(), Hall(), list[object]()
    used.joined()
    upkeep = Upkeep(RoomClock(), [], lambda: None, let_go.append, lambda _: None, Tally())
    for one in (used, hall):
        one.hub.leave(one.room, one.first)
        upkeep.watch(one.room)
    running = asyncio.create_task(upkeep.run())
    await until(lambda: bool(let_go))
    running.cancel()
    assert let_go == [hall.room]


async def test_timers_are_set_anew_when_the_machine_slept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server.upkeep, "_EVERY", 0.001)
    slept, woken = 0.0, list[bool]()
    loop = asyncio.get_running_loop()
    clock = RoomClock(boot="a", boot_clock=lambda: loop.time() * 1000 + slept, wall_clock=lambda: 0.0)
    running = asyncio.create_task(
        Upkeep(clock, [], lambda: woken.append(True), lambda _: None, lambda _: None, Tally()).run()
    )
    await asyncio.sleep(0.02)
    assert woken == []
    slept = 60_000.0
    await until(lambda: woken == [True])
    running.cancel()
