"""The console from which a day is led: where we are and what is next, everybody, and what needs me.

It shows the same replica of the room that every member has, and acts as any member may who has the right.
"""

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from sprint.core.agenda.reckoning import reckoned
from sprint.core.cleaning import fit
from sprint.core.rights import may_schedule
from sprint.core.room import Room
from sprint.screens.command import Command, Place
from sprint.screens.company import group_ways, roster_of
from sprint.screens.dayline import date_words
from sprint.screens.needing import NeedsScreen
from sprint.screens.nudging import NudgingScreen
from sprint.screens.personrows import person_row
from sprint.screens.planning import PlanningScreen
from sprint.screens.room import RoomScreen
from sprint.screens.tending import TendingScreen
from sprint.screens.visit import Visit
from sprint.telling.console import member_lines, needs
from sprint.telling.dayfits import DayFits
from sprint.telling.leads import led_by
from sprint.telling.needrows import need_rows
from sprint.telling.planned import planned_words
from sprint.telling.selfnotes import notes_now
from sprint.telling.standingsigns import signs
from sprint.telling.today import day_rows, ends_words, left_ms, next_words, now_words, view_line
from sprint.telling.wrapping import packed, wrapped
from widgets.daylist import BlockRow, DayList
from widgets.figures import countdown
from widgets.people import People

MOST_NEEDS, FEW_NEEDS = 6, 3
#: From how many columns and rows on there is room for a little more.
USUAL_WIDTH, USUAL_HEIGHT = 76, 24
#: The rows that are taken besides the lists and what needs whoever leads, at most.
OTHER_ROWS = 18
NOTHING_PLANNED = "No day is planned. W chooses one, A puts in a part."
#: Where one came from, by its place.
WAYS_BACK: dict[Place, str] = {
    "lobby": "Lobby", "writing": "Page", "table": "Table", "results": "Results",
}  # fmt: skip
#: What one may do without leading the day.
SAID = ("announce", "put_on_view")
OVER = "The day is over. Shift+F10 shows what the circle did, W plans the next."
LED = "{} leads here now; you see how the day goes. Esc leads back."
NOTHING_NEEDED = "Nothing needs you just now."
HEADS = ("The day", "The circle", "What needs you")


