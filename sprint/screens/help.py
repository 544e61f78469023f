"""The help: what a screen is for, and its keys, straight from the registry."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from sprint.screens.base import Keyed
from sprint.screens.command import PLACES, Command
from sprint.screens.commands import commands_of
from sprint.screens.keynames import keys_shown
from sprint.screens.setting import Setting
from sprint.screens.toread import ToReadScreen


class KeyLine(Horizontal):
    """A command's keys, and beside them what it does."""

    DEFAULT_CSS = """
    KeyLine { height: auto; }
    KeyLine > .key { width: 18; }
    KeyLine > .what { width: 1fr; height: auto; }
    """

    def __init__(self, command: Command) -> None:
        super().__init__()
        self._command = command

    def compose(self) -> ComposeResult:
        yield Static(Content(keys_shown(self._command)), classes="key")
        yield Static(Content(self._command.help), classes="what")


class HelpScreen(ToReadScreen):
    """Explains the screen below it."""

    def __init__(self, setting: Setting, about: Keyed[object]) -> None:
        super().__init__(setting)
        self._about = about

    def parts(self) -> Iterator[Widget]:
        about = self._about
        yield Static(Content(PLACES[about.place]), classes="title")
        if about.explanation():
            yield Static(Content(about.explanation()), classes="text")
        yield from map(KeyLine, commands_of(about.place))
        yield Static(Content("Everywhere"), classes="head")
        yield from map(KeyLine, commands_of("everywhere"))
