"""The set-up of a sprint alone: everything has a good value already, and Enter starts."""

from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from sprint.core.errors import SprintError
from sprint.core.kinds import short_span
from sprint.openings import Solo
from sprint.screens.fields import Field, Row
from sprint.screens.forming import FormScreen
from sprint.screens.lengths import length_options, typed_length
from sprint.screens.pick import Pick
from sprint.screens.setting import Setting
from sprint.screens.termrows import TermRows
from sprint.telling.moments import span


class SoloScreen(FormScreen):
    """How long, towards what, and where the count comes from."""

    place = "solo"

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        usual_ms = setting.settings.length
        self._length = Pick(length_options(usual_ms), usual_ms, typed=typed_length)
        self._terms = TermRows(setting.usual_terms())
        self._file = Field(placeholder="a new draft; or the path of a text file")

    def body(self) -> ComposeResult:
        with Vertical(classes="form"):
            yield Static(Content("A sprint alone"), classes="title")
            yield Row("Minutes", self._length)
            yield from self._terms.rows()
            yield Row("Write in", self._file)
            yield Static(id="preview")

    def explanation(self) -> str:
        return (
            "Up and down go from line to line, left and right choose, digits set other minutes. "
            "Enter starts at once. Nothing here needs a network."
        )

    def on_mount(self) -> None:
        self._length.focus()
        self._preview()

    @on(Pick.Picked)
    @on(Input.Changed)
    def _preview(self) -> None:
        moments = self.setting.moments
        try:
            self._terms.terms()
        except SprintError as error:
            self.show_trouble(str(error))
            return
        wall = moments.wall()
        ends = moments.clock_time(wall + self._length.value, wall)
        self.show_preview(f"{span(self._length.value)}, until {ends}. Enter starts.")

    def action_begin(self) -> None:
        try:
            terms = self._terms.terms()
        except SprintError as error:
            self.show_trouble(str(error))
            return
        named = self._file.value.strip()
        opening = Solo(self._length.value, terms, Path(named).expanduser() if named else None)
        self._remember(opening)
        self.enter(opening)

    def _remember(self, opening: Solo) -> None:
        """Offer the same next time; that it cannot be kept is no reason to trouble anybody."""
        terms, length = opening.terms, short_span(opening.length_ms)
        self.setting.change(length=length, goal=terms.goal, unit=terms.unit, source=terms.source)
