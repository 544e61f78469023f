"""The screen one writes on. The text is the biggest thing; one key hides everything else.

It lies below the lobby and the results for as long as one is in the room, so that text, cursor and undo are
the same from sprint to sprint.
"""

from math import inf
from typing import TYPE_CHECKING

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from sprint.core.counting import count
from sprint.screens.base import WIDE
from sprint.screens.carrying import CarryingOn
from sprint.screens.command import Command
from sprint.screens.company import group_line, roster_of
from sprint.screens.dayparts import floor_words, my_intention
from sprint.screens.gathered import turn_words
from sprint.screens.guide import Guide
from sprint.screens.notices import Notice
from sprint.screens.own import own_standing
from sprint.screens.pasting import PasteQuestion
from sprint.screens.phases import clock_face, glance
from sprint.screens.prompted import PromptedScreen
from sprint.screens.room import UNSAVED
from sprint.screens.visit import Visit
from sprint.segmenting import advice
from sprint.telling.words import path_shown
from widgets.clock import Clock, ClockFace
from widgets.editor import Editor
from widgets.progress import Progress
from widgets.roster import Roster
from widgets.savestate import SaveState

if TYPE_CHECKING:
    from sprint.core.agenda.dayplan import DayPlan

BEAT_S = 0.1
EMPTY = "Begin anywhere."


