"""The view of the day, for everybody: its parts, what was announced, and as it closes what the circle did."""

import asyncio
from typing import Final

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from sprint.core.errors import SprintError
from sprint.screens.afterday import pictures_for
from sprint.screens.base import Dialog
from sprint.screens.boarddialog import BoardDialog
from sprint.screens.command import Command
from sprint.screens.dayline import date_ahead
from sprint.screens.daysheet import day_sheet
from sprint.screens.visit import Visit
from sprint.telling.words import path_shown

LOOK_S = 0.5
ORDER: Final = ("to_packet", "board", "day_report", "calendar", "off_day")


class DayDialog(Dialog[None]):
    """Follows the day while it is open; where the circle parts, its keys lead on to what one takes home.

    One that came by itself, as people were ``parting``, goes as the next day begins.
    """

    place = "day"
    style_sheet = "day"

    def __init__(self, visit: Visit, *, parting: bool = False) -> None:
        super().__init__(visit.setting)
        self._visit, self._parting = visit, parting
        self._pictures = pictures_for(visit)
        self._sheet = Static(id="day-sheet")
        self._scroll = VerticalScroll(self._sheet, id="day-scroll")
        self._lines: list[Content] | None = None

    def body(self) -> ComposeResult:
        yield self._scroll

    def explanation(self) -> str:
        return (
            "Here stands the day: its parts with their times, what is on view, and all that was announced. "
            "As it closes, and after it, you see what the circle did together, everybody once, and when it "
            "meets next. Your packet and the report are files for you to keep."
        )

    def on_mount(self) -> None:
        self._scroll.focus()
        self.set_interval(LOOK_S, self._look)
        self._look()

    def works(self, command: Command) -> bool:
        if command.id == "day_report":
            return self._pictures.of(self._visit.room) is not None
        if command.id == "calendar":
            return date_ahead(self._visit) is not None
        return super().works(command)

    def offered(self) -> list[Command]:
        return sorted(super().offered(), key=lambda command: ORDER.index(command.id))

    def in_footer(self, command: Command) -> bool:
        return True

    def _look(self) -> None:
        visit = self._visit
        picture = self._pictures.of(visit.room)
        if self._parting and picture is None and self.is_current:
            self.dismiss(None)
            return
        lines = day_sheet(visit, picture)
        if lines != self._lines:
            self._lines = lines
            self._sheet.update(Content("\n").join(lines))
            self.show_keys()

    def action_board(self) -> None:
        self.app.push_screen(BoardDialog(self._visit))

    async def action_to_packet(self) -> None:
        from sprint.screens.packet import PacketScreen
        from sprint.writing.takinghome import packet_here

        try:
            packet = await asyncio.to_thread(packet_here, self._visit.link)
        except SprintError as error:
            self.tell(str(error))
        else:
            self.app.push_screen(PacketScreen(self.setting, packet))

    async def action_day_report(self) -> None:
        from sprint.writing.reporting import FORMATS, save_report

        picture = self._pictures.of(self._visit.room)
        if picture is None:
            self.tell("The report is made as the day closes.")
            return
        try:
            folder, fresh = await asyncio.to_thread(save_report, picture.report, tuple(FORMATS), None)
        except SprintError as error:
            self.tell(str(error), "warning")
        else:
            self.tell(f"The report {'is' if fresh else 'lies already'} in {path_shown(folder)}", "good")

    async def action_calendar(self) -> None:
        from sprint.screens.calendaring import save_next

        said, saved = await save_next(self._visit)
        self.tell(said, "good" if saved else "warning")

    def action_off_day(self) -> None:
        self.dismiss(None)
