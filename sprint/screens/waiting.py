"""What is seen while a room is entered without a form: a sentence, and if it fails, why."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from sprint.openings import Host, Join, Solo
from sprint.screens.forming import FormScreen
from sprint.screens.setting import Setting


class WaitingScreen(FormScreen):
    """Enters a room as asked; ``None`` goes on with the sprint alone that was left in the middle."""

    place = "reading"

    def __init__(self, setting: Setting, opening: Solo | Host | Join | None) -> None:
        super().__init__(setting)
        self._opening = opening

    def body(self) -> ComposeResult:
        with Vertical(classes="form"):
            yield Static(Content("One moment…"), id="preview")

    def on_mount(self) -> None:
        self.enter(self._opening)

    def action_begin(self) -> None:
        """There is nothing to fill in here."""

    def action_close(self) -> None:
        self.action_back()
