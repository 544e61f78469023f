"""Leads through a visit: hears the news, gives warnings by the clock, and shows the screen that is due."""

from typing import TYPE_CHECKING

from textual.app import App
from textual.widgets import Input, TextArea

from sprint.core.agenda.events import DayDone
from sprint.core.cues import cue
from sprint.link.news import ContactChanged, Happened
from sprint.screens.base import Dialog, Keyed
from sprint.screens.carrying import CarryingOn
from sprint.screens.contactline import contact_line
from sprint.screens.leadingon import LeadingOn
from sprint.screens.notices import Notice, notice_of
from sprint.screens.phases import Scenes
from sprint.screens.room import RoomScreen
from sprint.screens.visit import Visit
from sprint.telling.attable import scene_of
from sprint.telling.chains import in_break, round_words
from sprint.telling.daywarnings import DayWarnings
from sprint.telling.fresh import is_news
from sprint.telling.moments import span
from sprint.telling.phases import left_ms, standing

if TYPE_CHECKING:
    from sprint.screens.writing import WritingScreen

SAVED = "Your draft is on the disk again."
NOTE_WAITS = "The sprint has begun. Your note to the circle waits in the lobby."
WAITS = {
    "writing": "The sprint has begun. Your page comes when this is done.",
    "results": "The bell has rung. The results come when this is done.",
    "table": "You are wanted at the table. It comes when this is done.",
}


def text_of(field: Input | TextArea) -> str:
    """What stands in a field."""
    return field.value if isinstance(field, Input) else field.text


class Warnings:
    """Warnings before a start and an end, each once, found from deadlines."""

    def __init__(self) -> None:
        self._before: tuple[str, str, int] | None = None

    def step(self, visit: Visit) -> str:
        """The warning due now, or nothing."""
        sprint, now = visit.sprint, visit.now()
        if sprint is None:
            return ""
        stands = standing(sprint, now)
        left = left_ms(sprint, now)
        before, self._before = self._before, (sprint.id, stands, left)
        if before is None or before[:2] != (sprint.id, stands) or (sprint.up and stands == "running"):
            return ""
        wanted = visit.setting.settings
        due = cue(stands, sprint.length_ms, before[2], left, starting=wanted.starting, ending=wanted.ending)
        if due is None:
            return ""
        name, mark_ms = due
        if name == "starts":
            what = round_words(sprint) if in_break(sprint, now) else "the sprint"
            return f"{what[:1].upper()}{what[1:]} starts in {span(mark_ms)}."
        ends = visit.setting.moments.clock_time(sprint.ends_at, now)
        return (
            f"Half of the time is left; the bell is at {ends}."
            if name == "half"
            else f"{span(mark_ms)} left."
        )


