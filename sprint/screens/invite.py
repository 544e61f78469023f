"""The invite, to give on: the line, a code to scan, a copy, a file."""

import asyncio
from typing import Final

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from sprint.core.errors import BadInput
from sprint.core.invite import Invite
from sprint.core.qr import Code
from sprint.desk.invites import save_at_desk
from sprint.screens.base import Dialog
from sprint.screens.setting import Setting

COPIED: Final = "Copied, if your terminal allows it; else select the line, or save it with S."
FOR_PHONES: Final = "To scan with a phone:"
FOOT_ROWS: Final = 1
PANEL_CELLS, SIDE_CELLS, FRAME_ROWS = 72, 6, 8
"""As in styles/lobby.tcss: the panel, its sides, and its rows beside those of the line and of what it is."""


class InviteDialog(Dialog[None]):
    """Shows the line and the code below it, or either of them where there is no room for both."""

    place = "invite"
    style_sheet = "lobby"

    def __init__(self, setting: Setting, invite: Invite, title: str) -> None:
        super().__init__(setting)
        self._invite, self._title = invite, title
        self._line, self._code = str(invite), Code(str(invite))
        self._scannable = False
        self._hint, self._drawn = Static(classes="words hint"), Static(id="code")

    def body(self) -> ComposeResult:
        yield Static(Content("The invite"), classes="words title")
        yield Static(Content(self._line), id="invite-line", classes="words")
        yield Static(Content(self._invite.about), classes="words")
        yield self._hint
        yield self._drawn

    def explanation(self) -> str:
        return (
            "An invite lets people into this room. Send the line or the file to your circle; they come in "
            "with J on their home screen, or with `sprint join`. Whoever scans the code with a phone has the "
            "line there, to send it on."
        )

    def on_resize(self, event: events.Resize) -> None:
        """Draw the code below the words where there is room, else for when it is asked for."""
        width, height = event.size.width, event.size.height - FOOT_ROWS
        below = self._code.draw(width, height - self._rows_of_words(width))
        rows = below or self._code.draw(width, height)
        self._drawn.update(Content("\n".join(rows)))
        self.set_class(bool(below), "-both")
        if not rows:
            self.remove_class("-coded")
        self._hint.update(Content(self._about_code(bool(below), bool(rows))))
        self._scannable = bool(rows)

    def _rows_of_words(self, width: int) -> int:
        inner = min(PANEL_CELLS, width * 94 // 100) - SIDE_CELLS
        return FRAME_ROWS + sum(-(-len(text) // inner) for text in (self._line, self._invite.about))

    def _about_code(self, below: bool, alone: bool) -> str:
        if below:
            return "To scan, on a machine that reaches this room:" if self._invite.stays_here else FOR_PHONES
        if alone:
            return "R draws it as a code to scan with a phone."
        width, height = self._code.least
        return f"A code to scan takes a window of {width} by {height + FOOT_ROWS} cells at least."

    def action_code(self) -> None:
        if self._scannable:
            self.toggle_class("-coded")
        else:
            self.tell(str(self._hint.content))

    def action_copy(self) -> None:
        self.app.copy_to_clipboard(self._line)
        self.tell(COPIED)

    async def action_save(self) -> None:
        folders = self.setting.desk.folders
        try:
            path = await asyncio.to_thread(save_at_desk, folders, self._invite, self._title)
        except BadInput as error:
            self.tell(str(error), "warning")
        else:
            self.tell(f"Saved; send that file to your circle only. It is\n{path}", "good")

    def action_close(self) -> None:
        self.dismiss(None)
