"""Offering a piece: everything has a good value already, and Enter offers it."""

from typing import Final

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from sprint.core.counting import count
from sprint.core.errors import SprintError
from sprint.core.figures import named_count
from sprint.core.reading.bodies import About, Form
from sprint.core.reading.guessing import (
    first_line_is_title,
    guess_form,
    guess_title,
    name_as_title,
)
from sprint.core.reading.lines import lines_of
from sprint.desk.typed import typed_path
from sprint.screens.base import Keyed
from sprint.screens.brought import Filled, Source
from sprint.screens.command import Command
from sprint.screens.fields import Field, Row
from sprint.screens.offertargets import Target, targets
from sprint.screens.pick import Pick
from sprint.screens.rows import RowKeys
from sprint.screens.sources import Sources, pasted_path, pasted_text
from sprint.screens.toggles import Toggles
from sprint.screens.visit import Visit
from sprint.screens.welcome import Welcome
from sprint.telling.gathering import gathering_in, takes_longer

LONGEST_TITLE: Final = 80
LONGEST_ABOUT: Final = 400
ROOMY: Final = 24
FORMS: Final[list[tuple[Form, str]]] = [("prose", "prose"), ("poem", "a poem, line by line")]


class OfferScreen(RowKeys[str | None], Keyed[str | None]):
    """Gives the sentence to tell when a piece was offered, or None. What stands in it is kept in any case."""

    place = "offer"
    style_sheet = "offering"

    def __init__(self, visit: Visit, selected: str) -> None:
        super().__init__(visit.setting)
        self._visit = visit
        self._sources = Sources(visit, selected)
        left = visit.brought.left or Filled()
        self._pasted = left.pasted
        usual: Source = "paste" if left.pasted and not selected else self._sources.usual
        self._source: Pick[Source] = Pick(self._sources.options, usual)
        self._file = Field(left.file, placeholder="its path; or drop it on this window", longest=1_000)
        self._paste = Static(id="pasted")
        self._title = Field(left.title, longest=LONGEST_TITLE)
        self._form: Pick[Form] = Pick(FORMS, left.form or "prose")
        self._chosen_form = left.form
        before = "none; what some may want to know before"
        self._note = Field(left.note, placeholder=before, longest=LONGEST_ABOUT)
        self._welcome = Welcome(left.welcome)
        self._targets = targets(visit)
        self._target: Pick[Target] = Pick(
            [(target, target.words) for target in self._targets], self._targets[0]
        )
        self._text = ""
        self._trouble = ""
        self._sending = self._sent = False

    def body(self) -> ComposeResult:
        with Vertical(classes="form"):
            yield Static(Content("Offer a piece"), classes="title")
            yield Row("Text", self._source)
            with Vertical(id="from-file"):
                yield Row("File", self._file)
            with Vertical(id="from-paste"):
                yield Row("", self._paste)
            yield Row("Title", self._title)
            yield Row("Form", self._form)
            yield Row("Beforehand", self._note)
            yield Row("Welcome", self._welcome)
            if len(self._targets) > 1:
                yield Row("Goes", self._target)
            yield Static(id="preview")

    def explanation(self) -> str:
        return (
            "Choose what the others shall read; all has a value already, and Enter offers it. F2 says “no "
            "suggestions yet”, F3 shows the piece as readers will see it. Its title stands in a report of "
            "the day, too. What you say beforehand is seen before it is read. Until its turn starts you can "
            "take it back."
        )

    def titled(self, command: Command) -> str:
        if command.id == "begin":
            return "Offer it"
        if command.id == "no_suggestions" and "suggestion" not in self._welcome.kinds:
            return "Suggestions, too"
        return super().titled(command)

    def offered(self) -> list[Command]:
        return sorted(super().offered(), key=lambda command: command.id not in ("begin", "back"))

    def on_resize(self, event: events.Resize) -> None:
        """Leave some air where there is room for it."""
        self.set_class(event.size.height >= ROOMY, "-roomy")

    def on_mount(self) -> None:
        self._source.focus()
        self._refill()

    def on_unmount(self) -> None:
        """However it ends, the bell included: what was typed or pasted stands here again the next time."""
        filled = self.filled
        if not self._sent:
            worth = filled.pasted or filled.title or filled.note or filled.file
            self._visit.brought.left = filled if worth else None

    @property
    def filled(self) -> Filled:
        """The form as it stands."""
        return Filled(
            self._source.value,
            self._file.value,
            self._pasted,
            self._title.value.strip(),
            self._chosen_form,
            self._note.value.strip(),
            self._welcome.kinds,
        )

    def _about(self, text: str) -> About:
        # Guessed anew: keys may be faster than what stands in the form.
        form = self._chosen_form or guess_form(text)
        return About(self._title.value.strip() or self._guess(text), form, self._note.value.strip())

    def _guess(self, text: str) -> str:
        if self._source.value == "file" and not first_line_is_title(text):
            return name_as_title(typed_path(self._file.value).stem) or "Untitled"
        return guess_title(text) or "Untitled"

    # -- what stands in it ---------------------------------------------------------------------

    @on(Pick.Picked)
    @on(Toggles.Switched)
    @on(Input.Changed)
    def _changed(self, message: Pick.Picked | Toggles.Switched | Input.Changed) -> None:
        if isinstance(message, Pick.Picked) and self.focused is self._form:
            self._chosen_form = self._form.value
        self._refill()
        self.show_keys()

    @work(exit_on_error=False, group="refill", exclusive=True)
    async def _refill(self) -> None:
        source = self._source.value
        self.set_class(source == "file", "-file")
        self.set_class(source == "paste", "-paste")
        try:
            self._text = await self._sources.text(self.filled)
            self._trouble = ""
        except SprintError as error:
            self._text, self._trouble = "", str(error)
        pasted = named_count(count(self._pasted, "words"), "words") if self._pasted else "nothing yet"
        self._paste.update(Content(f"{pasted}; paste again for another text" if self._pasted else pasted))
        if self._text:
            if self._chosen_form is None:
                self._form.take(guess_form(self._text))
            self._title.placeholder = self._guess(self._text)
        self._say(
            self._trouble or self._meaning(), trouble=bool(self._trouble) and source not in ("paste", "file")
        )

    def _meaning(self) -> str:
        words, lines = count(self._text, "words"), lines_of(self._text, self._form.value)
        numbered = max((line.number for line in lines), default=0)
        size = f"{named_count(words, 'words')} in {named_count(numbered, 'lines')}"
        long = self._too_long(words)
        if long:
            return f"{size}. {long} Enter offers it all the same."
        return f"{size}. {self._target.value.meaning} Enter offers it, F3 shows it as readers will see it."

    def _too_long(self, words: int) -> str:
        room, wanted = self._visit.room, self._target.value.reading
        named = next((one for one in room.readings if one.id == wanted), None) if room is not None else None
        reading = named or gathering_in(room)
        return takes_longer(words, reading) if reading is not None else ""

    def _say(self, sentence: str, *, trouble: bool) -> None:
        preview = self.query_one("#preview", Static)
        preview.update(Content(sentence))
        preview.set_class(trouble, "-trouble")

    def on_paste(self, event: events.Paste) -> None:
        """A text to offer, or the path of a file; what is pasted into a line of the form goes there."""
        event.stop()
        self._take(event.text)

    def action_paste_in(self) -> None:
        self._take(self.app.clipboard)

    def _take(self, raw: str) -> None:
        path = pasted_path(raw)
        try:
            if path:
                self._file.value = path
                self._source.take("file")
            elif raw.strip():
                self._pasted = pasted_text(raw)
                self._source.take("paste")
        except SprintError as error:
            self.tell(str(error), "warning")
            return
        self._refill()

    # -- what is done with it ------------------------------------------------------------------

    def action_switch(self) -> None:
        if isinstance(self.focused, Toggles):
            self.focused.switch()
        elif isinstance(self.focused, Pick):
            self.focused.next()

    def action_no_suggestions(self) -> None:
        on = self._welcome.flip("suggestion")
        self.tell("Suggestions are welcome." if on else "No suggestions yet: your readers will see that.")
        self.show_keys()

    @work(exit_on_error=False, group="preview", exclusive=True)
    async def action_preview(self) -> None:
        from sprint.screens.preview import PreviewScreen

        try:
            text = await self._sources.text(self.filled)
        except SprintError as error:
            self.tell(str(error), "warning")
            return
        self.app.push_screen(PreviewScreen(self._visit, text, self._about(text), self._welcome.kinds))

    @on(Input.Submitted)
    def action_begin(self) -> None:
        self._offer()

    @work(exit_on_error=False, group="offer")
    async def _offer(self) -> None:
        """Offer it, once."""
        if self._sending:
            return
        self._sending = True
        filled, target = self.filled, self._target.value
        try:
            text = await self._sources.text(filled)
            about = self._about(text)
            # A paste lies nowhere else: where the room does not take it, it stands here again.
            piece = await self._visit.doings.offer(
                text, about, filled.welcome, target.reading, target.replaces
            )
            self._visit.brought.sent(piece, about.title, filled)
        except SprintError as error:
            self._say(str(error), trouble=True)
            return
        finally:
            self._sending = False
        self._sent = True
        self.dismiss(f"You offer “{about.title}”. Ctrl+R takes it back.")

    def action_back(self) -> None:
        self.dismiss(None)
