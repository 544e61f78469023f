"""Work room by room, in order, never so long at once that others wait."""

import asyncio
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import server.clerk
from server.clerk import Clerk
from sprint.core.acts import Here
from tests.server.client import Client, Person, new_keys
from tests.server.house import house, until


class Sender:
    def __init__(self) -> None:
        self.waiting = 0

        self.dropped = 0

    def queued(self, more: int) -> None:
        self.waiting += more

    def drop(self) -> None:
        self.dropped += 1


def noting(done: list[str], name: str, takes: float = 0.0) -> Callable[[], None]:
    def work() -> None:
        time.sleep(takes)
        done.append(name)

    return work


async def test_a_room_is_done_together_and_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    # However long the machine takes, its slice of time is not over.
    monkeypatch.setattr(server.clerk, "_SLICE", 60.0)
    clerk, sender, done = Clerk(), Sender(), list[str]()
    for room, name in (("a", "a1"), ("b", "b1"), ("a", "a2"), ("b", "b2")):
        clerk.put(room, sender, noting(done, name))
    assert (done, sender.waiting) == ([], 4)
    await until(lambda: sender.waiting == 0)
    assert done == ["a1", "a2", "b1", "b2"]


async def test_a_busy_room_makes_way_for_the_others() -> None:
    clerk, sender, done = Clerk(), Sender(), list[str]()
    for name in ("busy 1", "busy 2", "busy 3"):
        clerk.put("busy", sender, noting(done, name, 0.006))
    clerk.put("quiet", sender, noting(done, "quiet"))
    await until(lambda: sender.waiting == 0)
    assert done == ["busy 1", "quiet", "busy 2", "busy 3"]


async def test_the_loop_turns_while_work_waits() -> None:
    clerk, sender, done = Clerk(), Sender(), list[str]()
    for number in range(10):
        clerk.put("a", sender, noting(done, str(number), 0.006))
    seen = set[int]()
    loop = asyncio.get_running_loop()

    def look() -> None:
        seen.add(len(done))
        if sender.waiting:
            loop.call_soon(look)

    look()
    await until(lambda: sender.waiting == 0)
    assert seen >= set(range(9))


async def test_nothing_is_done_after_the_stop() -> None:
    clerk, sender, done = Clerk(), Sender(), list[str]()
    clerk.put("a", sender, noting(done, "late"))
    clerk.stop()
    clerk.put("a", sender, noting(done, "later"))
    await until(lambda: bool(done))
    assert done == ["later"]


async def test_work_that_fails_is_reported_and_stops_nobody_else(caplog: pytest.LogCaptureFixture) -> None:
    clerk, unlucky, sender, done = Clerk(), Sender(), Sender(), list[str]()
    clerk.put("a", unlucky, [].clear)
    clerk.put("a", unlucky, lambda: [][0])
    clerk.put("a", sender, noting(done, "after it"))
    clerk.put("b", sender, noting(done, "elsewhere"))
    await until(lambda: sender.waiting == 0)
    clerk.put("a", sender, noting(done, "later"))
    await until(lambda: sender.waiting == 0)
    # Whose turn is next after what failed depends on how long telling of it took.
    assert (set(done[:2]), done[2:]) == ({"after it", "elsewhere"}, ["later"])
    assert (unlucky.waiting, unlucky.dropped, sender.dropped) == (0, 1, 0)
    assert [record.getMessage() for record in caplog.records] == ["work ended with IndexError"]


async def test_a_fault_in_one_room_cuts_its_author_off_and_leaves_the_relay_at_work(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    hurt, well = Person(new_keys()), Person(new_keys())
    async with house(tmp_path) as home, Client(hurt, home.url) as ada, Client(well, home.url) as ben:
        await ada.enter(hurt.genesis())
        await ben.enter(well.genesis())
        room = home.relay.hub.rooms[hurt.keys.room]
        whole, seq = room.heads, room.seq
        del room.heads
        with pytest.raises(Exception):  # noqa: B017, PT011 - cut, however her client says so
            await ada.do(Here())
        assert (await ben.do(Here())).outcome == "applied"
        room.heads = whole
        async with Client(hurt, home.url) as again:
            await again.hello()
            assert (await again.do(Here())).seq == seq + 1
    assert "work ended with AttributeError" in caplog.text
