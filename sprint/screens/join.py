"""Joining a room: the invite is asked for, and never shown again with its secret."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from sprint.core.errors import BadInvite
from sprint.core.invite import LONGEST, parse_invite
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
        self._line = Field(placeholder="sprint://…", longest=LONGEST)
        self._invite = ""

    def body(self) -> ComposeResult:
        with Vertical(classes="form"):
            yield Static(Content("Join a room"), classes="title")
            yield Static(Content("Paste the invite that your circle sent you."), classes="question")
            yield self._line
            yield Static(id="preview")

    def explanation(self) -> str:
        return (
            "An invite is one line that begins with sprint:// or sprints://. What stands after # is its "
            "secret: it never leaves this machine, and is not shown once it was read."
        )

    def on_mount(self) -> None:
        self._line.focus()

    @on(Input.Changed)
    def _changed(self, message: Input.Changed) -> None:
        typed = message.value
        if "•" in typed and self._invite:
            return
        self._invite = ""
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
            return
        try:
            parse_invite(self._line.value)
        except BadInvite as error:
            self.show_trouble(str(error))
