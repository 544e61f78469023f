"""The lines of a board and of one's own page, as they are painted."""

from textual.content import Content

from sprint.core.cleaning import fit
from sprint.telling.mine import Mine
from sprint.telling.rows import Line
from widgets.cells import cells

LEAST_NAME = 12


def lines_content(lines: tuple[Line, ...], width: int) -> Content:
    """One line for each member, in columns as wide as they need to be; a long name is cut to fit."""
    if not lines:
        return Content("")
    places = max(len(line.place) for line in lines)
    counts = max(len(line.wrote) for line in lines)
    notes = max(len(line.note) for line in lines)
    rest = (places + 1 if places else 0) + 4 + counts + (3 + notes if notes else 0)
    names = max(LEAST_NAME, min(width - rest, max(cells(line.name) for line in lines)))
    return Content("\n").join(_line(line, places, names, counts) for line in lines)


def _line(line: Line, places: int, names: int, counts: int) -> Content:
    name = fit(line.name, names)
    weight = "bold" if line.me else ""
    return Content.assemble(
        (f"{line.place:>{places}} " if places else "", "$text-muted"),
        (name + " " * (names - cells(name) + 4), weight),
        (line.wrote.rjust(counts), weight),
        (f"   {line.note}" if line.note else "", "$text-muted"),
    )


def mine_content(mine: Mine) -> Content:
    """One's own page: a line for each thing it says, the row of blocks by itself."""
    parts = [Content.assemble((mine.wrote, "bold"))]
    parts += [Content(words) for words in (mine.changes, mine.pace) if words]
    parts += [Content.assemble("\n", (mine.spark, "$accent"))] if mine.spark else []
    parts += [Content(mine.past)] if mine.past else []
    return Content("\n").join(parts)
