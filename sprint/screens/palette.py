"""What the command palette finds: the commands of the screen below it, and those that work everywhere."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from textual.command import DiscoveryHit, Hit, Hits, Provider

from sprint.screens.base import Keyed
from sprint.screens.command import Command
from sprint.screens.commands import commands_of
from sprint.screens.commandwords import WORDS
from sprint.screens.keynames import keys_shown

#: More than any likeness of letters: the word that was typed is one of the command's own.
NAMED = 1_000.0


def named(command: Command, query: str) -> bool:
    """Whether every word of ``query`` begins one by which people look for ``command``."""
    words = f"{command.title} {WORDS.get(command.id, '')}".casefold().split()
    asked = query.casefold().split()
    return bool(asked) and all(any(word.startswith(one) for word in words) for one in asked)


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
            if named(command, query):
                score += NAMED
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
