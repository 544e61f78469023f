"""The help: what a screen is for, and its keys, straight from the registry."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from sprint.screens.base import Dialog, Keyed
from sprint.screens.commands import PLACES, Command, commands_of, keys_shown
from sprint.screens.setting import Setting

KEY_CELLS = 16


def keys_content(commands: tuple[Command, ...]) -> Content:
    """The keys of some commands, one in a line."""
    return Content("\n").join(
        Content.assemble((keys_shown(command).ljust(KEY_CELLS), "$accent"), command.help)
        for command in commands
    )


class HelpScreen(Dialog[None]):
    """Explains the screen below it."""

    place = "reading"

    def __init__(self, setting: Setting, about: Keyed[object]) -> None:
        super().__init__(setting)
        self._about = about

    def body(self) -> ComposeResult:
        about = self._about
        with VerticalScroll(id="help"):
            yield Static(Content(PLACES[about.place]), classes="title")
            if about.explanation():
                yield Static(Content(about.explanation()), classes="text")
            yield Static(keys_content(commands_of(about.place)), classes="keys")
            yield Static(Content("Everywhere"), classes="head")
            yield Static(keys_content(commands_of("everywhere")), classes="keys")

    def on_mount(self) -> None:
        self.query_one(VerticalScroll).focus()

    def in_footer(self, command: Command) -> bool:
        return command.id == "close"

    def action_close(self) -> None:
        self.dismiss(None)
