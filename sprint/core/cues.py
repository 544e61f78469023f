"""Warnings before a start and before an end, found from where the countdown was and where it is now.

Computed from deadlines, never by counting ticks: a late or skipped look still gives each warning once, and a
laptop that slept through three of them gives only the last.
"""

from collections.abc import Sequence
from typing import Literal

from sprint.core.marks import Mark
from sprint.core.settings import DEFAULTS

Cue = Literal["starts", "half", "ends"]


def cue(
    phase: str,
    length_ms: int,
    before_ms: int,
    now_ms: int,
    *,
    starting: Sequence[Mark] = DEFAULTS.starting,
    ending: Sequence[Mark] = DEFAULTS.ending,
) -> tuple[Cue, int] | None:
    """The warning due when the time left went from ``before_ms`` to ``now_ms`` in ``phase``, with its
    milliseconds.

    ``starting`` and ``ending`` are the marks that a person wants to hear of. Warnings that would come within
    the first tenth of a sprint are left out: nobody needs "5 min left" at 4:58 of 5.
    """
    marks: list[tuple[int, Cue]] = []
    if phase == "scheduled":
        marks = [(mark, "starts") for mark in starting if mark != "half"]
    elif phase == "running":
        marks = [(mark, "ends") for mark in ending if mark != "half" and mark * 10 <= length_ms * 9]
        half = length_ms // 2
        if "half" in ending and all(abs(mark - half) * 10 > length_ms for mark, _ in marks):
            marks.append((half, "half"))
    due = [(mark, name) for mark, name in marks if now_ms <= mark < before_ms and now_ms > 0]
    if not due:
        return None
    mark, name = min(due)
    return name, mark
