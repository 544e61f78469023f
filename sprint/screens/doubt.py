"""The question about a number that looks like a slip: keep it, fix it, or take it back. Never a refusal."""

from typing import Literal

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from sprint.screens.base import Dialog
from sprint.screens.setting import Setting

Answer = Literal["keep", "fix", "back"]


class DoubtDialog(Dialog[Answer]):
    """Asks the person alone; what they answer is told to nobody."""

    place = "doubt"

    def __init__(self, setting: Setting, why: str, number: int) -> None:
        super().__init__(setting)
        self._question = f"{number:,}? {why} Keep it, or fix it? Only you are asked, and nobody is told."

    def body(self) -> ComposeResult:
        yield Static(Content(self._question), classes="question")
        yield Static(
            Content.assemble(
                ("k", "$accent"), "  keep it     ",
                ("f", "$accent"), "  fix it     ",
                ("t", "$accent"), "  take it back",
            ),
            classes="answers",
        )  # fmt: skip

    def action_keep_number(self) -> None:
        self.dismiss("keep")

    def action_fix_number(self) -> None:
        self.dismiss("fix")

    def action_take_number_back(self) -> None:
        self.dismiss("back")
