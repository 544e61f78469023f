"""``python -m bench.relay``: the relay's figures, each with its range and the load of the machine beside it.

Without a part it measures everything, in about five minutes; ``--quick`` does it in small, in under one.
"""

import argparse
import os
import resource
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import chain

from bench.relay import peers, scenarios
from bench.relay.crowd import ROOM
from bench.relay.figures import Figure
from bench.relay.stage import PROCESSES

_Part = Callable[[], Iterator[Figure]]


def _ratio(steps: list[int], floor: int, seconds: float) -> Iterator[Figure]:
    """How many writers y-websocket carries, then ``floor`` times as many on the relay."""
    carried = 0
    for figure in peers.yjs(steps, seconds):
        yield figure
        if figure.name == peers.CARRIED:
            carried = int(figure.value)
    if carried:
        yield from scenarios.live([_whole(carried * floor)], seconds, bell=False)


def _whole(writers: float) -> int:
    # Every process has the same number of rooms.
    return int(writers) // (ROOM * PROCESSES) * ROOM * PROCESSES


def _full() -> dict[str, _Part]:
    return {
        "live": lambda: scenarios.live([2_000, 4_000, 10_000], 10.0),
        "moon": lambda: scenarios.live([_whole(min(20_000, _files() - 100))], 10.0, bell=False),
        "naive": lambda: peers.naive([1_000, 2_000], 8.0),
        "ratio": lambda: _ratio([1_000, 2_000, 2_600, 3_200, 3_600, 4_000, 5_000], 4, 8.0),
        "acts": lambda: scenarios.acts(100, 8.0, 40_000),
        "idle": lambda: scenarios.idle(50),
        "comeback": lambda: chain(scenarios.comeback(100, 0.0), scenarios.comeback(100, 10.0)),
    }


def _quick() -> dict[str, _Part]:
    return {
        "live": lambda: scenarios.live([1_000], 4.0),
        "moon": lambda: scenarios.live([2_000], 4.0, bell=False),
        "naive": lambda: peers.naive([1_000], 3.0),
        "ratio": lambda: _ratio([400], 4, 3.0),
        "acts": lambda: scenarios.acts(50, 3.0, 10_000),
        "idle": lambda: scenarios.idle(20),
        "comeback": lambda: scenarios.comeback(20, 3.0),
    }


def _files() -> int:
    """Let this process and its children have as many connections as may be, and return how many."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = max(hard, 32_768) if hard != resource.RLIM_INFINITY else 32_768
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
        return most
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    return hard


def _measure(part: _Part, times: int) -> None:
    values: dict[tuple[str, str], list[float]] = {}
    loads = []
    for _ in range(times):
        loads.append(os.getloadavg()[0])
        for figure in part():
            values.setdefault((figure.name, figure.unit), []).append(figure.value)
            if times == 1:
                _tell(figure.name, figure.unit, [figure.value], loads)
    if times > 1:
        for (name, unit), several in values.items():
            _tell(name, unit, several, loads)


def _tell(name: str, unit: str, values: list[float], loads: list[float]) -> None:
    spread = f" ({min(values):.1f} to {max(values):.1f} in {len(values)})" if len(values) > 1 else ""
    load = f"load {min(loads):.1f}" + (f" to {max(loads):.1f}" if len(loads) > 1 else "")
    print(f"{name:<58} {statistics.median(values):>10.1f} {unit:<6} {load}{spread}", flush=True)


def main() -> None:
    """Measure and print one line for each figure: the median, its unit, the load before it, the range."""
    parser = argparse.ArgumentParser(prog="python -m bench.relay", description=__doc__)
    parser.add_argument(
        "parts", nargs="*", metavar="PART", help=f"any of {', '.join(_full())}; all by default"
    )
    parser.add_argument("--quick", action="store_true", help="in small, to see that it works")
    parser.add_argument("--times", type=int, default=1, metavar="N", help="measure each part N times")
    given = parser.parse_args()
    parts = _quick() if given.quick else _full()
    if unknown := set(given.parts) - set(parts):
        parser.error(f"there is no part {', '.join(sorted(unknown))}")
    began = time.monotonic()
    _files()
    for name in given.parts or parts:
        _measure(parts[name], given.times)
    print(f"{'the whole run':<58} {time.monotonic() - began:>10.1f} s")


if __name__ == "__main__":
    main()
