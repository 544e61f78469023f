"""What is measured, each against a fresh relay: figures come back as rows of name, value and unit."""

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.relay.crowd import ROOM
from bench.relay.figures import Figure, live_figures
from bench.relay.stage import PROCESSES, Crowds, relay


def live(steps: list[int], seconds: float, bell: bool = True) -> Iterator[Figure]:
    """Live counts, one a second each, at every step's number of writers; then the ``bell`` for all."""
    with _folder() as folder, relay(folder) as served, Crowds(served.port) as crowds:
        here = 0
        for writers in steps:
            answers = crowds.all("join", rooms=(writers - here) // ROOM // PROCESSES)
            here += sum(answer["joined"] for answer in answers)
            yield Figure(
                f"{here} writers come in and join", max(answer["seconds"] for answer in answers), "s"
            )
            yield from live_figures(served, crowds, f"{here} writers", "live", here, seconds)
        if not bell:
            return
        answers = crowds.all("bell")
        yield Figure(f"bell of {here // ROOM} rooms, p50 to done", max(a["p50_ms"] for a in answers), "ms")
        yield Figure(f"bell of {here // ROOM} rooms, p99 to done", max(a["p99_ms"] for a in answers), "ms")


def acts(rooms: int, seconds: float, signed: int) -> Iterator[Figure]:
    """Durable acts: signed, checked, committed, acknowledged and passed on to 20."""
    with _folder() as folder, relay(folder) as served, Crowds(served.port) as crowds:
        crowds.all("join", rooms=rooms // PROCESSES)
        before = served.cpu()
        answers = crowds.all("acts", seconds=seconds, in_flight=256, signed=signed // PROCESSES)
        done = sum(answer["acts"] for answer in answers)
        took = max(answer["seconds"] for answer in answers)
        yield Figure(f"durable acts a second in {rooms} rooms", done / took, "acts/s")
        yield Figure("durable acts, p99 to done", max(answer["p99_ms"] for answer in answers), "ms")
        yield Figure("durable acts, processor time each", (served.cpu() - before) / done * 1e3, "ms")


def idle(rooms: int) -> Iterator[Figure]:
    """Memory of members who are there and do nothing."""
    with _folder() as folder, relay(folder) as served, Crowds(served.port) as crowds:
        crowds.all("join", rooms=2)
        before = served.memory()
        crowds.all("join", rooms=rooms // PROCESSES)
        each = (served.memory() - before) / (rooms * ROOM)
        yield Figure(f"memory of one idle member ({rooms * ROOM} of them)", each / 1024, "KiB")


def comeback(rooms: int, away: float) -> Iterator[Figure]:
    """The relay is killed and started again ``away`` seconds later; everybody comes back as the program does.

    The longer it is away, the longer members wait between two tries, so the time away is a figure too.
    """
    with _folder() as folder:
        with relay(folder) as served:
            crowds = Crowds(served.port)
            crowds.all("join", rooms=rooms // PROCESSES)
            crowds.start("comeback")
        killed = time.monotonic()
        time.sleep(away)
        with crowds, relay(folder, served.port) as served:
            listening = time.monotonic()
            welcomed = sorted(at - listening for answer in crowds.answers() for at in answer["welcomed"])
            name = f"back after a restart {away:.0f} s later, {rooms} rooms of {ROOM}"
            yield Figure(f"{name}: relay away", listening - killed, "s")
            yield Figure(f"{name}: half", welcomed[len(welcomed) // 2], "s")
            yield Figure(f"{name}: 95 %", welcomed[int(len(welcomed) * 0.95)], "s")
            yield Figure(f"{name}: all", welcomed[-1], "s")


@contextmanager
def _folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="sprint-bench-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
