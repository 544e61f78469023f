"""What the circle has agreed on beyond the next sprint: those that come again, and how boards are ordered."""

from sprint.core import acts
from sprint.core.rights import may_drop, may_schedule
from sprint.screens.command import Command
from sprint.screens.handing import HandingScreen
from sprint.telling.chains import again_words


class CallingScreen(HandingScreen):
    """A screen of a room with the commands for that."""

    def works(self, command: Command) -> bool:
        visit = self.visit
        room = visit.room
        if command.id == "again":
            return room is not None and len(room.recurring) > 0
        if command.id == "arrange":
            return room is not None and may_schedule(room, visit.me, visit.now())
        return super().works(command)

    def titled(self, command: Command) -> str:
        room = self.visit.room
        if command.id == "arrange" and room is not None:
            return "Boards by places" if room.order == "seats" else "Boards by seats"
        return super().titled(command)

    def action_again(self) -> None:
        room = self.visit.room
        if room is None or not room.recurring:
            self.tell("No sprint comes again. Set one with N: 20 at 19:30 every thu.")
            return
        from sprint.screens.listdialog import ListDialog

        recurring = room.recurring
        now, moments = self.visit.now(), self.setting.moments
        lines = ["; ".join(again_words(one, moments, now)) for one in recurring]

        async def chosen(at: int | None) -> None:
            if at is not None:
                await self._drop(recurring[at].id)

        title = "Sprints that come again. Enter takes the marked one away."
        self.app.push_screen(ListDialog(self.setting, title, lines, "Take away"), chosen)

    async def _drop(self, recurrence: str) -> None:
        visit = self.visit
        room = visit.room
        one = next((one for one in room.recurring if one.id == recurrence), None) if room else None
        if room is None or one is None:
            self.tell("That one is gone already.")
        elif not may_drop(room, visit.me, one.by, visit.now()):
            self.tell(f"{visit.link.side.name(one.by)} set it; it is theirs to take away.")
        else:
            await self.attempt(visit.do(acts.Drop(recurrence)))

    async def action_arrange(self) -> None:
        visit = self.visit
        room = visit.room
        if room is None:
            self.tell("The room is not here yet. One moment, please.")
        elif not may_schedule(room, visit.me, visit.now()):
            self.tell(f"In this room {visit.link.side.name(room.creator)} orders the boards.")
        else:
            await self.attempt(visit.do(acts.Arrange("ranks" if room.order == "seats" else "seats")))
