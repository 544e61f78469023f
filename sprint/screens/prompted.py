"""The page of somebody who may be stuck: a line by it for a prompt or an idea, and who else is stuck."""

from typing import Final

from textual.content import Content
from textual.widgets import Static

from sprint.core.cleaning import fit
from sprint.screens.command import Command
from sprint.screens.dayparts import view_by_page
from sprint.screens.nudges import ASKED
from sprint.screens.nudging import LONGEST_IDEA
from sprint.screens.numbered import NumberedScreen
from sprint.screens.visit import Visit
from sprint.telling.asking import my_ask

#: After so long without a word one is not in the midst of writing.
PAUSE_MS: Final = 4_000.0


class PromptedScreen(NumberedScreen):
    """Shows the line ``nudge`` where there is something for it, and moves neither text nor cursor by it."""

    def __init__(self, visit: Visit) -> None:
        super().__init__(visit)
        self.nudge = Static(id="nudge")
        self.set_class(True, "-shared")

    @property
    def paused_ms(self) -> float:
        """For how long nothing was written here."""
        raise NotImplementedError

    def show_nudge(self) -> None:
        """Show the prompt that is kept in view, or the newest idea, else what is on view for everybody; cheap
        when it stands there.
        """
        visit = self.visit
        own, view = visit.nudges.in_view(visit.room, visit.link.side, visit.me), view_by_page(visit)
        if own == ASKED and view:
            # That one has asked was told; the prompt for all stays until an idea comes.
            own = ""
        words = own or view
        # While ideas may come the line keeps its height, so that none of them moves the page.
        asking = my_ask(visit.room, visit.me) is not None
        self.update_classes({"-nudged": bool(words), "-shared": not own, "-asking": asking})
        rows = 1 if self.has_class("-wide") else 2
        words = fit(words, rows * max(1, self.size.width - 6))
        if str(self.nudge.content) != words:
            self.nudge.update(Content(words))

    def in_footer(self, command: Command) -> bool:
        if command.id == "stuck":
            sprint = self.visit.sprint
            return sprint is not None and sprint.phase == "running"
        # Whoever writes is told in a pause, with all of it.
        return command.id != "idea" and super().in_footer(command)

    def show_keys(self) -> None:
        """In a pause of this person's, tell them who is stuck; the keys come back as they type."""
        stuck = next((one for one in self.who_is_stuck() if not one.helped), None)
        if stuck is not None and self.setting.settings.notices != "none" and self.paused_ms > PAUSE_MS:
            self.show_stuck(stuck)
        else:
            super().show_keys()

    def action_stuck(self) -> None:
        from sprint.screens.stuck import StuckDialog

        self.app.push_screen(StuckDialog(self.visit), self._unstuck)

    async def _unstuck(self, answer: str | None) -> None:
        nudges = self.visit.nudges
        match answer:
            case "keep":
                nudges.keep()
            case "put away":
                nudges.kept = ""
            case "going":
                await self.attempt(self.visit.link.asking.go_on())
            case "ask":
                self._ask_circle()
        self.look()

    def _ask_circle(self) -> None:
        from sprint.screens.wording import ask_words

        question = "With what are you stuck? A few words for the circle, or just Enter."
        ask = self.visit.link.asking.ask
        ask_words(self, self.visit, "stuck", question, ask, longest=LONGEST_IDEA)
