"""What the screens of a room have in common: the visit, acting in the room, and steering a sprint."""

import asyncio
from collections.abc import Awaitable
from typing import TYPE_CHECKING, Any

from textual import events, work

from sprint.core.acts import Body
from sprint.core.errors import SprintError
from sprint.core.reading.values import Piece
from sprint.core.rights import may_lead, may_schedule, may_steer
from sprint.screens.base import Keyed
from sprint.screens.carrying import CarryingOn
from sprint.screens.command import Command
from sprint.screens.dayline import date_ahead
from sprint.screens.dialogs import Question
from sprint.screens.messages import RoomLeft
from sprint.screens.visit import Visit
from sprint.telling.announced import all_announced
from sprint.telling.attable import scene_of
from sprint.telling.leads import led_by
from sprint.telling.today import has_day

if TYPE_CHECKING:
    from sprint.screens.plandialog import Planned

CARRIED = "Finish your sentence: it goes to your page. After a pause, keys are commands."
UNSAVED = "! your draft is not on the disk; Ctrl+S says why"


def _readers_of(piece: Piece) -> set[str]:
    return {piece.by, *(reader.key for reader in piece.readers)}


class RoomScreen(Keyed[None]):
    """A screen that shows a ``visit``; ``look`` shows everything as it is now, many times a second."""

    def __init__(self, visit: Visit) -> None:
        super().__init__(visit.setting)
        self.visit = visit
        self.carrying: CarryingOn | None = None

    def on_key(self, event: events.Key) -> None:
        """Let a sentence be finished on the page, where the bell came in the middle of it."""
        if self.carrying is None or self.small:
            return
        if self.carrying.take(event, self.setting.hush.now()):
            event.stop()
            event.prevent_default()
            if self.carrying.wrote:
                self.tell(CARRIED)

    def works(self, command: Command) -> bool:
        visit = self.visit
        room = visit.room
        if command.id in ("table", "to_table", "table_here"):
            return scene_of(room, visit.me) is not None
        if command.id == "to_packet":
            return room is not None and any(visit.me in _readers_of(piece) for piece in room.pieces.values())
        if command.id == "giving":
            return room is not None and bool(room.readings)
        if command.id == "board":
            return not visit.solo and room is not None
        if command.id in ("console", "console_here"):
            return not visit.solo and room is not None and may_lead(room, visit.me, visit.now())
        if command.id in ("the_day", "the_day_here"):
            return not visit.solo and room is not None and has_day(room, visit.link.side)
        if command.id == "calendar":
            return date_ahead(visit) is not None
        if command.id == "announced":
            return bool(visit.link.side.days.announced)
        if command.id == "plan":
            free = room is not None and (room.sprint is None or not room.sprint.live)
            return room is not None and free and may_schedule(room, visit.me, visit.now())
        return super().works(command)

    @property
    def at_work(self) -> bool:
        """Whether somebody is in the midst of writing something here that nobody has got yet."""
        return False

    def look(self) -> None:
        """Show what has changed; cheap when nothing has."""
        raise NotImplementedError

    async def attempt(self, acting: Awaitable[Any]) -> bool:
        """Await an act and say so if it is refused."""
        try:
            await acting
        except SprintError as error:
            self.tell(str(error), "warning")
            return False
        self.look()
        return True

    def action_announced(self) -> None:
        """Show all that was announced on this day, whoever did."""
        from sprint.screens.announcements import AnnouncementsScreen

        visit = self.visit
        told = all_announced(visit.room, visit.link.side, visit.me, self._clock_time)
        self.app.push_screen(AnnouncementsScreen(self.setting, told))

    def action_the_day(self) -> None:
        """Show the day: its parts, what was announced, and as it closes what the circle did."""
        from sprint.screens.dayview import DayDialog

        if self.visit.solo or self.visit.room is None:
            self.tell("A day is something for a circle.")
        else:
            self.app.push_screen(DayDialog(self.visit))

    def action_the_day_here(self) -> None:
        self.action_the_day()

    async def action_calendar(self) -> None:
        """Save the next date for one's own calendar."""
        from sprint.screens.calendaring import save_next

        said, saved = await save_next(self.visit)
        self.tell(said, "good" if saved else "warning")

    def steers(self) -> bool:
        """Whether this person may steer the sprint now; if not, a sentence says who may."""
        visit = self.visit
        room, sprint = visit.room, visit.sprint
        if room is None or sprint is None or not sprint.live:
            self.tell("There is no sprint under way.")
            return False
        if may_steer(room, visit.me, visit.now()):
            return True
        who = visit.link.side.name(room.leader if room.mode == "led" else sprint.starter)
        self.tell(f"{who} steers this sprint. Go on writing, or leave a note in the lobby.")
        return False

    async def steer(self, body: Body) -> None:
        """Do what only those who steer may do."""
        if self.steers():
            await self.attempt(self.visit.do(body))

    def ask_to_steer(self, body: Body, question: str, yes: str) -> None:
        """Ask first, then steer."""
        if self.steers():
            self.ask(question, yes, "go on", body)

    def ask(self, question: str, yes: str, no: str, body: Body) -> None:
        """Ask, and act if the answer is yes."""

        async def answered(agreed: bool | None) -> None:
            if agreed:
                await self.attempt(self.visit.do(body))

        self.app.push_screen(Question(self.setting, question, yes, no), answered)

    def action_giving(self) -> None:
        from sprint.screens.giving import GivingScreen

        if self.visit.room is None or not self.visit.room.readings:
            self.tell("Nothing was read here yet. S calls a reading.")
        else:
            self.app.push_screen(GivingScreen(self.visit))

    def action_plan(self) -> None:
        visit = self.visit
        room = visit.room
        if room is None:
            self.tell("The room is not here yet. One moment, please.")
        elif room.sprint is not None and room.sprint.live:
            self.tell("A sprint is set already. X in the lobby calls it off; or wait for its bell.")
        elif not may_schedule(room, visit.me, visit.now()):
            self.tell(f"In this room {visit.link.side.name(room.leader)} sets the sprints.")
        else:
            from sprint.screens.plandialog import PlanDialog

            self.app.push_screen(PlanDialog(visit), self._planned)

    async def _planned(self, planned: "Planned | None") -> None:
        visit = self.visit
        if planned is None:
            return
        visit.drawn = planned.drawn
        if not await self.attempt(visit.do(planned.body)):
            visit.drawn = ""
        elif visit.solo and (sprint := visit.sprint) is not None:
            # In a circle it is told to everybody as it happens.
            visit.drawn = ""
            self.tell(f"{planned.drawn}It starts at {self._clock_time(sprint.starts_at)}.")

    def _clock_time(self, room_at: int) -> str:
        return self.setting.moments.clock_time(room_at, self.visit.now())

    async def action_table(self) -> None:
        """Go to one's table, on which the page or the lobby lies no more then."""
        from sprint.screens.table import TableScreen

        if scene_of(self.visit.room, self.visit.me) is None:
            self.tell("You sit at no table. When pieces are read, it stands here.")
        elif self.place == "writing":
            await self.app.push_screen(TableScreen(self.visit))
        else:
            await self.app.switch_screen(TableScreen(self.visit))

    async def action_console(self) -> None:
        """Go to where the day is led; a sentence for those who do not lead here."""
        from sprint.screens.console import ConsoleScreen

        visit, room = self.visit, self.visit.room
        if visit.solo or room is None:
            self.tell("A day is led in a room, with a circle.")
        elif leader := led_by(room, visit.link.side, visit.me, visit.now()):
            self.tell(f"{leader} leads here; you see how the day goes.")
        else:
            await self.app.push_screen(ConsoleScreen(visit))

    def action_board(self) -> None:
        from sprint.screens.boarddialog import BoardDialog

        if self.visit.solo or self.visit.room is None:
            self.tell("A board is something for a circle.")
        else:
            self.app.push_screen(BoardDialog(self.visit))

    async def action_console_here(self) -> None:
        await self.action_console()

    async def action_to_table(self) -> None:
        await self.action_table()

    @work(exit_on_error=False, group="packet", exclusive=True)
    async def action_packet(self) -> None:
        """Show what one takes home from this room; it may take a moment, in which one may go elsewhere."""
        from sprint.screens.packet import PacketScreen
        from sprint.writing.takinghome import packet_here

        visit = self.visit
        if visit.room is None:
            self.tell("The room is not here yet. One moment, please.")
            return
        try:
            packet = await asyncio.to_thread(packet_here, visit.link)
        except SprintError as error:
            self.tell(str(error))
        else:
            if self.is_current:
                self.app.push_screen(PacketScreen(self.setting, packet))

    def action_to_packet(self) -> None:
        self.action_packet()

    def action_home(self) -> None:
        self.post_message(RoomLeft())
