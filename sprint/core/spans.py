"""Lengths of time as people write them, and back: ``20``, ``90s``, ``1h30``. A bare number is minutes."""

import re
from typing import Final

_SPAN: Final = re.compile(r"(?:(\d+)h)?(?:(\d+)(?:min|m|$))?(?:(\d+)s)?")


def span_of(word: str) -> int | None:
    """The milliseconds that are meant, or None where this is no length of time."""
    found = _SPAN.fullmatch(word) if word.isascii() and len(word) <= 12 else None
    if found is None or not any(found.groups()):
        return None
    hours, minutes, seconds = (int(group or 0) for group in found.groups())
    return ((hours * 60 + minutes) * 60 + seconds) * 1000


def span_text(length_ms: int) -> str:
    """A length in the shortest words that ``span_of`` reads, to the second."""
    minutes, seconds = divmod(round(length_ms / 1000), 60)
    if not seconds and minutes <= 60:
        return str(minutes)
    hours, minutes = divmod(minutes, 60)
    unit = "m" if seconds else ""
    return (
        (f"{hours}h" if hours else "")
        + (f"{minutes}{unit}" if minutes else "")
        + (f"{seconds}s" if seconds else "")
    )
