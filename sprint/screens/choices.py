"""A short list to choose from, one line each: key, what it does, and a detail on the right."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widgets import Static

from widgets.cells import cells

TITLE_CELLS = 22


class Option(NamedTuple):
    """One thing to choose: the ``command`` it stands for, its ``key`` and words; cleaned already.

    What stands ``below`` has a row of its own.
    """

    command: str
    key: str
    title: str
    detail: str = ""
    head: str = ""
    below: str = ""


class Line(Static):
    """One option on the screen."""

    def __init__(self, option: Option) -> None:
        super().__init__(classes="option")
        self.option = option

    def mark(self, marked: bool) -> None:
        """Mark the line, or not."""
        if marked != self.has_class("-marked"):
            self.set_class(marked, "-marked")
            self.refresh()

    def tell(self, detail: str) -> None:
        """Show this detail."""
        if detail != self.option.detail:
            self.option = self.option._replace(detail=detail)
            self.refresh()

    @property
    def _sign(self) -> str:
        # Where no key stands there, a sign says which is marked: not everybody sees a shade alone.
        return "›" if self.has_class("-marked") and self.option.key == " " else self.option.key

    def render(self) -> Content:
        option = self.option
        return Content.assemble(
            (f"  {self._sign}   ", "$accent"),
            (option.title, "bold" if self.has_class("-marked") else ""),
            (" " * max(2, TITLE_CELLS - cells(option.title)) + option.detail, "$text-muted"),
        )

    def on_click(self, event: Click) -> None:
        self.post_message(Choices.Chosen(self.option))


class Choices(Vertical):
    """Options, one of them marked; ``Chosen`` says which was taken."""

    DEFAULT_CSS = """
    Choices { height: auto; }
    """

    class Chosen(Message):
        """An option was taken."""

        def __init__(self, option: Option) -> None:
            super().__init__()
            self.option = option

    def __init__(self, options: Sequence[Option]) -> None:
        super().__init__()
        self._lines = [Line(option) for option in options]
        self._at = 0
        self.move(0)

    def compose(self) -> ComposeResult:
        for line in self._lines:
            if line.option.head:
                yield Static(Content(line.option.head), classes="head")
            yield line
            if line.option.below:
                yield Static(Content(line.option.below), classes="below")

    async def offer(self, options: Sequence[Option]) -> None:
        """Show these options now, the first one marked."""
        self._lines, self._at = [Line(option) for option in options], 0
        self.move(0)
        await self.recompose()

    def tell(self, details: Sequence[str]) -> None:
        """Show these details beside the first options, which stay what they are."""
        for line, detail in zip(self._lines, details, strict=False):
            line.tell(detail)

    @property
    def marked(self) -> Option | None:
        """The option that is marked."""
        return self._lines[self._at].option if self._lines else None

    def move(self, by: int) -> None:
        """Mark the option ``by`` lines further; at the ends, stay."""
        if self._lines:
            self._at = min(max(self._at + by, 0), len(self._lines) - 1)
            for index, line in enumerate(self._lines):
                line.mark(index == self._at)

    def keep_in_view(self) -> None:
        """Scroll so that the marked line is seen, where there are more lines than room."""
        if self._lines:
            self._lines[self._at].scroll_visible(animate=False)
