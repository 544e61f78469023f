"""Being in a circle, from any screen of a room: cheering, and what others see of one's count."""

from typing import Final

from sprint.core.showing import Shown
from sprint.screens.command import Command
from sprint.screens.nudging import NudgingScreen
from sprint.telling.moments import span
from sprint.telling.words import not_kept

_SEEN: Final[dict[Shown, str]] = {
    "exact": "Others see your count as it is.",
    "rounded": "Others see your count to the nearest 50.",
    "state": "Others see only whether you are writing or resting. At the bell everybody sees your result.",
    "hidden": "Others see nothing of your count. At the bell everybody sees your result.",
}


class CircleScreen(NudgingScreen):
    """A screen of a room, with the circle at hand."""

    def works(self, command: Command) -> bool:
        if command.id in ("cheer", "cheer_one"):
            return not self.visit.solo and len(self._others()) > 0
        if command.id == "shown":
            return not self.visit.solo
        return super().works(command)

    def _others(self) -> list[str]:
        room = self.visit.room
        return [key for key in room.seated if key != self.visit.me] if room is not None else []

    async def action_cheer(self) -> None:
        await self._cheer("")

    def action_cheer_one(self) -> None:
        others = self._others()
        if not others:
            self.tell("Nobody else is here yet.")
            return
        from sprint.screens.listdialog import ListDialog

        name = self.visit.link.side.name

        async def chosen(at: int | None) -> None:
            if at is not None:
                await self._cheer(others[at])

        lines = [name(key) for key in others]
        self.app.push_screen(ListDialog(self.setting, "Cheer somebody on", lines, "Cheer"), chosen)

    async def _cheer(self, whom: str) -> None:
        visit = self.visit
        wait_ms = visit.cheering.wait_ms(visit.now())
        if not self._others():
            self.tell("Nobody else is here yet.")
        elif wait_ms > 0:
            self.tell(f"One cheer at a time; the next in {span(max(1_000, wait_ms))}.")
        elif await self.attempt(visit.link.cheer(whom)):
            visit.cheering.sent(visit.now())

    def action_shown(self) -> None:
        if self.visit.solo:
            self.tell("You are alone here; nobody sees your count.")
            return
        ways = list(_SEEN)
        now = ways[(ways.index(self.setting.settings.shown) + 1) % len(ways)]
        trouble = self.setting.change(shown=now)
        self.visit.writer.shown = now
        # It holds also where it could not be kept, and both is said.
        self.tell(
            f"{_SEEN[now]} {not_kept(trouble)}" if trouble else _SEEN[now], "warning" if trouble else ""
        )
