"""A small list to choose one line from: whom to cheer, what to take away."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from sprint.core.cleaning import fit
from sprint.screens.base import Dialog
from sprint.screens.choices import TITLE_CELLS, Choices, Option
from sprint.screens.command import Command
from sprint.screens.setting import Setting

LONGEST = 60
DETAIL_CELLS = LONGEST - TITLE_CELLS
LOOK_S = 0.5


class ListLine(NamedTuple):
    """A line with what stands at its right, and the ``head`` above it where others begin with it."""

    title: str
    detail: str = ""
    head: str = ""


class ListDialog(Dialog[int | None]):
    """Gives the place of the line that was chosen, from 0, or None. ``verb`` says what choosing does, and
    ``at`` is the place of the line that is marked first. ``renewed`` gives what stands at the right of the
    first lines as it is now, where that changes while one chooses.
    """

    place = "list"

    def __init__(
        self,
        setting: Setting,
        title: str,
        lines: Sequence[str | ListLine],
        verb: str,
        *,
        at: int = 0,
        renewed: Callable[[], Sequence[str]] | None = None,
    ) -> None:
        super().__init__(setting)
        self._renewed = renewed
        self._title, self._verb = title, verb
        self._choices = Choices([_option(place, line) for place, line in enumerate(lines)])
        self._choices.move(at)

    def body(self) -> ComposeResult:
        yield Static(Content(self._title), classes="title")
        with VerticalScroll(id="list", can_focus=False):
            yield self._choices

    def on_mount(self) -> None:
        self.call_after_refresh(self._choices.keep_in_view)
        if self._renewed is not None:
            self.set_interval(LOOK_S, self._renew)

    def _renew(self) -> None:
        if self._renewed is not None:
            self._choices.tell([fit(detail, DETAIL_CELLS) for detail in self._renewed()])

    def titled(self, command: Command) -> str:
        return self._verb if command.id == "choose" else super().titled(command)

    @on(Choices.Chosen)
    def _chosen(self, message: Choices.Chosen) -> None:
        self.dismiss(int(message.option.command))

    def action_choose(self) -> None:
        marked = self._choices.marked
        self.dismiss(None if marked is None else int(marked.command))

    def action_above(self) -> None:
        self._choices.move(-1)
        self._choices.keep_in_view()

    def action_below(self) -> None:
        self._choices.move(1)
        self._choices.keep_in_view()

    def action_back(self) -> None:
        self.dismiss(None)


def _option(at: int, line: str | ListLine) -> Option:
    if isinstance(line, str):
        return Option(str(at), " ", fit(line, LONGEST))
    name = fit(line.title, LONGEST if not line.detail else TITLE_CELLS - 2)
    return Option(str(at), " ", name, fit(line.detail, DETAIL_CELLS), fit(line.head, LONGEST))
