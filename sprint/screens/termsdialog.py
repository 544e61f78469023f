"""The dialog in which one chooses what counts for oneself."""

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from sprint.core.errors import BadInput
from sprint.screens.base import Dialog
from sprint.screens.rows import RowKeys
from sprint.screens.setting import Setting
from sprint.screens.termrows import TermRows
from sprint.writing.part import Terms


class TermsDialog(Dialog[Terms | None], RowKeys[Terms | None]):
    """Gives the terms that were chosen, or None."""

    place = "terms"

    def __init__(self, setting: Setting, terms: Terms) -> None:
        super().__init__(setting)
        self._rows = TermRows(terms)

    def body(self) -> ComposeResult:
        yield Static(Content("What counts for you"), classes="title")
        yield from self._rows.rows()
        yield Static(id="preview")

    def on_mount(self) -> None:
        self.focus_next()

    @on(Input.Submitted)
    def action_begin(self) -> None:
        try:
            self.dismiss(self._rows.terms())
        except BadInput as error:
            self.query_one("#preview", Static).update(Content(str(error)))

    def action_back(self) -> None:
        self.dismiss(None)
