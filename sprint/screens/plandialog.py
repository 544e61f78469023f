"""Setting the next sprint: words that are said back as one types, and ways to choose from without typing."""

import random
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from sprint.core import acts
from sprint.core.errors import BadSchedule
from sprint.core.schedule import Plan
from sprint.screens.base import Dialog
from sprint.screens.planfield import PlanField
from sprint.screens.visit import Visit
from sprint.telling.offers import offers, recent_words
from sprint.telling.plans import drawn, meaning
from sprint.writing.planning import act_of

WORDS_CELLS = 23


class Planned(NamedTuple):
    """The act that sets it, and what was drawn, if anything was."""

    body: acts.Schedule | acts.Recur
    drawn: str


class PlanDialog(Dialog[Planned | None]):
    """Gives what was planned, or None."""

    place = "plan"

    def __init__(self, visit: Visit) -> None:
        super().__init__(visit.setting)
        self._visit = visit
        self._usual_ms = visit.setting.settings.length
        self._offers = offers(self._usual_ms, recent_words(visit.room), alone=visit.solo)
        words = [words for words, _ in self._offers]
        self._field = PlanField(words, words[0], alone=visit.solo)
        self._said, self._list = Static(id="preview"), Static(id="offers")

    def body(self) -> ComposeResult:
        yield Static(Content("The next sprint"), classes="title")
        yield self._field
        yield self._said
        yield self._list

    def explanation(self) -> str:
        return (
            "Type when and how long, or choose with up and down; what it means stands below. "
            "A range such as 10-20 is drawn when you set it. Enter sets it."
        )

    def on_mount(self) -> None:
        self._field.start()
        self.set_interval(0.5, self._preview)
        self._preview()

    @on(Input.Changed)
    def _preview(self) -> None:
        try:
            self._read(0)
            said, trouble = meaning(self._plan(), self.setting.moments), False
        except BadSchedule as error:
            said, trouble = str(error), True
        self._said.set_class(trouble, "-trouble")
        if str(self._said.content) != said:
            self._said.update(Content(said))
        at = self._field.at
        self._list.update(
            Content("\n").join(
                Content.assemble(
                    ("› " if at == here else "  ", "$accent"),
                    (f"{words:<{WORDS_CELLS}}", "bold" if at == here else ""),
                    (note, "$text-muted"),
                )
                for here, (words, note) in enumerate(self._offers)
            )
        )

    def _read(self, dice: float) -> acts.Schedule | acts.Recur:
        moments, visit = self.setting.moments, self._visit
        return act_of(
            self._field.words, moments.now(), visit.now(), dice, usual_ms=self._usual_ms, alone=visit.solo
        )

    def _plan(self) -> Plan:
        return self._field.plan(self.setting.moments, self._usual_ms)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        try:
            body = self._read(random.random())
        except BadSchedule:
            self._preview()
            return
        self.dismiss(Planned(body, drawn(body, self._plan())))

    def action_offer_above(self) -> None:
        self._field.step(-1)

    def action_offer_below(self) -> None:
        self._field.step(1)

    def action_back(self) -> None:
        self.dismiss(None)
