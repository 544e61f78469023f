"""Room time: milliseconds since 1970 that never go back and that no wall-clock step can move.

The wall clock is read once. From then on the clock counts the time since the machine was started, sleep
included. A relay that returns while the machine still runs goes on from the anchor saved with its last
commit, so the end of a sprint stays where it was, whatever was done to the wall clock meanwhile.
"""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec

from sprint.clocks import mono_ms, wall_ms

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


class Anchor(msgspec.Struct, frozen=True):
    """One instant on both clocks: which start of the machine, milliseconds since it, and room time."""

    boot: str
    boot_ms: float
    room_ms: float


def boot_id() -> str:
    """A name for this start of the machine, or nothing where the system gives none."""
    try:
        if sys.platform == "darwin":
            command = ["/usr/sbin/sysctl", "-n", "kern.bootsessionuuid"]
            said = subprocess.run(command, capture_output=True, text=True, check=True, timeout=5)
            return said.stdout.strip()
        return _BOOT_ID.read_text().strip()
    except (OSError, subprocess.SubprocessError):
        return ""


class RoomClock:
    """Room time for one relay process; ``saved`` is the anchor of the last commit, if any."""

    __slots__ = ("_boot", "_boot_ms", "_offset")

    def __init__(
        self,
        saved: Anchor | None = None,
        *,
        boot: str | None = None,
        boot_clock: Callable[[], float] = mono_ms,
        wall_clock: Callable[[], float] = wall_ms,
    ) -> None:
        self._boot = boot_id() if boot is None else boot
        self._boot_ms = boot_clock
        booted = boot_clock()
        if saved and self._boot and saved.boot == self._boot and saved.boot_ms <= booted:
            self._offset = saved.room_ms - saved.boot_ms
        else:
            floor = saved.room_ms if saved else 0.0
            self._offset = max(wall_clock(), floor) - booted

    def exact(self) -> float:
        """Room time in milliseconds, with fractions."""
        return self._boot_ms() + self._offset

    def now(self) -> int:
        """Room time in whole milliseconds."""
        return int(self.exact())

    def anchor(self) -> Anchor:
        """This instant on both clocks, to be saved with a commit."""
        booted = self._boot_ms()
        return Anchor(self._boot, booted, booted + self._offset)
