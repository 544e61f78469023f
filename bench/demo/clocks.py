"""How far apart the members' clocks were, at instants that they shared on this machine's own clock."""

import asyncio
import itertools
from bisect import bisect_left
from collections.abc import Iterable

Sample = tuple[float, int, bool]
STEP_MS = 50.0
LONGEST_GAP_MS = 1_000.0


def room_time(samples: list[Sample], mono: float) -> float | None:
    """Room time at ``mono`` between two samples taken while connected; None where there are none near."""
    at = bisect_left(samples, mono, key=lambda sample: sample[0])
    if not 0 < at < len(samples):
        return None
    before, after = samples[at - 1], samples[at]
    near = after[0] - before[0] <= LONGEST_GAP_MS
    if not (near and before[2] and after[2]):
        return None
    return before[1] + (after[1] - before[1]) * (mono - before[0]) / (after[0] - before[0])


def spread(members: Iterable[list[list[Sample]]]) -> tuple[float, int]:
    """The widest spread in milliseconds at any instant shared by two or more, and how many there were."""
    lives = [[life for life in member if life] for member in members]
    monos = [sample[0] for member in lives for life in member for sample in life]
    widest, shared = 0.0, 0
    instant = min(monos)
    while instant <= max(monos):
        times = [
            time for member in lives for life in member if (time := room_time(life, instant)) is not None
        ]
        if len(times) >= 2:
            shared += 1
            widest = max(widest, max(times) - min(times))
        instant += STEP_MS
    return widest, shared


def runs_backwards(lives: list[list[Sample]]) -> bool:
    """Whether room time ever went back within one life of a member."""
    return any(later[1] < earlier[1] for life in lives for earlier, later in itertools.pairwise(life))


class Lag:
    """How late this machine was at most to do what was due: it may have other things to do, too."""

    def __init__(self) -> None:
        self.widest_ms = 0.0

    async def watch(self) -> None:
        """Look from now on, until cancelled."""
        loop = asyncio.get_running_loop()
        while True:
            due = loop.time() + STEP_MS / 1000
            await asyncio.sleep(STEP_MS / 1000)
            self.widest_ms = max(self.widest_ms, (loop.time() - due) * 1000)
