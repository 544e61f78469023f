"""Measured numbers, and the ones that every live measurement gives."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from bench.relay.stage import Crowds, Served


class Figure(NamedTuple):
    """One measured number."""

    name: str
    value: float
    unit: str


def live_figures(
    served: Served, crowds: Crowds, name: str, command: str, writers: int, seconds: float, **arguments: Any
) -> Iterator[Figure]:
    """Let ``writers`` send one count a second for so long, and tell what it cost and how late they came."""
    cpu, theirs = served.cpu(), crowds.cpu()
    answers = crowds.all(command, seconds=seconds, **arguments)
    spent = (served.cpu() - cpu) / seconds * 1000
    yield Figure(f"{name}, processor time for 1,000", spent / writers * 1000, "ms/s")
    busy = (crowds.cpu() - theirs) / seconds * 100
    yield Figure(f"{name}, the writers' own core busy", busy, "%")
    heard, sent = (sum(answer[word] for answer in answers) for word in ("heard", "sent"))
    yield Figure(f"{name}, counts heard by the listeners", heard / sent * 100, "%")
    yield Figure(f"{name}, staleness p50", max(answer["p50_ms"] for answer in answers), "ms")
    yield Figure(f"{name}, staleness p99", max(answer["p99_ms"] for answer in answers), "ms")
    yield Figure(f"{name}, lines lost", sum(answer["lost"] for answer in answers), "")
