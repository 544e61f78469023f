"""Who is here, how they are, and their counts: up to 200 rows in one widget, in the caller's order."""

from collections.abc import Sequence
from typing import ClassVar, Literal

import msgspec
from rich.cells import cell_len
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from sprint.core.cleaning import fit
from sprint.core.counting import Unit
from widgets.figures import short_count
from widgets.lines import MANNERS, Line, Manner, Piece, strip_of

RosterState = Literal["ready", "writing", "resting", "hidden", "away", "here", "done"]
WIDE = 28

STATE_SIGNS: dict[RosterState, tuple[str, Manner]] = {
    "here": ("○", ""),
    "ready": ("◆", "ink--accent"),
    "writing": ("●", "ink--good"),
    "resting": ("◌", "ink--faint"),
    "hidden": ("◐", ""),
    "away": ("×", "ink--faint"),
    "done": ("✓", "ink--good"),
}
STATE_WORDS: dict[RosterState, str] = {
    "here": "here",
    "ready": "ready",
    "writing": "writing",
    "resting": "resting",
    "hidden": "quiet",
    "away": "away",
    "done": "done",
}
CHEER = "✶"
_STATE_CELLS = 9
_COUNT_CELLS = 6


class RosterRow(msgspec.Struct, frozen=True):
    """One member: ``count`` is None for who shows none; ``note`` (as "late") stands in the state's place.

    ``cheers`` marks who cheered a little while ago.
    """

    seat: int
    name: str
    state: RosterState
    count: int | None
    unit: Unit = "words"
    me: bool = False
    note: str = ""
    cheers: bool = False


def roster_line(row: RosterRow, width: int) -> Line:
    """``row`` in exactly ``width`` cells.

    Where it is narrow, the state's word stands in the count's place for those who are not writing, and the
    sign alone says it for those who are.
    """
    sign, manner = STATE_SIGNS[row.state]
    word, count = row.note or STATE_WORDS[row.state], short_count(row.count, row.unit)
    wide = width >= WIDE
    head = f"{'▸' if row.me else ' '}{sign} "
    state = f" {_padded(word, _STATE_CELLS)}" if wide else ""
    if wide:
        count = count.rjust(_COUNT_CELLS)
    elif row.count is None or row.state != "writing":
        count = fit(word, _STATE_CELLS)
    room = max(0, width - cell_len(head) - cell_len(state) - cell_len(count) - 1)
    return (
        Piece(head, manner),
        *_name(row, room),
        Piece(state, "ink--faint"),
        Piece(f" {count}", "ink--strong" if row.me else "ink--faint" if row.count is None else ""),
    )


def _name(row: RosterRow, room: int) -> Line:
    if not row.cheers or room < 4:
        return (Piece(_padded(row.name, room), _manner_of_name(row)),)
    name = fit(row.name, room - 2)
    return (
        Piece(f"{name} ", _manner_of_name(row)),
        Piece(_padded(CHEER, room - cell_len(name) - 1), "ink--accent"),
    )


def _manner_of_name(row: RosterRow) -> Manner:
    if row.me:
        return "ink--strong"
    return "ink--faint" if row.state == "away" else ""


def _padded(text: str, cells: int) -> str:
    shown = fit(text, cells)
    return shown + " " * (cells - cell_len(shown))


class Roster(ScrollView, can_focus=True):
    """The rows; it can be focused, and scrolled with the keys, only when they do not all fit."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(MANNERS)
    DEFAULT_CSS = """
    Roster {
        width: 34;
        height: 1fr;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
    }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._rows: tuple[RosterRow, ...] = ()

    @property
    def rows(self) -> tuple[RosterRow, ...]:
        """What is shown."""
        return self._rows

    def allow_focus(self) -> bool:
        """Only when there is something to scroll."""
        return super().allow_focus() and self.max_scroll_y > 0

    def update_rows(self, rows: Sequence[RosterRow]) -> None:
        """Show ``rows``, repainting only those which differ from what is shown."""
        old, self._rows = self._rows, tuple(rows)
        if len(old) != len(self._rows):
            self.virtual_size = Size(0, len(self._rows))
            self.refresh()
            return
        top, width = self.scroll_offset.y, self.size.width
        changed = [y for y, (was, now) in enumerate(zip(old, self._rows, strict=True)) if was != now]
        if changed:
            self.refresh(*(Region(0, y - top, width, 1) for y in changed))

    def render_line(self, y: int) -> Strip:
        """Paint the row ``y`` of what is in view."""
        width = self.scrollable_content_region.width
        at = y + self.scroll_offset.y
        line = roster_line(self._rows[at], width) if at < len(self._rows) else ()
        return strip_of(line, width, self)
