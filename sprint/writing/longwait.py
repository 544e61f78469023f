"""What is said ahead of a time that is fixed long after a part is over: that it is, and some time before.

People go away for hours then; warnings of a few minutes, for those who sit there, come too late.
"""

from collections.abc import Sequence
from typing import Final

from sprint.core.agenda.cues import day_cue
from sprint.core.agenda.values import Agenda
from sprint.core.kinds import MINUTE_MS

#: From how much time on between the end of a part and a fixed time there is more to say than usually.
LONG_MS: Final = 30 * MINUTE_MS
#: How long before; each only where the wait is twice as long at least.
EARLY_MS: Final = (60 * MINUTE_MS, 15 * MINUTE_MS)


def day_mark(day: Agenda, now: int, before_ms: int, left_ms: int, marks: Sequence[int]) -> int | None:
    """How much time is left before the next part, where that is to be said now that it was ``before_ms`` and
    is ``left_ms``; ``marks`` are the warnings that are wanted, and without any there is none.
    """
    if day.now is None or not marks:
        return None
    wait_ms = day.lasts_until - day.now.ends_at
    early = [mark for mark in EARLY_MS if mark * 2 <= wait_ms]
    due = day_cue(left_ms + now - day.now.started_at, before_ms, left_ms, (*marks, *early))
    if due is None and wait_ms >= LONG_MS and 0 < left_ms <= wait_ms < before_ms:
        # The part is over by its own time, and all may go.
        return -(-left_ms // MINUTE_MS) * MINUTE_MS
    return due
