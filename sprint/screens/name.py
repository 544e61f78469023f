"""The one question of the first start: a name."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from sprint.core.errors import SprintError
from sprint.screens.base import Keyed
from sprint.screens.command import Command
from sprint.screens.fields import Field
from sprint.screens.wordmark import Wordmark


class NameScreen(Keyed[None]):
    """Asks what the circle calls this person; nothing else."""

    place = "name"

    def body(self) -> ComposeResult:
        with Vertical(classes="form", id="name-form"):
            yield Wordmark()
            yield Static(Content("Welcome. What does your circle call you?"), classes="question")
            yield Field(self.setting.name, placeholder="a name, as you like it", id="name")
            yield Static(id="trouble")
            yield Static(
                Content("That is all: no account, no password. Your words stay on this machine."),
                classes="hint",
            )

    def works(self, command: Command) -> bool:
        # Before there is a name there is nothing to go back to.
        return (command.id != "back" or self.setting.person is not None) and super().works(command)

    def on_mount(self) -> None:
        self.query_one(Field).focus()

    @on(Input.Changed)
    def _changed(self) -> None:
        self.query_one("#trouble", Static).update(Content(""))

    @on(Input.Submitted)
    def _submitted(self, message: Input.Submitted) -> None:
        try:
            self.setting.be_called(message.value)
        except SprintError as error:
            self.query_one("#trouble", Static).update(Content(str(error)))
            return
        self.dismiss()

    def action_back(self) -> None:
        if self.setting.person is None:
            self.tell("A name first, please; Ctrl+Q leaves.")
        else:
            self.dismiss()
