"""Figures as people say them."""

from sprint.core.counting import Unit


def named_count(count: int, unit: Unit) -> str:
    """A count as one says it: ``1 word``, ``1,234 words``."""
    return f"{count:,} {unit[:-1] if count == 1 else unit}"
