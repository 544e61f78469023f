"""The base of small widgets that paint a few lines themselves and repaint only those that changed.

A line is some pieces, each a text and a manner. Text from elsewhere is a piece like any other: it becomes
cells as it stands and is never read as markup. The manners get their colours from styles/widgets.tcss.
"""

from typing import ClassVar, Literal, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

Manner = Literal["", "ink--faint", "ink--strong", "ink--accent", "ink--good", "ink--warning"]
MANNERS: frozenset[str] = frozenset({"ink--faint", "ink--strong", "ink--accent", "ink--good", "ink--warning"})


class Piece(NamedTuple):
    """Some text in one manner."""

    text: str
    manner: Manner = ""


Line = tuple[Piece, ...]


def strip_of(line: Line, width: int, widget: Widget) -> Strip:
    """``line`` as a strip of exactly ``width`` cells, in the styles of ``widget``."""
    base = widget.rich_style
    segments = [Segment(piece.text, _style(widget, piece.manner, base)) for piece in line if piece.text]
    return Strip(segments).adjust_cell_length(width, base)


def _style(widget: Widget, manner: Manner, base: Style) -> Style:
    return widget.get_component_rich_style(manner) if manner else base


class Lines(Widget):
    """A widget that is a few lines; subclasses say which."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(MANNERS)

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._painted: dict[int, Line] = {}

    def lines(self, width: int, height: int) -> list[Line]:
        """What to show in ``width`` by ``height`` cells."""
        raise NotImplementedError

    def show_changes(self) -> None:
        """Repaint if any line is other than what is on the screen."""
        lines = self._lines_now()
        if lines != [self._painted.get(y, ()) for y in range(len(lines))]:
            self.refresh()

    def _lines_now(self) -> list[Line]:
        width, height = self.content_size
        lines = self.lines(width, height)[:height]
        return lines + [()] * (height - len(lines))

    def render_line(self, y: int) -> Strip:
        """Paint the line ``y``."""
        lines = self._lines_now()
        line = self._painted[y] = lines[y] if y < len(lines) else ()
        return strip_of(line, self.content_size.width, self)
