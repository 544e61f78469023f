"""The circle's next date by lines of text: told, set, taken away, and saved for a calendar."""

import asyncio

from sprint.clocks import local_now
from sprint.core.errors import Refused
from sprint.desk.calendars import save_date
from sprint.plain import daycommands as commands
from sprint.plain.stay import Stay
from sprint.plain.steering import Helm
from sprint.plain.voice import Voice
from sprint.telling.nextcalendar import next_file
from sprint.telling.nextdate import next_line
from sprint.writing.meeting import date_ahead, set_date


class Dating:
    """Carries out the words of the next date; that it was set is told as it happens."""

    def __init__(self, stay: Stay, voice: Voice, helm: Helm) -> None:
        self._stay, self._voice, self._helm = stay, voice, helm

    async def take(self, command: commands.Dating) -> None:
        """Carry it out; raises ``SprintError`` where that cannot be, and then changed nothing."""
        match command:
            case commands.Meet(when=""):
                self._voice.answer(self.line() or "No next date is set. For example: meet sat 10:00")
            case commands.Meet(when=when):
                _, back = await set_date(self._stay.link, when, local_now())
                if back is None:
                    self._helm.forget()
                else:
                    self._helm.remember(back)
            case commands.Calendar():
                await self._save()

    def line(self) -> str:
        """The next date, where one is set."""
        stay = self._stay
        date = next_line(date_ahead(stay.room, stay.link.side, stay.now()), stay.moments)
        return f"{date}." if date else ""

    async def _save(self) -> None:
        stay, room = self._stay, self._stay.room
        if room is None:
            raise Refused("not-connected", "Nothing is known of the room yet.")
        side = stay.link.side
        data = await asyncio.to_thread(next_file, room, side, stay.now(), local_now())
        path, _ = await asyncio.to_thread(save_date, stay.desk.folders, side.title, data)
        self._voice.answer(f"For your calendar: {path}")