class Guide:
    """Works in beats of a timer; the writing screen lies below all others of the room as long as it lasts."""

    def __init__(self, app: App[int], visit: Visit, writing: "WritingScreen") -> None:
        self._app, self._visit, self._writing = app, visit, writing
        self._scenes = Scenes()
        self._warnings, self._day_warnings = Warnings(), DayWarnings()
        self._leading_on = LeadingOn()
        self._away = False
        self._lost: ContactChanged | None = None
        self._trouble = ""
        self._arrived = False
        self._remembered = False
        self._parts = False
        self._due = ""

    async def beat(self) -> None:
        """One look at everything."""
        if self._writing not in self._app.screen_stack:
            return
        self._visit.writer.shown = self._visit.setting.settings.shown
        self._visit.writer.measure = self._visit.setting.settings.measure
        notices = self._hear()
        if self._visit.trouble != self._trouble:
            self._trouble = self._visit.trouble
            notices.append(Notice(self._trouble, "warning") if self._trouble else Notice(SAVED, "good"))
        if warning := self._warnings.step(self._visit):
            notices.append(Notice(warning))
        if warning := self._warn_of_day():
            notices.append(Notice(warning))
        scene = self._scenes.step(self._visit.sprint, self._visit.now(), self._visit.me)
        if scene is not None and self._shown().place != "console":
            notices += await self._lead(scene)
        elif scene == "writing":
            notices.append(Notice(f"The sprint has begun. {self._way_to_page} leads to your page."))
        notices += await self._look_at_table()
        await self._lead_on()
        self._part()
        notices += await self._lead_late()
        for notice in self._wanted(notices):
            self.tell(notice)
        if self._arrived and not self._remembered:
            self._remembered = True
            await self._visit.remember()
        screen = self._shown()
        if screen.is_mounted:
            screen.look()
            screen.show_keys()
            screen.foot.keep(contact_line(self._visit, screen.place))

    def _warn_of_day(self) -> str:
        visit = self._visit
        marks = visit.setting.settings.parts
        return self._day_warnings.step(visit.room, visit.link.side, visit.now(), marks)

    async def _look_at_table(self) -> list[Notice]:
        """Lead to one’s table whoever writes no note and is in no sprint; others hear how they come there."""
        visit = self._visit
        news = visit.seat.watch.look(visit.room, visit.now())
        notices = [Notice(news.warning)] if news.warning else []
        if news.calls and self._shown().place != "table":
            writing = self._shown() is self._writing
            leading = self._shown().place == "console"
            if (
                self._noting
                or leading
                or (writing and standing(visit.sprint, visit.now()) in ("running", "paused"))
            ):
                key = "Shift+F2" if writing or leading else "Esc and H"
                notices.append(Notice(f"You are wanted at the table: {key} leads there."))
            else:
                notices += await self._lead("table")
        if news.rings:
            self._ring()
        return notices

    async def _lead(self, scene: str) -> list[Notice]:
        """Go to the screen that is due, or wait with it for what somebody types."""
        if self._asked:
            self._due = scene
            return [Notice(WAITS[scene])] if scene in WAITS else []
        self._due = ""
        return await self._go(scene)

    async def _go(self, scene: str) -> list[Notice]:
        """Go to a screen; gives what is to be said of a note that was left for it."""
        here = self._shown()
        lobby = here.place == "lobby" and self._app.screen is here
        left = scene == "writing" and lobby and self._noting
        self._hush(scene)
        await self.show(scene)
        return [Notice(NOTE_WAITS)] if left else []

    async def _lead_late(self) -> list[Notice]:
        """Go to the screen that waited for what was typed, unless it is not due any more or one is there."""
        due, visit = self._due, self._visit
        if not due or self._asked:
            return []
        self._due = ""
        if self._shown().place == "console" or self._shown().place == due:
            return []
        stands = standing(visit.sprint, visit.now())
        table = scene_of(visit.room, visit.me)
        still = {
            "writing": stands in ("running", "paused"),
            "results": stands in ("rung", "done"),
            "table": table is not None and table.part != "done",
        }
        return await self._go(due) if still.get(due, False) else []

    @property
    def _asked(self) -> bool:
        """Whether somebody types into a dialog, or has typed something there; or types a note or a response,
        which is kept where a pause is made in it.
        """
        field, here = self._app.focused, self._app.screen
        typing = self._visit.setting.hush.typing
        if here is self._writing:
            return False
        if here is self._shown():
            return typing and isinstance(field, Input | TextArea) and bool(text_of(field))
        if not (isinstance(here, Dialog) and here.keeps):
            return False
        # Whoever looks at another window, or has made this one too small, has the cursor nowhere.
        fields = [one for one in here.query("*") if isinstance(one, Input | TextArea)]
        return any(text_of(one) or (typing and one is field) for one in fields)

    @property
    def _noting(self) -> bool:
        """Whether the cursor is in a line with something in it: for a note, or of a form over the room."""
        field = self._app.focused
        return not isinstance(self._app.screen, Dialog) and isinstance(field, Input) and bool(field.value)

    @property
    def _way_to_page(self) -> str:
        """How one comes from the console to the page."""
        below = self._app.screen_stack[self._app.screen_stack.index(self._shown()) - 1]
        return "Esc" if below is self._writing else "Esc, and then W,"

    def _hush(self, scene: str) -> None:
        """Let what was meant for the screen that goes be no command of the one that comes.

        On the page it is text, and nothing of that may be lost; only what was meant for the line of a dialog
        does not belong there. Whoever writes on there when the bell rings is carried on.
        """
        here, in_line = self._app.screen, isinstance(self._app.focused, Input)
        over = in_line and here is not self._shown()
        if over if scene == "writing" else (in_line or here is not self._writing):
            self._visit.setting.hush.begin(in_line=over)

    async def _lead_on(self) -> None:
        """Lead on from a table that is done, unless somebody still writes there or answers a question."""
        shown = self._shown()
        busy = self._app.screen is not shown or shown.at_work
        if self._leading_on.step(self._visit, at_table=shown.place == "table", busy=busy):
            await self._go("lobby")

    def _part(self) -> None:
        """Show what the circle did as its day ends, to whoever waits and types nothing; others find it in the
        lobby.
        """
        parts, self._parts = self._parts, False
        shown = self._shown()
        if parts and self._app.screen is shown and shown.place in ("lobby", "results") and not self._noting:
            from sprint.screens.dayview import DayDialog

            self._visit.setting.hush.begin()
            self._app.push_screen(DayDialog(self._visit, parting=True))

    def _shown(self) -> RoomScreen:
        """The screen of the room that is shown, dialogs over it left out."""
        rooms = (screen for screen in reversed(self._app.screen_stack) if isinstance(screen, RoomScreen))
        return next(rooms, self._writing)

    def _wanted(self, notices: list[Notice]) -> list[Notice]:
        """Those of ``notices`` that the person wants; only somebody who writes can be interrupted."""
        if self._shown().place == "table":
            return [notice for notice in notices if not notice.at_table]
        if self._shown() is not self._writing:
            return notices
        chosen = self._visit.setting.settings.notices
        return [notice for notice in notices if notice.wanted(chosen)]

    async def show(self, scene: str) -> None:
        """Go to the screen ``writing``, ``results``, ``lobby`` or ``table``; alone, the page stands for the
        lobby. What somebody who is alone has opened over the page stays there: they are at it already.
        """
        if scene == "writing" and self._visit.solo and self._shown() is self._writing:
            return
        carrying = self._writing.carry_on() if self._app.screen is self._writing else None
        while self._app.screen is not self._writing:
            await self._app.pop_screen()
        if scene == "results":
            from sprint.screens.results import ResultsScreen

            self._ring()
            await self._cover(ResultsScreen(self._visit), carrying)
        elif scene == "lobby" and not self._visit.solo:
            from sprint.screens.lobby import LobbyScreen

            await self._cover(LobbyScreen(self._visit), carrying)
        elif scene == "table":
            from sprint.screens.table import TableScreen

            await self._cover(TableScreen(self._visit), carrying)
        elif scene == "writing" and not self._visit.solo:
            self._ring()

    async def _cover(self, screen: RoomScreen, carrying: CarryingOn | None) -> None:
        screen.carrying = carrying
        await self._app.push_screen(screen)

    def _hear(self) -> list[Notice]:
        notices = []
        while self._visit.news:
            news = self._visit.news.popleft()
            if isinstance(news, ContactChanged) and self._away and news == self._lost:
                continue  # Each try that fails brings the same; it was told, and stands in the foot.
            notice = notice_of(news, self._visit, self._away)
            if isinstance(news, Happened) and isinstance(news.event, DayDone):
                self._parts = is_news(news, self._visit.room)
            if notice is not None and notice.rings:
                self._ring()
            if isinstance(news, ContactChanged):
                self._lost = news
                self._arrived = self._arrived or news.contact == "joined"
                self._away = news.contact != "joined" and (self._away or news.contact == "waiting")
            if notice is not None:
                notices.append(notice)
        return notices

    def tell(self, notice: Notice) -> None:
        """Say something on whatever screen is shown."""
        screen = self._app.screen
        if isinstance(screen, Keyed) and screen.is_mounted:
            screen.tell(notice.on(self._shown().place), notice.tone)

    def _ring(self) -> None:
        if self._visit.setting.settings.bell:
            self._app.bell()
