"""An invite as a QR code in half blocks: two modules above one another in every cell of a terminal.

A cell is about twice as high as wide, so the modules come out square. The code is dark on light, whatever the
colours around it: many readers take no other.
"""

from typing import Final

QUIETS: Final = (4, 3, 2)
"""Modules of light margin, the best first. Readers want four, and manage with two."""

_BLOCKS: Final = (" ", "▄", "▀", "█")


class Code:
    """The smallest code that holds ``line``."""

    def __init__(self, line: str) -> None:
        # Imported here: it takes a moment, and most visits draw no code.
        import segno

        self._modules = [bytes(row) for row in segno.make_qr(line, error="l").matrix]

    @property
    def least(self) -> tuple[int, int]:
        """The width and height, in cells, that it takes with the narrowest margin."""
        return _cells(len(self._modules), QUIETS[-1])

    @property
    def best(self) -> tuple[int, int]:
        """The width and height, in cells, that it takes with the widest margin."""
        return _cells(len(self._modules), QUIETS[0])

    def draw(self, width: int, height: int) -> tuple[str, ...]:
        """Give its rows with the widest margin that fits; none where not even the narrowest fits.

        A filled half of a cell is dark.
        """
        for quiet in QUIETS:
            across, down = _cells(len(self._modules), quiet)
            if across <= width and down <= height:
                return _half_blocks(self._modules, quiet)
        return ()


def _cells(side: int, quiet: int) -> tuple[int, int]:
    modules = side + 2 * quiet
    return modules, (modules + 1) // 2


def _half_blocks(modules: list[bytes], quiet: int) -> tuple[str, ...]:
    empty = bytes(len(modules) + 2 * quiet)
    margin, edge = [empty] * quiet, bytes(quiet)
    rows = [*margin, *(edge + row + edge for row in modules), *margin]
    if len(rows) % 2:
        rows.append(empty)
    return tuple(
        "".join(_BLOCKS[2 * upper + lower] for upper, lower in zip(above, below, strict=True))
        for above, below in zip(rows[::2], rows[1::2], strict=True)
    )
