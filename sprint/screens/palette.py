"""What the command palette finds: the commands of the screen below it, and those that work everywhere."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from textual.command import DiscoveryHit, Hit, Hits, Provider

from sprint.screens.base import Keyed
from sprint.screens.commands import Command, commands_of, keys_shown


class Commands(Provider):
    """The registry, for the palette."""

    async def discover(self) -> Hits:
        for command, action in self._commands():
            yield DiscoveryHit(
                f"{command.title}  ({keys_shown(command)})", action, command.title, command.help
            )

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for command, action in self._commands():
            score = matcher.match(f"{command.title} {command.help}")
            if score > 0:
                shown = f"{command.title}  ({keys_shown(command)})"
                yield Hit(score, shown, action, command.title, command.help)

    def _commands(self) -> Iterator[tuple[Command, partial[Any]]]:
        screen = self.screen
        if isinstance(screen, Keyed):
            for command in screen.offered():
                if not command.keyed:
                    yield command, partial(screen.run_action, command.id)
        for command in commands_of("everywhere"):
            yield command, partial(self.app.run_action, command.id)
