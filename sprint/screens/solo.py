"""The set-up of a sprint alone: everything has a good value already, and Enter starts."""

import random
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from sprint.core.acts import Recur, Schedule
from sprint.core.errors import SprintError
from sprint.core.kinds import short_span
from sprint.core.schedule import Plan
from sprint.core.settings import Text
from sprint.desk.typed import typed_path
from sprint.openings import Solo
from sprint.screens.fields import Field, Row
from sprint.screens.forming import FormScreen
from sprint.screens.pick import Pick
from sprint.screens.planfield import PlanField
from sprint.screens.setting import Setting
from sprint.screens.termrows import TermRows
from sprint.telling.leftwords import replacing_words
from sprint.telling.offers import form_offers, length_typed
from sprint.telling.plans import drawn, meaning
from sprint.writing.part import Terms
from sprint.writing.planning import act_of


class SoloScreen(FormScreen):
    """How long, towards what, and where the count comes from."""

    place = "solo"

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self._usual_ms = setting.settings.length
        words = length_typed(self._usual_ms)
        self._plan = PlanField(form_offers(self._usual_ms), words, alone=True)
        self._terms = TermRows(setting.usual_terms())
        self._text: Pick[Text] = Pick(
            [("new", "an empty page"), ("carry-on", "the text of last time")], setting.settings.text
        )
        self._replacing = ""
        self._file = Field(placeholder="or the path of a text file")

    def body(self) -> ComposeResult:
        with Vertical(classes="form"):
            yield Static(Content("A sprint alone"), classes="title")
            yield Row("How long", self._plan)
            yield Static(Content("15 · 3 x 15 break 5 · 10-20 · up · 25 at 19:45"), classes="aside")
            yield from self._terms.rows()
            yield Row("Begin with", self._text)
            yield Row("", self._file)
            yield Static(id="preview")

    def explanation(self) -> str:
        return (
            "Up and down go from line to line, left and right choose; or type how long: 25, 3 x 15 break 5 "
            "for a chain, 10-20 for a length that is drawn, up for an open end. Enter starts. "
            "Nothing here needs a network."
        )

    def on_mount(self) -> None:
        left = self.setting.solo_left()
        self._replacing = replacing_words(left, self.setting.moments.wall()) if left is not None else ""
        self._plan.start()
        self._preview()

    @on(Pick.Picked)
    @on(Input.Changed)
    def _preview(self) -> None:
        try:
            self._terms.terms()
            plan = self._planned()
        except SprintError as error:
            self.show_trouble(str(error))
            return
        self.show_preview(f"{meaning(plan, self.setting.moments)} Enter starts. {self._replacing}".rstrip())

    def _planned(self) -> Plan:
        """What is planned; raises ``BadSchedule``, also for what needs a room."""
        plan = self._plan.plan(self.setting.moments, self._usual_ms)
        self._body(0)
        return plan

    def _body(self, dice: float) -> Schedule | Recur:
        now, wall = self.setting.moments.now(), self.setting.moments.wall()
        return act_of(self._plan.words, now, wall, dice, usual_ms=self._usual_ms, alone=True)

    def action_begin(self) -> None:
        try:
            terms, plan, body = self._terms.terms(), self._planned(), self._body(random.random())
            draft = self._draft()
        except SprintError as error:
            self.show_trouble(str(error))
            return
        if isinstance(body, Recur):
            return
        self._remember(plan, terms)
        self.enter(Solo(body.length_ms, terms, draft, body, drawn(body, plan), self._text.value))

    def _draft(self) -> Path | None:
        named = self._file.value.strip()
        return typed_path(named) if named else None

    def _remember(self, plan: Plan, terms: Terms) -> None:
        """Offer the same next time; that it cannot be kept is no reason to trouble anybody.

        Not what it begins with: that holds in rooms too, where an old text is not meant by trying it once.
        """
        if plan.longest_ms is None and not plan.up:
            self.setting.change(length=short_span(plan.length_ms))
        self.setting.change(goal=terms.goal, unit=terms.unit, source=terms.source)
