"""Carries out the commands for when one is stuck, or somebody else is."""

from sprint.jsonmode import askcommands, events
from sprint.jsonmode.askcommands import AskCommand
from sprint.jsonmode.telling import Say
from sprint.link.base import Link
from sprint.writing.drawing import Drawer


class Asker:
    """Draws prompts, asks the circle, and helps."""

    def __init__(self, link: Link, drawer: Drawer, say: Say) -> None:
        self._link, self._drawer, self._say = link, drawer, say

    async def take(self, command: AskCommand) -> None:
        """Do what ``command`` says; raises ``SprintError`` where that cannot be."""
        asking = self._link.asking
        match command:
            case askcommands.Prompt():
                await self._draw(command)
            case askcommands.Ask(text=text):
                await asking.ask(text)
            case askcommands.Idea(ask=ask, text=text):
                await asking.help(ask, text)
            case askcommands.Going():
                await asking.go_on()

    async def _draw(self, command: askcommands.Prompt) -> None:
        first = not self._drawer.complaints
        drawn = await self._drawer.draw(command.kinds)
        if first:
            for complaint in self._drawer.complaints:
                self._say(events.Trouble("deck", complaint))
        if drawn is not None:
            self._say(events.Prompt(drawn.kind, drawn.text))
