"""``python -m bench.relay [--quick]``: the relay's figures, in under six minutes or under one."""

import resource
import signal
import sys
import time
from collections.abc import Iterator
from typing import Final, NoReturn

from bench.relay import scenarios
from bench.relay.scenarios import Figure

_LONGEST: Final = 350


def full() -> Iterator[Figure]:
    """Everything, at the sizes that the targets name."""
    yield from scenarios.live([2_000, 4_000, 10_000], 10.0)
    yield from scenarios.naive([1_000, 2_000], 8.0)
    yield from scenarios.acts(100, 8.0, 40_000)
    yield from scenarios.idle(50)
    yield from scenarios.comeback(100)


def quick() -> Iterator[Figure]:
    """The same in small, to see that it works."""
    yield from scenarios.live([1_000], 4.0)
    yield from scenarios.naive([1_000], 3.0)
    yield from scenarios.acts(50, 3.0, 10_000)
    yield from scenarios.idle(20)
    yield from scenarios.comeback(20)


def _too_long(*_: object) -> NoReturn:
    raise TimeoutError(f"the run took longer than {_LONGEST} seconds")


def main() -> None:
    """Measure and print one line for each figure."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
    signal.signal(signal.SIGALRM, _too_long)
    signal.alarm(_LONGEST)
    began = time.monotonic()
    for figure in quick() if "--quick" in sys.argv[1:] else full():
        print(f"{figure.name:<58} {figure.value:>10.1f} {figure.unit}", flush=True)
    print(f"{'the whole run':<58} {time.monotonic() - began:>10.1f} s")


if __name__ == "__main__":
    main()
