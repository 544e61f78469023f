"""A line of text to fill in, cleaned on its way in, and a row of a form: a label with what it is about."""

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from sprint.core.cleaning import clean_line
from widgets.inorder import carry_out


class Field(Input):
    """An ``Input`` whose pastes are cleaned and stand on one line."""

    def __init__(
        self, value: str = "", *, placeholder: str = "", longest: int = 400, id: str | None = None
    ) -> None:
        super().__init__(
            clean_line(value), placeholder=placeholder, max_length=longest, id=id, select_on_focus=False
        )
        self.cursor_blink = False

    def on_mount(self) -> None:
        """Blink only where motion is wanted."""
        self.cursor_blink = self.app.animation_level != "none"

    async def _on_key(self, event: events.Key) -> None:
        await carry_out(self, event)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.take(event.text)

    def action_paste(self) -> None:
        """Paste what was cut or copied here."""
        self.take(self.app.clipboard)

    def take(self, pasted: str) -> None:
        """Put a pasted text at the cursor."""
        room = (self.max_length or len(pasted)) - len(self.value) + len(self.selected_text)
        self.replace(clean_line(pasted[:10_000])[: max(0, room)], *sorted(self.selection))


class Row(Horizontal):
    """A row of a form."""

    DEFAULT_CSS = """
    Row { height: 1; }
    Row > Static { width: 14; }
    """

    def __init__(self, label: str, control: Widget) -> None:
        super().__init__()
        self._label = label
        self.control = control

    def compose(self) -> ComposeResult:
        yield Static(Content(self._label), classes="label")
        yield self.control
