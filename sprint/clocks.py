"""The clocks of each system: the one module that knows which of them counts the time a laptop sleeps.

Linux has CLOCK_BOOTTIME for that; macOS counts sleep in CLOCK_MONOTONIC already.
"""

import time
from datetime import UTC, datetime, timedelta, tzinfo

_CLOCK = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)

#: The last moment that every calendar has, whatever the zone.
LAST_MS = 253_370_764_800_000


def mono_ms() -> float:
    """Milliseconds on a clock that never jumps and that goes on while the machine sleeps."""
    return time.clock_gettime_ns(_CLOCK) / 1e6


def wall_ms() -> int:
    """Milliseconds since 1970 on the wall clock, which people and time servers may set at any moment."""
    return time.time_ns() // 1_000_000


class LocalZone(tzinfo):
    """This machine's zone with its summer time: a time of tomorrow has tomorrow's offset, not today's."""

    def utcoffset(self, dt: datetime | None) -> timedelta | None:
        """How far local time is ahead of UTC at that local time."""
        return None if dt is None else dt.replace(tzinfo=None).astimezone().utcoffset()

    def dst(self, dt: datetime | None) -> timedelta | None:
        """Not told apart from the offset."""
        return None

    def tzname(self, dt: datetime | None) -> str | None:
        """The zone's name at that time."""
        return None if dt is None else dt.replace(tzinfo=None).astimezone().tzname()

    def fromutc(self, dt: datetime) -> datetime:
        """Local time of a time in UTC; of an hour that comes twice it says which one it is."""
        there = dt.replace(tzinfo=UTC).astimezone()
        local = there.replace(tzinfo=self)
        return local if local.utcoffset() == there.utcoffset() else local.replace(fold=1)


LOCAL = LocalZone()


def local_now() -> datetime:
    """The local time now, in a zone that knows its changes."""
    return datetime.now(LOCAL)


def local_time(at_ms: int) -> datetime:
    """A time in milliseconds since 1970 as a local one, to the nearest second: what was set for 10:00 by a
    clock that differs a little is no 09:59. One that no calendar has becomes the last that every one has.
    """
    return datetime.fromtimestamp((min(at_ms, LAST_MS) + 500) // 1000, LOCAL)
