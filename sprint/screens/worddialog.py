"""Asks for a few words on one line: a note on some lines of a piece, thanks for a response."""

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from sprint.screens.base import Dialog
from sprint.screens.fields import Field
from sprint.screens.setting import Setting


class WordsDialog(Dialog[str | None]):
    """Gives the words, which may be none; None when all is to stay as it was."""

    place = "entry"

    def __init__(self, setting: Setting, question: str, value: str = "", *, longest: int = 1_000) -> None:
        super().__init__(setting)
        self._question = question
        self._field = Field(value, longest=longest)

    def body(self) -> ComposeResult:
        yield Static(Content(self._question), classes="question")
        yield self._field

    def on_mount(self) -> None:
        self._field.focus()

    @on(Input.Submitted)
    def _submitted(self, message: Input.Submitted) -> None:
        self.dismiss(message.value.strip())

    def action_back(self) -> None:
        self.dismiss(None)
