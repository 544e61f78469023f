"""The small dialogs: a question with yes and no, a number."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from sprint.screens.base import Dialog
from sprint.screens.command import Place
from sprint.screens.numberfield import NumberField
from sprint.screens.setting import Setting
from sprint.telling.numbers import NumberEntry


class Question(Dialog[bool]):
    """Asks before something that cannot be taken back; anything but ``y`` leaves all as it is."""

    place = "question"

    def __init__(self, setting: Setting, question: str, yes: str, no: str) -> None:
        super().__init__(setting)
        self._question, self._yes, self._no = question, yes, no

    def body(self) -> ComposeResult:
        yield Static(Content(self._question), classes="question")
        yield Static(
            Content.assemble(("y", "$accent"), f"  {self._yes}     ", ("n", "$accent"), f"  {self._no}"),
            classes="answers",
        )

    def action_yes(self) -> None:
        self.dismiss(True)

    def action_no(self) -> None:
        self.dismiss(False)


class NumberDialog(Dialog[int | None]):
    """Asks for a number; None when it is left as it was."""

    place: ClassVar[Place] = "entry"

    def __init__(self, setting: Setting, entry: NumberEntry, question: str, value: str = "") -> None:
        super().__init__(setting)
        self.field = NumberField(entry, question, value)

    def body(self) -> ComposeResult:
        yield self.field

    def on_mount(self) -> None:
        self.field.start()

    async def action_take_line(self) -> None:
        await self.field.submit()

    @on(NumberField.Reported)
    def _reported(self, message: NumberField.Reported) -> None:
        self.dismiss(message.count)

    @on(NumberField.TakenBack)
    def action_back(self) -> None:
        self.dismiss(None)
