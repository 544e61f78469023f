"""What the dialogs that are only something to read have in common: they scroll, and a key closes them."""

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widget import Widget

from sprint.screens.base import Dialog
from sprint.screens.command import Command


class ToReadScreen(Dialog[None]):
    """Shows its ``parts`` one below the other."""

    place = "reading"

    def parts(self) -> Iterable[Widget]:
        """What is to be read."""
        raise NotImplementedError

    def body(self) -> ComposeResult:
        with VerticalScroll(id="help"):
            yield from self.parts()

    def on_mount(self) -> None:
        self.query_one(VerticalScroll).focus()

    def in_footer(self, command: Command) -> bool:
        return command.id == "close"

    def action_close(self) -> None:
        self.dismiss(None)
