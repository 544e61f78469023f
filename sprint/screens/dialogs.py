"""The small dialogs: a question with yes and no, a number."""

from collections.abc import Callable
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

#: How often a question looks whether it is one still.
LOOK_S = 0.2


class Question(Dialog[bool]):
    """Asks before something that cannot be taken back; anything but ``y`` leaves all as it is.

    Where ``stands`` is given, it goes by itself as soon as there is nothing to ask any more.
    """

    place = "question"

    def __init__(
        self, setting: Setting, question: str, yes: str, no: str, stands: Callable[[], bool] | None = None
    ) -> None:
        super().__init__(setting)
        self._question, self._yes, self._no, self._stands = question, yes, no, stands

    def on_mount(self) -> None:
        if self._stands is not None:
            self.set_interval(LOOK_S, self._look)

    def _look(self) -> None:
        if self._stands is not None and not self._stands() and self.is_current:
            # A key that was meant for it is none for what lies below.
            self.setting.hush.blink()
            self.dismiss(None)

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
