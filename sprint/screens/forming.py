"""What the forms have in common: going from row to row, a preview, and entering a room."""

from textual import on, work
from textual.content import Content
from textual.widgets import Input, Static

from sprint.core.cleaning import clean
from sprint.core.errors import SprintError
from sprint.openings import Host, Join, Solo
from sprint.screens.base import Keyed
from sprint.screens.messages import RoomEntered
from sprint.screens.rows import RowKeys


class FormScreen(RowKeys[None], Keyed[None]):
    """A screen with rows to fill in and a line below them with the id ``preview``."""

    entering = False

    def show_preview(self, sentence: str) -> None:
        """Say what will happen."""
        self._say(sentence, trouble=False)

    def show_trouble(self, sentence: str) -> None:
        """Say what is wrong."""
        self._say(sentence, trouble=True)

    def _say(self, sentence: str, *, trouble: bool) -> None:
        preview = self.query_one("#preview", Static)
        preview.update(Content(clean(sentence)))
        preview.set_class(trouble, "-trouble")

    @work(exit_on_error=False, group="enter")
    async def enter(self, opening: Solo | Host | Join) -> None:
        """Go into the room, once."""
        if self.entering:
            return
        from sprint.screens.entering import enter

        self.entering = True
        try:
            visit = await enter(self.setting, opening, self.show_preview)
        except SprintError as error:
            self.show_trouble(str(error))
            return
        finally:
            self.entering = False
        self.post_message(RoomEntered(visit))

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_begin()

    def action_begin(self) -> None:
        raise NotImplementedError

    def action_back(self) -> None:
        if self.entering:
            self.workers.cancel_all()
        self.dismiss()
