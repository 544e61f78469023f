"""A field for one's number, with the question above and the answer to a slip below."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from sprint.core.errors import BadInput
from sprint.screens.base import Keyed
from sprint.screens.doubt import Answer, DoubtDialog
from sprint.screens.fields import Field
from sprint.telling.numbers import NumberEntry

#: What a number may be written with; see ``telling.numbers``.
WRITTEN = r"[+0-9,.’' ]*"
LONGEST = 16
TOO_LONG = f"That is as long as a number can be here: {LONGEST} signs."
ONLY_NUMBERS = "A number is wanted here, as 1234, or +40 for forty more. Your words belong on your page."


class Digits(Field):
    """A field that takes no letters: the rest of a sentence does not belong there."""

    class Refused(Message):
        """Something was typed or pasted that is in no number."""

    def restricted(self) -> None:
        """Say so, in place of a bell."""
        self.post_message(self.Refused())


class NumberField(Vertical):
    """Asks for a number and says it with ``Reported``."""

    DEFAULT_CSS = """
    NumberField { height: auto; }
    NumberField > .hint { height: auto; }
    """

    class Reported(Message):
        """A number was given, and kept when it was doubted."""

        def __init__(self, field: "NumberField", count: int) -> None:
            super().__init__()
            self.field = field
            self.count = count

        @property
        def control(self) -> "NumberField":
            """The field it was given in."""
            return self.field

    class TakenBack(Message):
        """A number was given, doubted and taken back: all is as if it had not been given."""

    def __init__(self, entry: NumberEntry, question: str, value: str = "", *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.entry = entry
        self._question = Static(Content(question), classes="question")
        self._field = Digits(value, placeholder="a number", longest=LONGEST)
        self._field.restrict = WRITTEN
        self._hint = Static(classes="hint")

    def compose(self) -> ComposeResult:
        yield self._question
        yield self._field
        yield self._hint

    def ask(self, question: str) -> None:
        """Ask in other words."""
        self._question.update(Content(question))

    def start(self) -> None:
        """Take the focus, with what stands there selected."""
        self._field.focus()
        self._field.action_select_all()

    def take(self, value: str) -> None:
        """Put ``value`` into the field."""
        self._field.value = value
        self._field.action_select_all()

    async def submit(self) -> None:
        """Take what stands in the field, as Enter does."""
        await self._field.action_submit()

    def clear(self) -> None:
        """Empty the field."""
        self._field.value = ""

    @on(Input.Changed)
    def _changed(self, message: Input.Changed) -> None:
        message.stop()
        self._say("")

    @on(Digits.Refused)
    def _refused(self, message: Digits.Refused) -> None:
        message.stop()
        self._say(TOO_LONG if len(self._field.value) >= LONGEST else ONLY_NUMBERS)

    @on(Input.Submitted)
    def _submitted(self, message: Input.Submitted) -> None:
        message.stop()
        try:
            number = self.entry.read(message.value)
        except BadInput as error:
            self._say(str(error))
            return
        doubt, screen = self.entry.doubt(number), self.screen
        if doubt and isinstance(screen, Keyed):
            self.app.push_screen(DoubtDialog(screen.setting, doubt, number), self._answered(number))
        else:
            self.post_message(self.Reported(self, number))

    def _answered(self, number: int) -> Callable[[Answer | None], None]:
        def answered(answer: Answer | None) -> None:
            match answer:
                case "keep":
                    self.entry.keep(number)
                    self.post_message(self.Reported(self, number))
                case "back":
                    self.clear()
                    self.post_message(self.TakenBack())
                case _:
                    self.start()

        return answered

    def _say(self, sentence: str) -> None:
        self._hint.update(Content(sentence))
