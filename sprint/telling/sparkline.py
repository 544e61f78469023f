"""Numbers as a little row of blocks, ▁ ▅ █, and the same numbers as words for who cannot see them."""

from collections.abc import Sequence
from typing import Final

from sprint.telling.words import several

_BLOCKS: Final = "▁▂▃▄▅▆▇█"
_LOW: Final = 5


def sparkline(numbers: Sequence[float]) -> str:
    """One block for each number, the greatest of them full; a 0 is the lowest block, and none is less."""
    most = max(numbers, default=0)
    if most <= 0:
        return " ".join(_BLOCKS[0] * len(numbers))
    return " ".join(_BLOCKS[round(number / most * (len(_BLOCKS) - 1))] for number in numbers)


def low_blocks(numbers: Sequence[float]) -> str:
    """The same without gaps, and low enough to stand in rows below one another."""
    most = max(numbers, default=0)
    return "".join(_BLOCKS[round(number / most * _LOW) if most > 0 else 0] for number in numbers)


def in_words(numbers: Sequence[float]) -> str:
    """``18, 20 and 25``, to whole ones."""
    return several([f"{number:.0f}" for number in numbers])
