"""The help: what a screen is for, and its keys, straight from the registry."""

from collections.abc import Iterable, Iterator
from typing import ClassVar, Final

from rich.table import Table
from rich.text import Text
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from sprint.screens.base import Keyed
from sprint.screens.command import PLACES, Command
from sprint.screens.commands import commands_of
from sprint.screens.keynames import keys_shown
from sprint.screens.setting import Setting
from sprint.screens.toread import ToReadScreen

#: The width of the column of keys.
KEYS_CELLS: Final = 18


class KeyTable(Widget):
    """Commands one below the other: their keys, and beside them what they do.

    One widget for all of them, for to lay out three for each was half a second on a slow machine.
    """

    COMPONENT_CLASSES: ClassVar = {"key-table--key"}
    DEFAULT_CSS = """
    KeyTable { height: auto; }
    """

    def __init__(self, commands: Iterable[Command]) -> None:
        super().__init__()
        self._rows = [(keys_shown(command), command.help) for command in commands]

    def render(self) -> Table:
        """The keys in the column on the left."""
        table = Table.grid(expand=True)
        table.add_column(
            width=KEYS_CELLS, style=self.get_component_rich_style("key-table--key", partial=True)
        )
        table.add_column(ratio=1)
        for keys, what in self._rows:
            table.add_row(Text(keys), Text(what))
        return table


def _most_useful_first(about: Keyed[object]) -> list[Command]:
    """What stands in the foot just now, what else can be done, and last what can not be done just now."""
    shown = [command.id for command in commands_of(about.place) if about.works(command)]
    foot = [
        command.id for command in commands_of(about.place) if command.id in shown and about.in_footer(command)
    ]
    return sorted(commands_of(about.place), key=lambda one: (one.id not in foot, one.id not in shown))


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
        yield KeyTable(_most_useful_first(about))
        yield Static(Content("Everywhere"), classes="head")
        yield KeyTable(commands_of("everywhere"))
