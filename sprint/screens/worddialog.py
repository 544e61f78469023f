"""Asks for a few words on one line: a note on some lines of a piece, thanks for a response."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from sprint.core.errors import BadSchedule
from sprint.screens.base import Dialog
from sprint.screens.command import Command
from sprint.screens.fields import Field
from sprint.screens.setting import Setting


class WordsDialog(Dialog[str | None]):
    """Gives the words, which may be none; None when all is to stay as it was.

    ``check`` says what is wrong with words, or nothing: those that cannot be read stay here, to be mended.
    ``verb`` says what Enter does with them, and ``meaning`` what they are taken for, as one types. What is
    only ``proposed`` goes as soon as one types something else. ``leave`` is given words that are not sent,
    whoever closed this.
    """

    place = "entry"

    def __init__(
        self,
        setting: Setting,
        question: str,
        value: str = "",
        *,
        longest: int = 1_000,
        check: Callable[[str], str] | None = None,
        verb: str = "Send",
        meaning: Callable[[str], str] | None = None,
        proposed: bool = False,
        leave: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__(setting)
        self._question, self._check, self._verb = question, check, verb
        self._meaning, self._means = meaning, Static(id="meaning")
        self._trouble = Static(id="trouble")
        self._leave = leave
        self._field = Field(value, longest=longest)
        self._proposed = proposed

    def body(self) -> ComposeResult:
        yield Static(Content(self._question), classes="question")
        yield self._field
        yield self._means
        yield self._trouble

    def titled(self, command: Command) -> str:
        return self._verb if command.id == "take_line" else super().titled(command)

    def on_mount(self) -> None:
        self._field.focus()
        if self._proposed:
            self._field.action_select_all()
        self._trouble.display = False
        self._mends()

    @on(Input.Submitted)
    def action_take_line(self) -> None:
        words = self._field.value.strip()
        trouble = self._check(words) if words and self._check is not None else ""
        self._trouble.update(Content(trouble))
        self._trouble.display = bool(trouble)
        if not trouble:
            self._leave = None
            self.dismiss(words)

    @on(Input.Changed)
    def _mends(self) -> None:
        self._trouble.display = False
        words = self._field.value.strip()
        said = self._meaning(words) if self._meaning is not None and words else ""
        self._means.update(Content(said))
        self._means.display = bool(said)

    def action_back(self) -> None:
        self._put_by()
        self.dismiss(None)

    def on_unmount(self) -> None:
        """However it ends, the bell included."""
        self._put_by()

    def _put_by(self) -> None:
        leave, self._leave = self._leave, None
        if leave is not None:
            leave(self._field.value)


def trouble_of(read: Callable[[str], object]) -> Callable[[str], str]:
    """What ``read`` says is wrong with words, or nothing."""

    def trouble(words: str) -> str:
        try:
            read(words)
        except BadSchedule as error:
            return str(error)
        return ""

    return trouble