class WritingScreen(PromptedScreen):
    """Clock above, text in the middle, circle at the side, the truth about one's words below."""

    place = "writing"
    style_sheet = "writing"

    def __init__(self, visit: Visit, *, opening: str | None = None) -> None:
        """``opening`` is the scene to begin with, ``lobby`` for a circle."""
        super().__init__(visit)
        self._opening = opening
        self._editor = Editor(unit=visit.sheet.terms.unit, placeholder=EMPTY, id="page")
        self._roster = Roster(id="roster")
        self._clock = Clock(id="clock")
        self._progress = Progress(id="progress")
        self._savestate = SaveState(id="savestate")
        self._company = Static(id="company")
        self._guide: Guide | None = None
        self.set_class(visit.solo, "-solo")
        self.set_class(visit.sheet.terms.source == "typed", "-typed")
        self._edited_at = -inf
        self._sought = ""
        self._terms = visit.sheet.terms

    def body(self) -> ComposeResult:
        with Container(id="head"):
            yield self._clock
        with Horizontal(id="middle"):
            yield self._editor
            with Container(id="elsewhere"):
                yield self.number
            with Vertical(id="side"):
                yield Static(Content("The circle"), classes="head")
                yield self._roster
        with Vertical(id="below"):
            yield self.nudge
            yield self._company
            with Horizontal(id="truth"):
                yield self._progress
                yield self._savestate
                yield Static(Content(UNSAVED), id="unsaved")

    def explanation(self) -> str:
        return (
            "Write. Everything is saved as you type, and the count settles by itself at the bell. "
            "F2 hides all but the text, and F3 is then a glance at the clock. F10 changes what others see of "
            "your count, F11 offers your text to be read, or what is selected, Ctrl+N cheers them on, and "
            "Ctrl+R takes back what you last did. When you are stuck, Shift+F6 draws a prompt or asks the "
            "circle. "
            "Ordinary keys of an editor work: Ctrl+Z, Ctrl+Y, Ctrl+F, Ctrl+arrows for words and paragraphs."
        )

    def on_resize(self, event: events.Resize) -> None:
        """Show the circle as the new width would have it, whatever was chosen for the old one."""
        if (event.size.width >= WIDE) != self.has_class("-wide"):
            self.remove_class("-circle")

    async def on_mount(self) -> None:
        visit = self.visit
        draft = visit.writer.draft
        self._editor.open_text(draft.text if draft is not None else "")
        visit.sheet.lay_on(self._editor)
        if self._editor.counted:
            # At once: whoever sees the page may write on it, and every word of theirs counts.
            visit.writer.start()
        self.take_terms()
        self._guide = Guide(self.app, visit, self)
        self.look()
        if self._opening is not None:
            await self._guide.show(self._opening)
        if visit.day is not None:
            self._open_day(visit.day)
        if visit.greeting:
            # A screen says nothing before it is there.
            self.call_after_refresh(self._guide.tell, Notice(visit.greeting))
        self.set_interval(BEAT_S, self._guide.beat)
        if not self._editor.counted:
            self.call_after_refresh(self._count_on)

    def _count_on(self) -> None:
        """Count a long text once it is seen, slice by slice; only then may a count become a baseline."""
        if self._editor.counted:
            self.visit.writer.start()
            self.look()
        else:
            self._editor.count_on()
            self.call_later(self._count_on)

    @work(exit_on_error=False, group="day")
    async def _open_day(self, plan: "DayPlan") -> None:
        """Show the console of the day that this room was opened for, and plan it."""
        from sprint.screens.console import ConsoleScreen
        from sprint.writing.dayopening import open_day

        await self.app.push_screen(ConsoleScreen(self.visit))
        guide, now = self._guide, self.setting.moments.now
        if guide is not None:
            await open_day(
                self.visit.link, plan, lambda why: guide.tell(Notice(why)), self.visit.plan_day, now
            )

    def take_terms(self) -> None:
        """Show the page or the field for a number, as the terms want it."""
        self._terms = self.visit.sheet.terms
        typed = self._terms.source == "typed"
        self.set_class(typed, "-typed")
        if typed:
            self.ask_number()
        else:
            self._begin_draft()
            self._editor.focus()

    @work(exit_on_error=False, group="draft")
    async def _begin_draft(self) -> None:
        await self.attempt(self.visit.begin_draft())

    def on_screen_resume(self) -> None:
        if self.focused is None:
            self.take_terms()
        # A question that the bell closed is put again, once one is back here to answer it.
        self.set_timer(BEAT_S, self._ask_again)

    def _ask_again(self) -> None:
        held = self._editor.held_paste
        if held is not None and self.app.screen is self:
            self._ask_about_paste(count(held, "words"))

    def look(self) -> None:
        visit = self.visit
        now = visit.now()
        if visit.sheet.terms != self._terms:
            self.take_terms()
        self._clock.show(self._face(now))
        if self._editor.counted:
            self._progress.show(own_standing(visit))
        warning = self._warning()
        self.set_class(bool(warning), "-warned")
        self.set_class(bool(visit.trouble), "-unsaved")
        self._savestate.show(visit.link.safety, warning)
        if not visit.solo:
            rows = roster_of(visit)
            self._roster.update_rows(rows)
            turn = f"{words} Shift+F2 leads there." if (words := turn_words(visit)) else floor_words(visit)
            self._company.update(Content(turn or group_line(rows)))
            self.set_class(bool(turn), "-wanted")
        self.show_nudge()
        self.ask_baseline()

    @property
    def paused_ms(self) -> float:
        """For how long nothing was written here."""
        return self.setting.hush.now() - self._edited_at

    def _face(self, now: int) -> ClockFace:
        up = self.setting.settings.clock == "up"
        return clock_face(self.visit.sprint, now, self.setting.moments, up=up)

    def _warning(self) -> str:
        words = {
            "connecting": "connecting",
            "waiting": "not connected; write on",
            "stopped": "write on; the link to the room has ended",
        }
        return words.get(self.visit.link.contact, "")

    def works(self, command: Command) -> bool:
        if command.id == "look_up":
            return not self.visit.solo or self.has_class("-only-text")
        return super().works(command)

    def titled(self, command: Command) -> str:
        return "Home" if command.id == "lobby" and self.visit.solo else super().titled(command)

    # -- the text ------------------------------------------------------------------------------

    @on(Editor.Edited)
    def _edited(self) -> None:
        self.visit.writer.edited()
        self._edited_at = self.setting.hush.now()

    def carry_on(self) -> CarryingOn:
        """For the screen that comes over this one: what takes keys that were meant for the page."""
        return CarryingOn(self._write, self._edited_at)

    def _write(self, event: events.Key) -> bool:
        if event.key == "backspace":
            self._editor.action_delete_left()
        elif event.key == "enter" or (event.is_printable and event.character):
            self._editor.insert(event.character if event.is_printable and event.character else "\n")
        else:
            return False
        return True

    @on(Editor.CountChanged)
    def _counted(self) -> None:
        self._progress.show(own_standing(self.visit))

    @on(Editor.GoesBySpaces)
    def _goes_by_spaces(self, message: Editor.GoesBySpaces) -> None:
        self.tell(advice(message.scripts))

    @on(Editor.PasteRefused)
    def _paste_refused(self, message: Editor.PasteRefused) -> None:
        if isinstance(self.app.screen, PasteQuestion):
            self.app.screen.refuse(message.reason)
        else:
            self.tell(message.reason, "warning")

    @on(Editor.PasteHeld)
    def _paste_held(self, message: Editor.PasteHeld) -> None:
        self._ask_about_paste(message.words)

    def _ask_about_paste(self, words: int) -> None:
        def answered(agreed: bool | None) -> None:
            if agreed:
                self._editor.accept_paste()
            else:
                self._editor.drop_paste()

        self.app.push_screen(PasteQuestion(self.setting, words), answered)

    def action_offer_here(self) -> None:
        self.offer_piece(self._editor.selected_text)

    def action_find(self) -> None:
        if self._terms.source == "typed":
            return
        from sprint.screens.finding import FindScreen

        def done(sought: str | None) -> None:
            self._sought = sought or ""

        self.app.push_screen(FindScreen(self.setting, self._editor, self._sought), done)

    # -- the view ------------------------------------------------------------------------------

    def action_only_text(self) -> None:
        self.toggle_class("-only-text")
        if self.has_class("-only-text"):
            self.tell("Only the text. F2 shows the rest again, F3 is a glance at the clock.")

    def action_look_up(self) -> None:
        visit = self.visit
        meant = my_intention(visit)
        if self.has_class("-only-text"):
            self.tell(" · ".join(filter(None, (glance(self._face(visit.now())), meant))))
            return
        self.toggle_class("-circle")
        if meant:
            self.tell(meant)

    def action_whereabouts(self) -> None:
        draft = self.visit.writer.draft
        if draft is None:
            self.tell("You write elsewhere; here is only your number, and it is kept.")
        elif self.visit.trouble:
            self.tell(self.visit.trouble, "warning")
        else:
            said = f"Saved as you type, in {path_shown(draft.path)}"
            # A path that does not fit beside its sentence gets a line of its own, where it stays whole.
            self.tell(said if len(said) <= self.size.width - 4 else said.replace(", in ", ", in\n", 1))

    async def action_lobby(self) -> None:
        if self.visit.solo:
            self.action_home()
        elif self._guide is not None:
            self._edited_at = -inf
            await self._guide.show("lobby")
