"""The set-up of a sprint alone: everything has a good value already, and Enter starts."""

from pathlib import Path

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from sprint.core.errors import SprintError
from sprint.openings import Solo
from sprint.screens.fields import Field, Row
from sprint.screens.forming import FormScreen
from sprint.screens.lengths import length_options, typed_length
from sprint.screens.moments import span
from sprint.screens.pick import Pick
from sprint.screens.setting import Setting
from sprint.screens.termrows import TermRows


class SoloScreen(FormScreen):
    """How long, towards what, and where the count comes from."""

    place = "solo"

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        taste = setting.taste
        self._length = Pick(length_options(taste.length_ms), taste.length_ms, typed=typed_length)
        self._terms = TermRows(setting.taste_terms())
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
        self.setting.prefer(
            msgspec.structs.replace(
                self.setting.taste,
                length_ms=opening.length_ms,
                goal=terms.goal,
                unit=terms.unit,
                source=terms.source,
            )
        )
        self.enter(opening)
