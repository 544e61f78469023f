"""The lengths offered for a sprint, and one's own as typed."""

from typing import Final

from sprint.core.acts import LONGEST_MS
from sprint.telling.moments import MINUTE_MS

PRESETS: Final = (10, 15, 25, 45)


def length_options(usual_ms: int) -> list[tuple[int, str]]:
    """Lengths in milliseconds with their words, the usual one among them."""
    lengths = sorted({*(minutes * MINUTE_MS for minutes in PRESETS), usual_ms})
    return [(length_ms, _words(length_ms)) for length_ms in lengths]


def typed_length(digits: str) -> tuple[int, str] | None:
    """Minutes as typed, or None where no sprint can be so long."""
    length_ms = int(digits) * MINUTE_MS if len(digits) <= 3 else 0
    return (length_ms, _words(length_ms)) if 0 < length_ms <= LONGEST_MS else None


def _words(length_ms: int) -> str:
    minutes, rest = divmod(length_ms, MINUTE_MS)
    return str(minutes) if not rest else f"{length_ms / MINUTE_MS:.1f}"
