"""A line below the text in which to look for words; the text shows each place as it is found."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from sprint.screens.base import Dialog
from sprint.screens.fields import Field
from sprint.screens.setting import Setting
from widgets.editor import Editor

NOWHERE = "That is nowhere in your text."


class FindScreen(Dialog[str]):
    """Looks for what is typed, from the cursor on; gives back what that was, for the next time."""

    place = "finding"
    style_sheet = "writing"
    keeps = False

    def __init__(self, setting: Setting, editor: Editor, sought: str) -> None:
        super().__init__(setting)
        self._editor = editor
        self._field = Field(sought, placeholder="words in your text", longest=200, id="sought")

    def body(self) -> ComposeResult:
        with Horizontal():
            yield Static(Content("Find"), classes="label")
            yield self._field

    def on_mount(self) -> None:
        self._field.focus()
        self._field.action_select_all()

    @on(Input.Changed)
    def _changed(self, message: Input.Changed) -> None:
        self._tell(self._editor.find(message.value, onward=False))

    def action_find_next(self) -> None:
        self._tell(self._editor.find(self._field.value))

    def action_find_before(self) -> None:
        self._tell(self._editor.find(self._field.value, backwards=True))

    def action_find_done(self) -> None:
        self.dismiss(self._field.value)

    def on_unmount(self) -> None:
        """However it ends, the bell included: what is selected would be gone with the next letter."""
        self._editor.move_cursor(max(self._editor.selection))

    def _tell(self, found: bool) -> None:
        if found or not self._field.value:
            self.foot.hush()
        else:
            self.tell(NOWHERE)
