"""What of one's live count others see: everyone's own choice, made on their own machine before it is sent.

Results are always exact: they are settled at the bell, when nobody is disturbed by them any more.
"""

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from sprint.core.wire import Status

ROUNDED_TO = 50

Shown = Literal["exact", "rounded", "state", "hidden"]


def shown_count(shown: Shown, written: int | None) -> int | None:
    """The live count to send: as it is, to the nearest 50, or none."""
    if written is None or shown in ("state", "hidden"):
        return None
    return _rounded(written) if shown == "rounded" else written


def shown_status(shown: Shown, status: "Status") -> "Status":
    """How one is, as others see it: who shows nothing until the bell is ``hidden``, writing or not."""
    return "hidden" if shown == "hidden" and status in ("writing", "resting") else status


def shown_checkpoint(shown: Shown, baseline: int, count: int) -> int | None:
    """The whole count to log in a checkpoint, or None where none is to be logged.

    A checkpoint is in the log for all to read, so it says no more than the live count does. Who shows
    nothing and is never seen again has no "last seen"; the result settles it when they come back.
    """
    if shown == "exact":
        return count
    seen = shown_count(shown, max(0, count - baseline))
    return None if seen is None else baseline + seen


def _rounded(written: int) -> int:
    return (written + ROUNDED_TO // 2) // ROUNDED_TO * ROUNDED_TO