class ConsoleScreen(TendingScreen, PlanningScreen, NudgingScreen):
    """Three things in view: the day, the people, what needs whoever leads."""

    place = "console"
    style_sheet = "console"

    def __init__(self, visit: Visit) -> None:
        super().__init__(visit)
        self._title, self._ends = Static(id="title"), Static(id="ends")
        self._now, self._left = Static(id="now-words"), Static(id="left")
        self._then, self._view = Static(id="then-words"), Static(id="view-words")
        self._notes = Static(id="own-notes")
        self._day, self._people = DayList(id="blocks"), People(id="people")
        self._together, self._needs = Static(id="circle-together"), Static(id="needs")
        self._fits = DayFits(visit.link)
        self._shown: dict[Static, str] = {}

    def body(self) -> ComposeResult:
        with Horizontal(id="console-head"):
            yield self._title
            yield self._ends
        with Horizontal(id="console-now"):
            yield self._now
            yield self._left
        yield self._then
        yield self._view
        yield self._notes
        with Horizontal(id="console-middle"):
            with Vertical(id="console-day"):
                yield Static(Content(HEADS[0]), classes="head")
                yield self._day
            with Vertical(id="console-people"):
                with Horizontal(classes="head-line"):
                    yield Static(Content(HEADS[1]), classes="head")
                    yield self._together
                yield self._people
        with Vertical(id="console-needs"):
            yield Static(Content(HEADS[2]), classes="head")
            yield self._needs

    def explanation(self) -> str:
        return (
            "From here a day is led. On the left stand its parts with their times, beside them everybody who "
            "is here, and below what needs you. Enter begins the day or goes to the marked part, N goes on, "
            "Space lets the clock stand, F5 and F6 give more time, F7 looks after the tables. A, I, D, X and "
            "Shift with the arrows change what is to come, Ctrl+R takes back what you did. If you close "
            "this, the day goes on by itself."
        )

    async def on_mount(self) -> None:
        await self.attempt(self.visit.selfnotes.read())
        self.look()

    def in_footer(self, command: Command) -> bool:
        planned = self.agenda is not None
        if command.id == "idea":
            # Who is stuck stands among what needs you, with the key.
            return False
        if self._leader and command.places == ("console",):
            return command.id == "off_console" or (command.id in SAID and self._may_say())
        if command.id in ("plan_day", "add_block"):
            return not planned if command.id == "plan_day" else planned
        if command.id in ("announce", "put_on_view", "go_to_block"):
            return planned
        return super().in_footer(command)

    def offered(self) -> list[Command]:
        """The commands that work; before the day, what begins it is the first."""
        planned = self.agenda is not None and self.agenda.phase == "planned"
        return sorted(super().offered(), key=lambda command: not (planned and command.id == "go_to_block"))

    def titled(self, command: Command) -> str:
        if command.id == "go_to_block" and self.agenda is not None and self.agenda.phase == "planned":
            return "Begin the day"
        if command.id != "off_console":
            return super().titled(command)
        below = self.app.screen_stack[-2] if len(self.app.screen_stack) > 1 else None
        return WAYS_BACK.get(below.place, "Back") if isinstance(below, RoomScreen) else "Back"

    def look(self) -> None:
        visit = self.visit
        room = visit.room
        if room is None:
            return
        now, side = visit.now(), visit.link.side
        agenda, clock = reckoned(room, now) if self.agenda is not None else None, self._clock_time
        title = side.days.title(agenda.id) if agenda is not None else ""
        self._show(self._title, " · ".join(word for word in (title, side.title or "Your room") if word))
        when = planned_words(agenda, side, now, visit.setting.moments) if agenda is not None else ""
        none = OVER if room.agenda is not None and room.agenda.phase == "done" else NOTHING_PLANNED
        planned = f"Planned for {when}" if when else "" if agenda is not None else none
        self._show(self._now, now_words(room, side, now, clock) or planned)
        cells = max(20, self.size.width - 4)
        date = wrapped(date_words(visit), cells).split("\n")
        then = (next_words(room, side, now, clock), *date, *signs(room, side))
        self._show(self._then, "\n".join(packed(then, cells)))
        self._show(self._ends, ends_words(agenda, now, clock) if agenda is not None else "")
        running = agenda is not None and agenda.now is not None
        self._show(self._left, countdown(left_ms(agenda, now)) if running and agenda is not None else "")
        view = view_line(room, side)
        planned_fit = agenda is not None and agenda.phase == "planned"
        fits = self._fits.verdict(room, now, clock) if planned_fit else ""
        self._show(self._view, f"On view: {view}" if view else fits)
        self._show_notes()
        self._show_day(now)
        lines = member_lines(
            room, side, visit.link.standings, visit.me, visit.writer.written, now, visit.paces
        )
        self._people.show([person_row(line) for line in lines])
        # More people than rows stand in two columns, and take of the day's width for it.
        self.set_class(self._people.length > self._people.size.height > 0, "-many")
        self.set_class(self.size.width >= USUAL_WIDTH, "-usual")
        self.set_class(self.size.height < USUAL_HEIGHT, "-low")
        self._show_together()
        self._show_needs(self._needed(room, now))

    def _show_together(self) -> None:
        ways, cells = group_ways(roster_of(self.visit)), self._together.size.width
        self._show(self._together, next((way for way in ways if cell_len(way) <= cells), ways[-1]))

    def _may_say(self) -> bool:
        """Whether this person may tell the circle something, as anybody may in an open room."""
        visit, room = self.visit, self.visit.room
        return room is not None and may_schedule(room, visit.me, visit.now())

    @property
    def _leader(self) -> str:
        """Who leads the day where this person may no longer do so; else nothing."""
        visit, room = self.visit, self.visit.room
        return led_by(room, visit.link.side, visit.me, visit.now()) if room is not None else ""

    def _needed(self, room: Room, now: int) -> list[str]:
        visit, clock = self.visit, self._clock_time
        if leader := self._leader:
            return [LED.format(leader)]
        fits = self._fits.warnings(room, visit.link.side, now, clock)
        return needs(room, visit.link.side, visit.link.standings, visit.me, now, clock, fits=fits)

    def _show_day(self, now: int) -> None:
        room, marked = self.visit.room, self.block_marked()
        agenda = reckoned(room, now) if room is not None and self.agenda is not None else None
        rows = day_rows(agenda, self.visit.link.side, now, self._clock_time) if agenda is not None else []
        mark = next((at for at, row in enumerate(rows) if marked and row.block == marked.id), None)
        self._day.show([BlockRow(row.state, row.clock, row.name, row.length, row.late) for row in rows], mark)

    def _show_notes(self) -> None:
        """The notes to oneself, of the part under way and of the next one; longer ones are read with I."""
        agenda = self.agenda
        found = notes_now(agenda, self.visit.selfnotes.of, self.visit.link.side) if agenda is not None else []
        rows, width = (3, 1) if self.has_class("-tall") else (2, 1), max(20, self.size.width - 6)
        self._show(
            self._notes, "\n".join(fit(one, most * width) for one, most in zip(found, rows, strict=False))
        )

    def _show_needs(self, wanted: list[str]) -> None:
        tall = self.has_class("-tall")
        listed = max(self._day.length, self._people.length)
        # Where the lists leave rows free, there is room for whole sentences.
        most = max(MOST_NEEDS, self.size.height - OTHER_ROWS - listed) if tall else FEW_NEEDS
        rows = need_rows(wanted, max(20, self.size.width - 6), most)
        self._show(self._needs, "\n".join(rows) or NOTHING_NEEDED)
        self._needs.set_class(not wanted, "-calm")

    def _show(self, widget: Static, words: str) -> None:
        """Show ``words``; cheap when they stand there."""
        if self._shown.get(widget) != words:
            self._shown[widget] = words
            widget.update(Content(words))
            widget.display = bool(words)

    def action_all_needs(self) -> None:
        room = self.visit.room
        needed = self._needed(room, self.visit.now()) if room is not None else []
        self.app.push_screen(NeedsScreen(self.setting, HEADS[2], needed or [NOTHING_NEEDED]))

    def action_more_people(self) -> None:
        self._people.scroll(5)

    def action_fewer_people(self) -> None:
        self._people.scroll(-5)

    async def action_off_console(self) -> None:
        await self.app.pop_screen()

    async def action_table_here(self) -> None:
        """Go to one's own table, from where one came from."""
        below = self.app.screen_stack[-2]
        await self.app.pop_screen()
        if isinstance(below, RoomScreen) and below.place != "table":
            await below.action_table()
