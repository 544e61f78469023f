"""The line in which the next sprint is set, with what it means as one types."""

import random

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from sprint.core import acts
from sprint.core.errors import BadSchedule
from sprint.screens.base import Dialog
from sprint.screens.fields import Field
from sprint.screens.visit import Visit
from sprint.telling.moments import Moments, span
from sprint.writing.planning import act_of

Set = acts.Schedule | acts.Recur


def meaning(body: Set, moments: Moments, room_now: int) -> str:
    """What a schedule means, in clock times: ``15 min, starts 19:45, ends 20:00``."""
    if isinstance(body, acts.Recur):
        first = moments.clock_time(body.starts[0], room_now)
        return f"{span(body.length_ms)}, first at {first}, {len(body.starts)} times."
    starts_at = room_now + body.wait_ms if body.starts_at is None else body.starts_at
    wait_ms = starts_at - room_now
    when = "at once" if wait_ms < 1_000 else f"in {span(wait_ms)}"
    if wait_ms >= 60_000:
        when = f"{when}, at {moments.clock_time(starts_at, room_now)}"
    ends = moments.clock_time(starts_at + body.length_ms, room_now)
    return f"{span(body.length_ms)}, starts {when}, ends {ends}."


class PlanDialog(Dialog[Set | None]):
    """Gives the act that sets the sprint, or None."""

    place = "entry"

    def __init__(self, visit: Visit) -> None:
        super().__init__(visit.setting)
        self._visit = visit
        # Drawn once, so that the length which is shown is the one that is set.
        self._dice = random.random()
        minutes = span(visit.setting.settings.length).removesuffix(" min").replace(" ", "")
        last = visit.sprint
        if last is not None:
            minutes = span(last.length_ms).removesuffix(" min").replace(" ", "").removesuffix("min")
        self._field = Field(f"{minutes} now" if visit.solo else minutes, longest=40)

    def body(self) -> ComposeResult:
        yield Static(Content("The next sprint"), classes="title")
        yield self._field
        yield Static(id="preview")
        yield Static(Content("15  ·  15 in 5  ·  25 at 19:45  ·  now  ·  90s  ·  1h30"), classes="hint")

    def on_mount(self) -> None:
        self._field.focus()
        self._field.action_select_all()
        self.set_interval(0.5, self._preview)
        self._preview()

    def _read(self) -> Set:
        moments, visit = self.setting.moments, self._visit
        return act_of(self._field.value, moments.now(), visit.now(), self._dice, alone=visit.solo)

    @on(Input.Changed)
    def _preview(self) -> None:
        preview = self.query_one("#preview", Static)
        try:
            said = meaning(self._read(), self.setting.moments, self._visit.now())
        except BadSchedule as error:
            preview.add_class("-trouble")
            preview.update(Content(str(error)))
        else:
            preview.remove_class("-trouble")
            preview.update(Content(said))

    @on(Input.Submitted)
    def _submitted(self) -> None:
        try:
            self.dismiss(self._read())
        except BadSchedule:
            self._preview()

    def action_back(self) -> None:
        self.dismiss(None)
