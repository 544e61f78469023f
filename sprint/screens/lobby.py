"""The lobby: who is here and how they are, the next sprint, notes to the circle, and one's own terms."""

from typing import Final

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from sprint.core import acts
from sprint.screens.afterday import CLOSING, parting_lines, pictures_for
from sprint.screens.calling import CallingScreen
from sprint.screens.command import Command
from sprint.screens.company import roster_of
from sprint.screens.dayline import date_lines, date_words, day_lines
from sprint.screens.dayparts import part_lines, talks
from sprint.screens.fields import Field
from sprint.screens.gathered import Gathered, gathered_lines, turn_words
from sprint.screens.hiding import choose_whom_to_hide
from sprint.screens.lobbywords import connection_words, more_words, next_words, notes_content
from sprint.screens.phases import clock_face
from sprint.screens.termrows import terms_in_words
from sprint.screens.termsdialog import TermsDialog
from sprint.screens.visit import Visit
from sprint.telling.gathering import waiting_pieces
from sprint.telling.muting import muted_words
from sprint.telling.phases import standing
from sprint.telling.pledges import spoken
from sprint.writing.daypicture import closes
from sprint.writing.part import Terms
from widgets.clock import Clock
from widgets.roster import Roster
from widgets.savestate import SaveState

LONGEST_NOTE = 2_000
FEW = 7
NOTE: Final = "Enter, and a note to the circle"
#: In a talk; whoever types there is told before that it is kept.
TALK_NOTE: Final = "A note, for packet and report"
ENDED_NOTE: Final = "Nothing can be sent any more"
#: The keys that stay in the foot longest where it is short.
FIRST: Final = (
    "to_table",
    "idea",
    "hand",
    "my_line",
    "the_day",
    "hand_in",
    "ready",
    "plan",
    "offer",
    "call",
    "come",
    "deal",
)
#: Those among them that nothing comes of where the link has ended.
NEEDS_LINK: Final = frozenset(FIRST) - {"the_day"} | {"console", "note", "terms", "invite"}
#: The place among them of the way to the console, for those who lead.
LEADING: Final = FIRST.index("the_day")
ROOMY = 24


def show(widget: Static, words: str) -> None:
    """Show ``words``, cleaned already; cheap when they stand there."""
    if str(widget.content) != words:
        widget.update(Content(words))


class Said(VerticalScroll, can_focus=False):
    """What was said, the newest in view, also where there is less room than before."""

    def on_resize(self) -> None:
        self.scroll_end(animate=False)


