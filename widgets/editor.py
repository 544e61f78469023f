"""The editor in which a sprint is written: a page, its live count, and a question about big pastes."""

from typing import ClassVar, Self

from textual import events
from textual.binding import BindingType
from textual.document._document import EditResult, Selection
from textual.document._edit import Edit
from textual.document._history import EditHistory
from textual.message import Message

from sprint.core.counting import Unit, count
from sprint.core.segmented import unsegmented
from widgets.finding import found
from widgets.page import Page
from widgets.prose import SLICE, tidy

BIG_PASTE_WORDS = 300
BIG_PASTE_CHARACTERS = 2_000
LARGEST_PASTE = 10_000_000
UNDO_STEPS = 1_000
TOO_LARGE = "That paste is larger than 10 MB. Nothing was added; save it as a file and open that instead."
SECOND_PASTE = "Answer about the first paste first; the second was not put in."


class Editor(Page):
    """Prose and poems. ``read_only`` freezes it: one can move and copy, and nothing changes the text."""

    BINDINGS: ClassVar[list[BindingType]] = []

    class _About(Message):
        def __init__(self, editor: "Editor") -> None:
            super().__init__()
            self.editor = editor

        @property
        def control(self) -> "Editor":
            """The editor that sent this."""
            return self.editor

    class _Latest(_About):
        def can_replace(self, message: Message) -> bool:
            """Only the newest of an editor matters."""
            return type(message) is type(self) and message.control is self.control

    class Edited(_Latest):
        """The text changed; several in a row may arrive as one."""

    class CountChanged(_Latest):
        """The count is now ``count`` (in the editor's unit); several in a row may arrive as one."""

        def __init__(self, editor: "Editor", count: int) -> None:
            super().__init__(editor)
            self.count = count

    class GoesBySpaces(_About):
        """Words in ``scripts`` are counted by spaces, for want of a dictionary; told once for each."""

        def __init__(self, editor: "Editor", scripts: tuple[str, ...]) -> None:
            super().__init__(editor)
            self.scripts = scripts

    class PasteHeld(_About):
        """A big paste waits for ``accept_paste`` or ``drop_paste``; ``words`` says how big."""

        def __init__(self, editor: "Editor", text: str, words: int) -> None:
            super().__init__(editor)
            self.text = text
            self.words = words

    class PasteRefused(_About):
        """A paste was not taken; ``reason`` is the sentence for the writer."""

        def __init__(self, editor: "Editor", reason: str) -> None:
            super().__init__(editor)
            self.reason = reason

    def __init__(
        self,
        *,
        unit: Unit = "words",
        placeholder: str = "",
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(unit=unit, placeholder=placeholder, id=id, classes=classes)
        self._held: str | None = None
        self._told = 0
        self._by_spaces: set[str] = set()
        self.history = EditHistory(UNDO_STEPS, checkpoint_timer=2.0, checkpoint_max_characters=100)

    @property
    def count(self) -> int:
        """The count of the whole text, in ``unit``."""
        return self.prose.count

    @property
    def counted(self) -> bool:
        """Whether the count is known already; asking for it before that counts all the text at once."""
        return self.prose.counted

    def count_on(self) -> None:
        """Count a slice of a long text that was just opened, and tell the count when it is known."""
        self.prose.count_on()
        self._tell_count()

    @property
    def unit(self) -> Unit:
        """What is counted; setting it counts the whole text once."""
        return self._unit

    @unit.setter
    def unit(self, unit: Unit) -> None:
        self._unit = unit
        self.prose.unit = unit
        self.tally.begin()
        while not self.counted:
            self.prose.count_on()
        self._tell_count()

    @property
    def added(self) -> int:
        """How much was added since the tally began, in ``unit``."""
        return self.tally.added

    @property
    def removed(self) -> int:
        """How much was removed since the tally began, in ``unit``."""
        return self.tally.removed

    def begin_tally(self, added: int = 0, removed: int = 0) -> None:
        """Tally from here on, with so much added and removed before; so do another text and another unit."""
        self.tally.begin(added, removed)

    @property
    def held_paste(self) -> str | None:
        """The paste that waits for an answer."""
        return self._held

    def open_text(self, text: str) -> Self:
        """Show ``text`` with the cursor at its end. Undo goes back to it, never past it.

        A long text is not counted yet then: call ``count_on`` until ``counted``, when there is time.
        """
        self._held = None
        self.load_text(text)
        self.move_cursor(self.document.end)
        self._tell_count()
        self._look_for_scripts(text[:SLICE])
        return self

    def edit(self, edit: Edit) -> EditResult:
        """Perform one edit and tell of it."""
        result = super().edit(edit)
        self._tell_edit()
        self._look_for_scripts(edit.text)
        return result

    def undo(self) -> None:
        """Take back the last step."""
        super().undo()
        self._tell_edit()

    def redo(self) -> None:
        """Do again what was taken back."""
        super().redo()
        self._tell_edit()

    def action_undo(self) -> None:
        """Take back the last step, unless frozen."""
        if not self.read_only:
            self.undo()

    def action_redo(self) -> None:
        """Do again what was taken back, unless frozen."""
        if not self.read_only:
            self.redo()

    def action_paste(self) -> None:
        """Paste what was cut or copied here."""
        self._take(self.app.clipboard)

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self._take(event.text)

    def find(self, words: str, *, backwards: bool = False, onward: bool = True) -> bool:
        """Select the next place of ``words``, or the one before; without ``onward`` also the one here."""
        top, bottom = sorted(self.selection)
        place = found(
            self.document.lines, words, bottom if onward and not backwards else top, backwards=backwards
        )
        if place is None:
            return False
        self.selection = Selection(*place)
        self.history.checkpoint()
        return True

    def accept_paste(self) -> bool:
        """Put the held paste at the cursor; False, and still held, if the editor is frozen."""
        if self._held is None or self.read_only:
            return False
        text, self._held = self._held, None
        self._replace_via_keyboard(text, *self.selection)
        return True

    def drop_paste(self) -> None:
        """Forget the held paste."""
        self._held = None

    def _take(self, pasted: str) -> None:
        if self.read_only:
            return
        if len(pasted) > LARGEST_PASTE:
            self.post_message(self.PasteRefused(self, TOO_LARGE))
            return
        text = tidy(pasted)
        if len(text) > BIG_PASTE_CHARACTERS or count(text, "words") > BIG_PASTE_WORDS:
            if self._held is not None:
                self.post_message(self.PasteRefused(self, SECOND_PASTE))
                return
            self._held = text
            self.post_message(self.PasteHeld(self, text, count(text, "words")))
        elif text:
            self._replace_via_keyboard(text, *self.selection)

    def _tell_edit(self) -> None:
        self.post_message(self.Edited(self))
        self._tell_count()

    def _tell_count(self) -> None:
        if self.counted and self.count != self._told:
            self._told = self.count
            self.post_message(self.CountChanged(self, self.count))

    def _look_for_scripts(self, text: str) -> None:
        scripts = tuple(name for name in unsegmented(text) if name not in self._by_spaces)
        if scripts:
            self._by_spaces.update(scripts)
            self.post_message(self.GoesBySpaces(self, scripts))
