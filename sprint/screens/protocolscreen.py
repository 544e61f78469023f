"""A protocol of response to look at: what it is for, and its steps with their prompts."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from sprint.core.cleaning import clean
from sprint.core.reading.protocolfile import LoadedProtocol
from sprint.screens.base import Dialog
from sprint.screens.commands import Command
from sprint.screens.setting import Setting
from sprint.telling.protocols import paragraphs


class ProtocolScreen(Dialog[None]):
    """Shows one protocol."""

    place = "reading"

    def __init__(self, setting: Setting, loaded: LoadedProtocol) -> None:
        super().__init__(setting)
        self._paragraphs = paragraphs(loaded)

    def body(self) -> ComposeResult:
        with VerticalScroll(id="help"):
            for number, (indent, text) in enumerate(self._paragraphs):
                line = Static(Content(clean(text)), classes="paragraph" if number else "title")
                line.styles.padding = (0, 0, 0, indent)
                yield line

    def on_mount(self) -> None:
        self.query_one(VerticalScroll).focus()

    def in_footer(self, command: Command) -> bool:
        return command.id == "close"

    def action_close(self) -> None:
        self.dismiss(None)
