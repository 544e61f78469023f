"""Waiting until the room has heard what one did, where the next act stands on it."""

import asyncio
from collections.abc import Callable
from typing import Final

from sprint.core.room import Room
from sprint.link.base import Link

#: A room that is reached answers sooner; else one is told so, and tries again.
WITHIN_S: Final = 5.0


async def known(link: Link, fact: Callable[[Room], bool], within_s: float = WITHIN_S) -> bool:
    """Wait until ``fact`` holds in the room; gives whether it did in time."""
    moved = asyncio.Event()
    stop = link.listen(lambda _: moved.set())
    try:
        async with asyncio.timeout(within_s):
            while link.room is None or not fact(link.room):
                moved.clear()
                await moved.wait()
    except TimeoutError:
        return False
    finally:
        stop()
    return True
