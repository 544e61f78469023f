"""What is seen while a room is entered without a form: a sentence, and if it fails, why."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from sprint.desk.records import RoomRecord
from sprint.openings import Host, Join, Solo
from sprint.screens.forming import FormScreen
from sprint.screens.join import JoinScreen
from sprint.screens.setting import Setting


class WaitingScreen(FormScreen):
    """Enters a room as asked; ``None`` goes on with the sprint alone that was left in the middle.

    With ``trouble`` it was tried already, and this is why it failed.
    """

    place = "reading"

    def __init__(self, setting: Setting, opening: Solo | Host | Join | None, trouble: str = "") -> None:
        super().__init__(setting)
        self._opening = opening
        self._trouble = trouble

    def body(self) -> ComposeResult:
        with Vertical(classes="form"):
            yield Static(Content("One moment…"), id="preview")

    def on_mount(self) -> None:
        if self._trouble:
            self.show_trouble(self._trouble)
        else:
            self.enter(self._opening)

    def action_begin(self) -> None:
        """There is nothing to fill in here."""

    def action_close(self) -> None:
        self.action_back()


def way_in(setting: Setting, opening: Solo | Host | Join) -> FormScreen:
    """The screen that begins with ``opening``: it asks for an invite where one is missing."""
    if isinstance(opening, Join) and opening.invite is None:
        return JoinScreen(setting, opening)
    return WaitingScreen(setting, opening)


def way_back(setting: Setting, room: RoomRecord) -> Host | Join:
    """How to go back into a room; to the newest of one's own by hosting, which wakes its relay."""
    terms = setting.usual_terms()
    own = (one for one in setting.desk.rooms.list() if one.creator and one.hosted and not one.closed)
    newest = next(own, None)
    if newest is not None and newest.room == room.room:
        return Host(terms=terms)
    return Join(room.invite, terms)
