"""A field for one's number, with the question above and the answer to a slip below."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from sprint.core.errors import BadInput
from sprint.screens.fields import Field
from sprint.telling.numbers import NumberEntry


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

    def __init__(self, entry: NumberEntry, question: str, value: str = "", *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.entry = entry
        self._question = Static(Content(question), classes="question")
        self._field = Field(value, placeholder="a number", longest=16)
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

    def clear(self) -> None:
        """Empty the field."""
        self._field.value = ""

    @on(Input.Changed)
    def _changed(self, message: Input.Changed) -> None:
        message.stop()
        self._say("")

    @on(Input.Submitted)
    def _submitted(self, message: Input.Submitted) -> None:
        message.stop()
        try:
            answer = self.entry.submit(message.value)
        except BadInput as error:
            answer = str(error)
        if isinstance(answer, str):
            self._say(answer)
            return
        self.post_message(self.Reported(self, answer))

    def _say(self, sentence: str) -> None:
        self._hint.update(Content(sentence))
