"""A part of the day to change: what it is, the prompt that everybody sees in it, and notes to oneself."""

from typing import Final, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.events import DescendantFocus
from textual.widgets import Input, Static

from sprint.core.agenda.agendablocks import LONGEST_NOTES
from sprint.core.agenda.oneline import parse_block
from sprint.core.agenda.words import LONGEST_PROMPT
from sprint.core.errors import BadSchedule
from sprint.screens.base import Dialog
from sprint.screens.command import Command
from sprint.screens.fields import Field, Row
from sprint.screens.rows import RowKeys
from sprint.screens.setting import Setting
from widgets.cells import cells

LONGEST_TYPED: Final = 200
EXAMPLE: Final = "What it is, how long, and its name: sprint 20, break 10 Tea, read 60."
SEEN_BY_ALL: Final = "Everybody sees this prompt while the part lasts."
MINE_ALONE: Final = "Only you see these notes; they stay on this disk."
BEGUN: Final = "This part has begun and stays as it was planned; your notes to it can change."


class Part(NamedTuple):
    """What stands in the three lines, each on one."""

    typed: str
    prompt: str
    notes: str


class PartDialog(Dialog[Part | None], RowKeys[Part | None]):
    """Gives the part as it is to be, or None; of one that has ``begun`` only the notes can change.

    ``said`` is why it is shown again, or nothing.
    """

    place = "part"
    style_sheet = "console"

    def __init__(self, setting: Setting, name: str, part: Part, *, begun: bool, said: str = "") -> None:
        super().__init__(setting)
        self._of, self._begun, self._said = name, begun, said
        self._typed = Field(part.typed, longest=LONGEST_TYPED)
        self._prompt = Field(part.prompt, placeholder="none", longest=LONGEST_PROMPT)
        self._notes = Field(part.notes, placeholder="none", longest=LONGEST_NOTES)
        self._about, self._whole = Static(id="part-about"), Static(id="part-whole")

    def body(self) -> ComposeResult:
        yield Static(Content(self._of), classes="title")
        if self._said:
            yield Static(Content(self._said), id="part-said")
        if not self._begun:
            yield Row("Part", self._typed)
            yield Row("Prompt", self._prompt)
        yield Row("Your notes", self._notes)
        yield self._about
        yield self._whole

    def explanation(self) -> str:
        return (
            "Up and down go from line to line, and Enter keeps all of them. A prompt is shown to everybody "
            "while its part lasts. Notes are for you alone, and are never sent. What is longer than its line "
            "stands below in full."
        )

    def titled(self, command: Command) -> str:
        return "Keep" if command.id == "begin" else super().titled(command)

    def on_mount(self) -> None:
        (self._notes if self._begun else self._typed).focus()

    @on(Input.Changed)
    @on(DescendantFocus)
    def _look(self) -> None:
        """Say what the line is about in which one types, and show it whole where its row is too short."""
        field = self.focused if isinstance(self.focused, Field) else self._notes
        about = {self._typed: EXAMPLE, self._prompt: SEEN_BY_ALL, self._notes: MINE_ALONE}[field]
        if field is self._notes and self._begun:
            about = BEGUN
        trouble = field is self._typed and self._trouble()
        self._about.update(Content(trouble or about))
        self._about.set_class(bool(trouble), "-trouble")
        whole = field.value if cells(field.value) >= field.size.width > 0 else ""
        self._whole.update(Content(whole))
        self._whole.display = bool(whole)

    def _trouble(self) -> str:
        try:
            parse_block(self._typed.value)
        except BadSchedule as error:
            return str(error)
        return ""

    @on(Input.Submitted)
    def action_begin(self) -> None:
        if not self._begun and self._trouble():
            self._typed.focus()
            self._look()
            return
        self.dismiss(Part(*(field.value.strip() for field in (self._typed, self._prompt, self._notes))))

    def action_back(self) -> None:
        self.dismiss(None)
