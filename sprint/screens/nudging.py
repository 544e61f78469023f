"""Helping along, from any screen of a room: ideas for somebody who is stuck, and prompts for oneself."""

from functools import partial
from typing import Final

import msgspec

from sprint.core.cleaning import fit
from sprint.screens.command import Command
from sprint.screens.commands import COMMANDS
from sprint.screens.daytime import DaytimeScreen
from sprint.telling.asking import Stuck, who_is_stuck
from widgets.cells import cells

LONGEST_IDEA: Final = 400
_IDEA: Final = next(command for command in COMMANDS if command.id == "idea")
_EXPLAIN: Final = next(command for command in COMMANDS if command.id == "explain")
#: What a line of keys takes beside the words of the first: the margins, its key, and the way to help.
_BESIDE: Final = 4 + len("Shift+F7 ") + len("   F1 Help")


class NudgingScreen(DaytimeScreen):
    """A screen of a room from which one helps those who are stuck."""

    def works(self, command: Command) -> bool:
        if command.id == "idea":
            return bool(self.who_is_stuck())
        return super().works(command)

    def in_footer(self, command: Command) -> bool:
        if command.id == "idea":
            return any(not stuck.helped for stuck in self.who_is_stuck())
        return super().in_footer(command)

    def who_is_stuck(self) -> list[Stuck]:
        """Everybody else who asks, where this person wants to see that at all."""
        visit = self.visit
        if not self.setting.settings.asks:
            return []
        return who_is_stuck(visit.room, visit.link.side, visit.me)

    def show_stuck(self, stuck: Stuck) -> None:
        """Show who is stuck, with what, and the key that helps, in the place of the keys."""
        words = fit(stuck.sentence, max(cells(stuck.name), self.size.width - _BESIDE))
        self.foot.show_keys([msgspec.structs.replace(_IDEA, title=words), _EXPLAIN])

    async def action_idea(self) -> None:
        stuck = self.who_is_stuck()
        if not stuck:
            self.tell("Nobody is stuck just now.")
        elif len(stuck) == 1:
            self._help(stuck[0])
        else:
            from sprint.screens.listdialog import ListDialog

            def chosen(at: int | None) -> None:
                if at is not None:
                    self._help(stuck[at])

            lines = [one.sentence for one in stuck]
            self.app.push_screen(ListDialog(self.setting, "Who is stuck?", lines, "Help"), chosen)

    def _help(self, stuck: Stuck) -> None:
        from sprint.screens.wording import ask_words, unless_blank

        question = f"{stuck.sentence}\nAn idea, a nudge, never the text itself:"
        send = unless_blank(partial(self.visit.link.asking.help, stuck.ask))
        # Where they ask once more, an idea that came too late stands there again.
        ask_words(self, self.visit, f"idea for {stuck.by}", question, send, longest=LONGEST_IDEA)
