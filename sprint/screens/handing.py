"""Handing in a number that is still to come: of the last sprint, or of one that others have gone on from."""

from textual import work

from sprint.core.results import owed
from sprint.core.sprints import Sprint
from sprint.screens.circle import CircleScreen
from sprint.screens.command import Command
from sprint.screens.dialogs import NumberDialog
from sprint.screens.own import amount_entry


class HandingScreen(CircleScreen):
    """A screen of a room on which such a number can be given."""

    def works(self, command: Command) -> bool:
        if command.id == "hand_in":
            return bool(self.numbers_due())
        return super().works(command)

    def numbers_due(self) -> tuple[Sprint, ...]:
        """The sprints that wait for a number of this person's, the newest first."""
        return owed(self.visit.room, self.visit.me) if self.visit.room is not None else ()

    def due_words(self, sprint: Sprint) -> str:
        """``the sprint of 19:30``."""
        return f"the sprint of {self.setting.moments.clock_time(sprint.starts_at, self.visit.now())}"

    @work(exit_on_error=False, group="hand-in", exclusive=True)
    async def action_hand_in(self) -> None:
        due = self.numbers_due()
        if not due:
            self.tell("No number of yours is still to come.")
            return
        sprint = due[0] if len(due) == 1 else await self._chosen(due)
        entrant = sprint.entrants.get(self.visit.me) if sprint is not None else None
        if sprint is None or entrant is None:
            return
        question = f"How many {entrant.unit} did you write in {self.due_words(sprint)}?"
        entry = amount_entry(self.visit, sprint, entrant)
        amount = await self.app.push_screen_wait(NumberDialog(self.setting, entry, question))
        if amount is not None and await self.attempt(
            self.visit.writer.hand_in(sprint.id, entrant.baseline + amount)
        ):
            self.tell("Your number is handed in.", "good")

    async def _chosen(self, due: tuple[Sprint, ...]) -> Sprint | None:
        from sprint.screens.listdialog import ListDialog

        lines = [self.due_words(sprint) for sprint in due]
        at = await self.app.push_screen_wait(
            ListDialog(self.setting, "Which number do you want to give?", lines, "Give")
        )
        return None if at is None else due[at]