class LobbyScreen(CallingScreen):
    """Calm waiting. Letters are commands; Enter goes into the line for a note, Esc out of it."""

    place = "lobby"
    style_sheet = "lobby"

    def __init__(self, visit: Visit) -> None:
        super().__init__(visit)
        self._roster = Roster(id="roster")
        self._note = Field(visit.unsent, placeholder=NOTE, longest=LONGEST_NOTE, id="note")
        self._clock = Clock(id="clock")
        self._savestate = SaveState(id="savestate")
        self._title, self._connection = Static(id="title"), Static(id="connection")
        self._next, self._terms = Static(id="next-words"), Static(id="terms")
        self._more, self._reading = Static(id="more-words"), Gathered(id="reading-words")
        self._day = Gathered(id="day-words")
        self._said, self._scroll = Static(id="said"), Said(id="notes")
        self._notes: tuple[object, ...] | None = None
        self._pictures = pictures_for(visit)

    def body(self) -> ComposeResult:
        with Horizontal(id="lobby-head"):
            yield self._title
            yield self._connection
        with Container(id="next"):
            yield self._day
            yield self._clock
            yield self._next
            yield self._more
            yield self._reading
        with Horizontal(id="middle"):
            with Vertical(id="side"):
                yield Static(Content("The circle"), classes="head")
                yield self._roster
            with Vertical(id="talk"):
                yield Static(Content("Notes"), classes="head")
                with self._scroll:
                    yield self._said
                yield self._note
        with Horizontal(id="truth"):
            yield self._terms
            yield self._savestate
            yield Static(Content("! your draft is not on the disk"), id="unsaved")

    def explanation(self) -> str:
        return (
            "Here the circle gathers. R says that you are ready, N sets the next sprint, and everybody's "
            "page opens by itself when it starts. F4 begins it now, F5 and F6 move it, X calls it off, and "
            "Ctrl+R takes back what you did last. P offers a piece to be read, and S calls a reading. Notes "
            "are sealed: the relay cannot read them. Z hides what somebody says, for you alone; Y shows what "
            "you gave and received. If you leave, your seat stays yours."
        )

    def on_mount(self) -> None:
        self.look()

    def on_resize(self, event: events.Resize) -> None:
        """Say everything in the new width at once."""
        self.look()

    def on_unmount(self) -> None:
        self.visit.unsent = self._note.value

    def offered(self) -> list[Command]:
        room = self.visit.room
        # Where one leads, the console is what one came for; where anybody may, there is no hurry about it.
        leads = room is not None and (room.mode == "led" or (room.agenda is not None and room.agenda.live))
        first = (*FIRST[:LEADING], "console", *FIRST[LEADING:]) if leads else FIRST
        order = {name: at for at, name in enumerate(first)}
        return sorted(super().offered(), key=lambda command: order.get(command.id, len(order)))

    def works(self, command: Command) -> bool:
        visit = self.visit
        if command.id in ("invite", "shut"):
            return visit.room is not None and visit.room.creator == visit.me
        if command.id == "hide_one":
            return visit.room is not None and len(visit.room.members) > 1
        if command.id == "last_results":
            return visit.begun is not None
        if command.id == "terms":
            return visit.entrant is None or visit.sprint is None or not visit.sprint.live
        if command.id == "to_packet" and visit.room is None:
            return visit.unreached
        return super().works(command)

    def titled(self, command: Command) -> str:
        if command.id == "to_packet" and self.visit.room is None:
            return "What is kept"
        return super().titled(command)

    def in_footer(self, command: Command) -> bool:
        if self._ended and (command.id in NEEDS_LINK or command.id == "home"):
            return command.id == "home"
        return (command.id == "to_packet" and self.visit.room is None) or super().in_footer(command)

    @property
    def _ended(self) -> bool:
        """Whether the link has ended for good, as where the room is closed."""
        return self.visit.link.contact == "stopped"

    def look(self) -> None:
        visit = self.visit
        now, sprint = visit.now(), visit.sprint
        set_ = sprint is not None and standing(sprint, now) in ("scheduled", "held", "running", "paused")
        self.set_class(set_, "-set")
        if set_:
            up = self.setting.settings.clock == "up"
            self._clock.show(clock_face(sprint, now, self.setting.moments, up=up))
        rows = roster_of(visit)
        self._roster.update_rows(rows)
        self._savestate.show(visit.link.safety)
        self.set_class(bool(visit.trouble), "-unsaved")
        reading = gathered_lines(visit, self.size.width - 4)
        show(self._title, visit.link.side.title or visit.known_as or "Your room")
        show(self._connection, connection_words(visit))
        show(self._next, next_words(visit, rows))
        if turn := turn_words(visit):
            reading = [Content.styled(f"{turn} {self._way_to_table}", "bold $accent"), *reading]
        day = day_lines(visit, self.size.width - 4)
        if closes(visit.room) and len(day) > 1:
            # On the line of what comes: those who say how it went need the rows.
            day[1] += Content.styled(CLOSING, "$text-muted")
        day += part_lines(visit, self.size.width - 4) if day else []
        day += self._parting()
        note = TALK_NOTE if talks(visit.room) else NOTE
        self._note.placeholder = ENDED_NOTE if self._ended else note
        self._day.show([*day, *date_lines(visit, self.size.width - 4)])
        self._next.display = set_ or not (day or (reading and self.size.height < ROOMY))
        more = more_words(visit, self.numbers_due())
        # Where rows are scarce the people come before a tall clock.
        told = bool(more) or bool(reading) or bool(day)
        self.set_class(len(rows) > FEW or (told and self.size.height < ROOMY), "-many")
        show(self._more, more)
        self._more.display = bool(more)
        self._reading.show(reading)
        show(self._terms, f"You: {terms_in_words(visit.sheet.terms)}")
        self._show_notes()

    def _parting(self) -> list[Content]:
        """What the circle did, as people part and until the next day is planned."""
        room = self.visit.room
        if room is None or room.agenda is None or room.agenda.phase == "planned":
            return []
        return parting_lines(self.visit, self._pictures.of(room), *self.size)

    @property
    def _way_to_table(self) -> str:
        return "Esc and H take you there." if self.focused is self._note else "H takes you there."

    def _show_notes(self) -> None:
        visit = self.visit
        if visit.room is None:
            # Whether anything was said nobody knows before the room is here.
            show(self._said, "")
            return
        waiting = tuple(visit.saying.waiting())
        side = visit.link.side
        said = spoken(visit.room, side, visit.me)
        muted = muted_words(visit.room)
        safety = visit.link.safety if waiting else ""
        now = (len(side.notes), len(side.waiting), said, waiting, safety, side.hidden, muted)
        if now != self._notes:
            self._notes = now
            self._said.update(notes_content(side, visit.me, said, waiting, visit.link.safety, muted))
            self._scroll.scroll_end(animate=False)

    # -- notes ---------------------------------------------------------------------------------

    def action_note(self) -> None:
        self._note.focus()

    def key_escape(self) -> None:
        """Out of the line for a note; what stands there stays."""
        self.set_focus(None)

    @on(Input.Submitted)
    async def _noted(self, message: Input.Submitted) -> None:
        text = message.value.strip()
        if not text:
            self.set_focus(None)
            return
        self._note.value = ""
        # Letters are commands again, as the keys below say.
        self.set_focus(None)
        if not await self.attempt(self.visit.saying.say(text)):
            self._note.value = message.value + self._note.value

    # -- the room ------------------------------------------------------------------------------

    def action_ready(self) -> None:
        visit = self.visit
        visit.ready = not visit.ready
        visit.link.show("ready" if visit.ready else "here", None)
        self.tell("You are ready." if visit.ready else "Take your time.")

    def action_terms(self) -> None:
        if self.visit.entrant is not None and self.visit.sprint is not None and self.visit.sprint.live:
            self.tell(
                "You are in this sprint already; it counts as it began. After the bell you can choose again."
            )
            return

        def chosen(terms: Terms | None) -> None:
            if terms is not None:
                self.visit.take_terms(terms)
                self.look()

        self.app.push_screen(TermsDialog(self.setting, self.visit.sheet.terms), chosen)

    def action_invite(self) -> None:
        visit = self.visit
        # The link's: after a removal the one that this room was entered by lets nobody in.
        room, invite = visit.room, visit.link.invite
        if visit.solo or invite is None:
            return
        if room is not None and room.creator != visit.me:
            self.tell(
                f"{visit.link.side.name(room.creator)} opened this room; the invite is theirs to share."
            )
            return
        from sprint.screens.invite import InviteDialog

        self.app.push_screen(InviteDialog(self.setting, invite, visit.link.side.title))

    def action_to_packet(self) -> None:
        """One's packet; where the room is not here, what this machine keeps of it."""
        if self.visit.room is None and self.visit.unreached:
            self._show_kept()
        else:
            super().action_to_packet()

    @work(exit_on_error=False, group="kept", exclusive=True)
    async def _show_kept(self) -> None:
        from sprint.screens.kept import show_kept

        if self.visit.invite is not None:
            await show_kept(self, self.visit.invite.room)

    def action_call_off(self) -> None:
        self.action_cancel()

    def action_remove(self) -> None:
        from sprint.screens.removing import choose_whom_to_remove

        choose_whom_to_remove(self)

    def action_hide_one(self) -> None:
        room = self.visit.room
        if room is not None:
            choose_whom_to_hide(self, list(room.members))

    def action_shut(self) -> None:
        visit = self.visit
        if visit.room is None or visit.room.creator != visit.me:
            self.tell("Only the person who opened this room can close it. B takes you home; your seat stays.")
            return
        question = "Close this room for good, for everybody? All that was written stays with its writers."
        if date := date_words(visit):
            question += f" The date that is set here goes with it: {date}."
        if waits := len(waiting_pieces(visit.room)):
            question += f" {waits} {'piece' if waits == 1 else 'pieces'} would not be read here."
        self.ask(question, "close it", "keep it open", acts.Close())

    async def action_write(self) -> None:
        await self.app.pop_screen()

    def action_last_results(self) -> None:
        begun = self.visit.begun
        if begun is None or standing(begun, self.visit.now()) not in ("rung", "done"):
            self.tell("No sprint has ended here yet.")
            return
        from sprint.screens.results import ResultsScreen

        self.app.switch_screen(ResultsScreen(self.visit))
