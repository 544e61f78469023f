"""Joining a room: the invite is asked for, and never shown again with its secret."""

import asyncio

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from sprint.core.errors import BadInvite
from sprint.core.invite import parse_invite
from sprint.core.invitefile import LARGEST, file_named
from sprint.desk.invites import load_named
from sprint.openings import Join
from sprint.screens.fields import Field
from sprint.screens.forming import FormScreen
from sprint.screens.setting import Setting


def still_typing(typed: str) -> bool:
    """Whether what stands there could be the beginning of an invite."""
    typed = typed.strip()
    begun = any(
        typed.startswith(scheme) or scheme.startswith(typed) for scheme in ("sprint://", "sprints://")
    )
    return begun and len(typed) < 60


class JoinScreen(FormScreen):
    """One line to paste; what is wrong with it is said at once."""

    place = "join"

    def __init__(self, setting: Setting, opening: Join | None = None) -> None:
        super().__init__(setting)
        self._asked = opening or Join(terms=setting.usual_terms())
        self._line = Field(placeholder="sprint://… or a file", longest=LARGEST)
        self._invite = ""

    def body(self) -> ComposeResult:
        with Vertical(classes="form"):
            yield Static(Content("Join a room"), classes="title")
            yield Static(
                Content("Paste the invite that your circle sent you, or name the file that holds it."),
                classes="question",
            )
            yield self._line
            yield Static(id="preview")

    def explanation(self) -> str:
        return (
            "An invite is one line that begins with sprint:// or sprints://. What stands after # is its "
            "secret: it never leaves this machine, and is not shown once it was read. Lines that were broken "
            "on their way are put together again. If you got a file, name it, or drop it on this window."
        )

    def on_mount(self) -> None:
        self._line.focus()

    @on(Input.Changed)
    def _changed(self, message: Input.Changed) -> None:
        typed = message.value
        if "•" in typed and self._invite:
            return
        self._invite = ""
        if file_named(typed):
            self.show_preview("Enter reads the invite in that file, and goes in.")
            return
        try:
            invite = parse_invite(typed)
        except BadInvite as error:
            # Nothing is wrong with an invite that is still being typed.
            if still_typing(typed):
                self.show_preview("")
            else:
                self.show_trouble(str(error))
            return
        self._invite = str(invite)
        self._line.value = f"{invite.address}#•••"
        self.show_preview("That is a good invite. Enter goes in.")

    def action_begin(self) -> None:
        if self._invite:
            self.enter(Join(self._invite, self._asked.terms, self._asked.draft))
        elif file := file_named(self._line.value):
            self._enter_by(file)
        else:
            try:
                parse_invite(self._line.value)
            except BadInvite as error:
                self.show_trouble(str(error))

    @work(exit_on_error=False, exclusive=True, group="read")
    async def _enter_by(self, file: str) -> None:
        try:
            invite = await asyncio.to_thread(load_named, file)
        except BadInvite as error:
            self.show_trouble(str(error))
        else:
            self.enter(Join(str(invite), self._asked.terms, self._asked.draft))
