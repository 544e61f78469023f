"""One row of prose as a strip of cells: ink, selection and cursor, and never wider than the row."""

from itertools import pairwise
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from widgets.cells import cells, cluster_end, clusters, expanded


class Ink(NamedTuple):
    """The styles in which rows are painted."""

    text: Style
    selection: Style
    cursor: Style
    placeholder: Style


class PaintedRow(NamedTuple):
    """All that the look of one row depends on; equal values look the same, so they are the key of a cache.

    Columns count characters from the row's start. ``selected`` may reach one past the text: the line break.
    ``cursor`` is -1 where it is not.
    """

    text: str
    margin: int
    width: int
    selected: tuple[int, int] = (0, 0)
    cursor: int = -1
    faint: bool = False


def paint(row: PaintedRow, ink: Ink) -> Strip:
    """The strip of ``row``, exactly ``row.width`` cells wide."""
    base = ink.placeholder if row.faint else ink.text
    segments = [Segment(" " * row.margin, ink.text)]
    room = row.width - row.margin
    x = 0
    for start, end in _pieces(row):
        style = base
        if row.selected[0] <= start < row.selected[1]:
            style = base + ink.selection
        if start == row.cursor:
            style = base + ink.cursor
            x = _pull_in(segments, x, room)
        piece = expanded(row.text[start:end], x) or " "
        segments.append(Segment(piece, style))
        x += cells(piece)
    return Strip(segments).adjust_cell_length(row.width, ink.text)


def _pieces(row: PaintedRow) -> list[tuple[int, int]]:
    """The stretches of the row that are painted in one style."""
    length = len(row.text)
    edges = {0, length, *(edge for edge in row.selected if edge)}
    if row.cursor >= 0:
        edges |= {row.cursor, cluster_end(row.text, row.cursor)}
    if "\u200d" in row.text:
        # Measured apart, for else Rich would take what follows a joiner as one with it.
        edges |= {end for _, end in clusters(row.text)}
    return list(pairwise(sorted(edges)))


def _pull_in(segments: list[Segment], x: int, room: int) -> int:
    """Cut what was painted so that the cursor, among spaces hanging over the edge, can still be seen."""
    if x < room:
        return x
    width = sum(segment.cell_length for segment in segments) - x + room - 1
    segments[:] = list(Strip(segments).crop(0, width))
    return room - 1
