"""A piece of one's own as its readers see it: lines numbered alike for all, and what is said before."""

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from sprint.core.reading.bodies import About
from sprint.core.reading.protocol import Kind
from sprint.core.reading.shown import cleaned_about
from sprint.screens.base import Keyed
from sprint.screens.visit import Visit
from sprint.screens.welcome import welcome_words
from widgets.piece import PieceView


class PreviewScreen(Keyed[None]):
    """Shows a ``text`` of one's own."""

    place = "preview"
    style_sheet = "offering"

    def __init__(self, visit: Visit, text: str, about: About, welcome: tuple[Kind, ...]) -> None:
        super().__init__(visit.setting)
        self._about = cleaned_about(about)
        self._head = head_of(self._about, visit.link.side.name(visit.me), welcome)
        self._view = PieceView(text, self._about.form, reading=False, id="piece")

    def body(self) -> ComposeResult:
        yield Static(self._head, id="piece-head")
        note = Static(Content(f"Beforehand: {self._about.note}"), id="piece-note")
        note.display = bool(self._about.note)
        yield note
        yield self._view

    def explanation(self) -> str:
        return (
            "So readers see it, whatever the size of their screen: line 12 is the same words for everybody. "
            "The arrow keys and the page keys go through it."
        )

    def on_mount(self) -> None:
        self._view.focus()

    def action_close(self) -> None:
        self.dismiss(None)


def head_of(about: About, name: str, welcome: tuple[Kind, ...]) -> Content:
    """What stands above a piece: its title, whose it is, and what its author wishes to hear."""
    words = welcome_words(welcome)
    wish = f"  ·  {words}" if words else ""
    return Content.assemble((about.title, "bold"), (f"  by {name}{wish}", "$text-muted"))
