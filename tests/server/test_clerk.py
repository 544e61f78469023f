"""Work room by room, in order, never so long at once that others wait."""

import asyncio
import time
from collections.abc import Callable

from server.clerk import Clerk
from tests.server.house import until


class Sender:
    def __init__(self) -> None:
        self.waiting = 0

    def queued(self, more: int) -> None:
        self.waiting += more


def noting(done: list[str], name: str, takes: float = 0.0) -> Callable[[], None]:
    def work() -> None:
        time.sleep(takes)
        done.append(name)

    return work


async def test_a_room_is_done_together_and_in_order() -> None:
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
