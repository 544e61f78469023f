"""Who sits at a table and which pieces go round, in their order; at its end how the day goes, too."""

from collections.abc import Sequence
from typing import Final

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from sprint.core.cleaning import fit
from sprint.screens.dayparts import lines_at_rest
from sprint.screens.putting import put
from sprint.screens.visit import Visit
from sprint.telling.attable import Scene
from sprint.telling.tablewords import closing_words, piece_rows, seat_rows
from widgets.cells import cells

Row = tuple[str, str, bool]
IN_PEACE: Final = "O leafs through the pieces and what was said to them, in peace."
NARROW: Final = 44


class AroundTable(VerticalScroll):
    """Shows that of one's own table."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, can_focus=False)
        self._lines = Static(id="around-lines")

    def compose(self) -> ComposeResult:
        yield self._lines

    def show(self, visit: Visit, scene: Scene) -> None:
        """Show how it is in a scene; cheap when nothing has changed."""
        room, name, abouts = visit.room, visit.link.side.name, visit.link.side.abouts
        if room is None:
            return
        width = max(24, self._lines.size.width or NARROW)
        people = _rows("The people", seat_rows(scene, visit.me, name), width)
        pieces = _rows("The pieces", piece_rows(scene, room, name, abouts), width)
        parts = [people, pieces]
        if scene.part == "done":
            end = closing_words(scene, room, visit.me, name)
            day = lines_at_rest(visit, width)
            parts = [
                *([Content("\n").join(day)] if day else []),
                Content(f"{end}\n\n{IN_PEACE}"),
                pieces,
                people,
            ]
        put(self._lines, Content("\n\n").join(parts))


def _rows(head: str, rows: Sequence[Row], width: int) -> Content:
    """Lines under a head: what it is, what is with it, and an arrow where it is now."""
    lines = [Content.styled(head, "$text-muted")]
    states = max((cells(row[1]) for row in rows), default=0)
    longest = min(max((cells(row[0]) for row in rows), default=0), max(12, width - states - 4))
    for words, state, now in rows:
        shown = fit(words, longest)
        lines.append(
            Content.assemble(
                ("▸ " if now else "  ", "$accent"),
                (shown + " " * (longest - cells(shown) + 2), "bold" if now else ""),
                (state, "$accent" if now else "$text-muted"),
            )
        )
    return Content("\n").join(lines)
