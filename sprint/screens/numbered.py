"""Taking part with a number typed in: the count one began with, and reports of what it is now."""

from textual import on

from sprint.core import acts
from sprint.screens.baseline import BaselineDialog, stopped_at
from sprint.screens.circle import CircleScreen
from sprint.screens.command import Command
from sprint.screens.numberfield import NumberField
from sprint.screens.own import number_entry
from sprint.screens.visit import Visit


class NumberedScreen(CircleScreen):
    """A screen with a field for one's ``number``, which it shows where that is how one takes part."""

    def __init__(self, visit: Visit) -> None:
        super().__init__(visit)
        self.number = NumberField(number_entry(visit), "", id="number")
        self._asked_baseline: int | None = None

    def works(self, command: Command) -> bool:
        if command.id == "baseline":
            return self.visit.entrant is not None and self.visit.entrant.counts
        if command.id == "report":
            return self.visit.sheet.terms.source == "typed"
        return super().works(command)

    def ask_number(self) -> None:
        """Ask for the number as it is now."""
        self.number.entry = number_entry(self.visit)
        unit = self.visit.sheet.terms.unit
        self.number.ask(f"How many {unit} does your text have now? Or +40 for forty more.")
        self.number.start()

    def ask_baseline(self) -> None:
        """Ask once in each sprint for the count that one begins with."""
        visit = self.visit
        if visit.sheet.terms.source != "typed" or visit.entrant is None:
            return
        if self._asked_baseline == visit.entrant.entered_at or self.app.screen is not self:
            return
        self._asked_baseline = visit.entrant.entered_at
        self.number.clear()
        if visit.entrant.baseline == 0 and visit.entrant.last_seen is None:
            self.call_later(self.action_baseline)

    @on(NumberField.Reported)
    def _reported(self, message: NumberField.Reported) -> None:
        self.visit.sheet.number = message.count
        self.number.entry = number_entry(self.visit)
        self.number.clear()
        self.look()

    def action_report(self) -> None:
        if self.visit.sheet.terms.source == "typed":
            self.number.start()

    async def action_baseline(self) -> None:
        visit = self.visit
        if visit.entrant is None or not visit.entrant.counts:
            self.tell("Your count begins when the sprint does.")
            return

        sprint_id = visit.sprint.id if visit.sprint is not None else ""

        async def answered(count: int | None) -> None:
            if count is not None and await self.attempt(visit.do(acts.Rebase(sprint_id, count))):
                visit.sheet.number = max(visit.sheet.number, count)
                self.number.entry = number_entry(visit)

        question = f"How many {visit.entrant.unit} did your text have when you began? 0 counts from nothing."
        entry, value = number_entry(visit, judged=False), str(visit.entrant.baseline)
        stopped = await stopped_at(visit)
        self.app.push_screen(BaselineDialog(self.setting, entry, question, value, stopped), answered)
