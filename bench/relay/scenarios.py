"""What is measured, each against a fresh relay: figures come back as rows of name, value and unit."""

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from bench.relay.crowd import ROOM
from bench.relay.stage import Crowds, Served, relay

_PROCESSES = 2


class Figure(NamedTuple):
    """One measured number."""

    name: str
    value: float
    unit: str


def live(steps: list[int], seconds: float) -> Iterator[Figure]:
    """Live counts, one a second each, at every step's number of writers; then the bell for all of them."""
    with _folder() as folder, relay(folder) as served, Crowds(served.port, _PROCESSES) as crowds:
        here = 0
        for writers in steps:
            answers = crowds.all("join", rooms=(writers - here) // ROOM // _PROCESSES)
            here += sum(answer["joined"] for answer in answers)
            yield Figure(
                f"{here} writers come in and join", max(answer["seconds"] for answer in answers), "s"
            )
            yield from _live(served, crowds, f"{here} writers", here, "live", {"seconds": seconds})
        answers = crowds.all("bell")
        yield Figure(f"bell of {here // ROOM} rooms, p50 to done", max(a["p50_ms"] for a in answers), "ms")
        yield Figure(f"bell of {here // ROOM} rooms, p99 to done", max(a["p99_ms"] for a in answers), "ms")


def naive(steps: list[int], seconds: float) -> Iterator[Figure]:
    """The same live counts against the naive peer."""
    for writers in steps:
        served = Served("bench.relay.naive")
        try:
            with Crowds(served.port, _PROCESSES) as crowds:
                each: dict[str, float] = {"writers": writers // _PROCESSES, "seconds": 0.0}
                crowds.all("naive_live", **each)
                name = f"naive peer, {writers} writers"
                yield from _live(served, crowds, name, writers, "naive_live", {**each, "seconds": seconds})
        finally:
            served.kill()


def acts(rooms: int, seconds: float, signed: int) -> Iterator[Figure]:
    """Durable acts: signed, checked, committed, acknowledged and passed on to 20."""
    with _folder() as folder, relay(folder) as served, Crowds(served.port, _PROCESSES) as crowds:
        crowds.all("join", rooms=rooms // _PROCESSES)
        before = served.cpu()
        answers = crowds.all("acts", seconds=seconds, in_flight=256, signed=signed // _PROCESSES)
        done = sum(answer["acts"] for answer in answers)
        took = max(answer["seconds"] for answer in answers)
        yield Figure(f"durable acts a second in {rooms} rooms", done / took, "acts/s")
        yield Figure("durable acts, p99 to done", max(answer["p99_ms"] for answer in answers), "ms")
        yield Figure("durable acts, processor time each", (served.cpu() - before) / done * 1e3, "ms")


def idle(rooms: int) -> Iterator[Figure]:
    """Memory of members who are there and do nothing."""
    with _folder() as folder, relay(folder) as served, Crowds(served.port, _PROCESSES) as crowds:
        crowds.all("join", rooms=2)
        before = served.memory()
        crowds.all("join", rooms=rooms // _PROCESSES)
        each = (served.memory() - before) / (rooms * ROOM)
        yield Figure(f"memory of one idle member ({rooms * ROOM} of them)", each / 1024, "KiB")


def comeback(rooms: int) -> Iterator[Figure]:
    """The relay is killed and started again; everybody comes back at once."""
    with _folder() as folder:
        with relay(folder) as served:
            crowds = Crowds(served.port, _PROCESSES)
            crowds.all("join", rooms=rooms // _PROCESSES)
            crowds.start("comeback")
        with crowds, relay(folder, served.port) as served:
            listening = time.monotonic()
            welcomed = sorted(at - listening for answer in crowds.answers() for at in answer["welcomed"])
            name = f"back after a restart, {rooms} rooms of {ROOM}"
            yield Figure(f"{name}: half", welcomed[len(welcomed) // 2], "s")
            yield Figure(f"{name}: 95 %", welcomed[int(len(welcomed) * 0.95)], "s")
            yield Figure(f"{name}: all", welcomed[-1], "s")


def _live(
    served: Served, crowds: Crowds, name: str, writers: int, command: str, arguments: dict[str, float]
) -> Iterator[Figure]:
    cpu, theirs = served.cpu(), crowds.cpu()
    answers = crowds.all(command, **arguments)
    spent = (served.cpu() - cpu) / arguments["seconds"] * 1000
    yield Figure(f"{name}, processor time for 1,000", spent / writers * 1000, "ms/s")
    busy = (crowds.cpu() - theirs) / arguments["seconds"] * 100
    yield Figure(f"{name}, the writers' own core busy", busy, "%")
    yield Figure(f"{name}, staleness p50", max(answer["p50_ms"] for answer in answers), "ms")
    yield Figure(f"{name}, staleness p99", max(answer["p99_ms"] for answer in answers), "ms")
    yield Figure(f"{name}, lines lost", sum(answer["lost"] for answer in answers), "")


@contextmanager
def _folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="sprint-bench-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
