"""The clocks of each system: the one module that knows which of them counts the time a laptop sleeps.

Linux has CLOCK_BOOTTIME for that; macOS counts sleep in CLOCK_MONOTONIC already.
"""

import time

_CLOCK = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)


def mono_ms() -> float:
    """Milliseconds on a clock that never jumps and that goes on while the machine sleeps."""
    return time.clock_gettime_ns(_CLOCK) / 1e6


def wall_ms() -> int:
    """Milliseconds since 1970 on the wall clock, which people and time servers may set at any moment."""
    return time.time_ns() // 1_000_000
