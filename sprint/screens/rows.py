"""Going from row to row of a form with the arrow keys, and choosing in a row."""

from typing import Generic, TypeVar

from textual.screen import Screen

from sprint.screens.pick import Pick

Result = TypeVar("Result")


class RowKeys(Screen[Result], Generic[Result]):
    """What the arrow keys do on a screen with rows to fill in."""

    def action_row_above(self) -> None:
        self.focus_previous()

    def action_row_below(self) -> None:
        self.focus_next()

    def action_earlier(self) -> None:
        if isinstance(self.focused, Pick):
            self.focused.move(-1)

    def action_later(self) -> None:
        if isinstance(self.focused, Pick):
            self.focused.move(1)
