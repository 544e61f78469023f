"""Waiting until the room has heard what one did, where the next act stands on it."""

import asyncio
import contextlib
from collections.abc import Callable
from typing import Final

from sprint.core.room import Room
from sprint.link.base import Link

#: A room that is reached answers sooner; else one is told so, and tries again.
WITHIN_S: Final = 5.0


async def known(link: Link, fact: Callable[[Room], bool], within_s: float = WITHIN_S) -> bool:
    """Wait until ``fact`` holds in the room; gives whether it did in time."""
    try:
        async with asyncio.timeout(within_s):
            await heard(link, lambda: link.room is not None and fact(link.room))
    except TimeoutError:
        return False
    return True


async def heard(link: Link, fact: Callable[[], bool], look_s: float | None = None) -> None:
    """Wait until ``fact`` holds, which is looked at with all news of the link.

    Where some of it is no news, such as the room's time, it is looked at every ``look_s`` seconds, too.
    """
    moved = asyncio.Event()
    stop = link.listen(lambda _: moved.set())
    try:
        while not fact():
            moved.clear()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(moved.wait(), look_s)
    finally:
        stop()
