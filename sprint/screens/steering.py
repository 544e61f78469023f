"""Steering a sprint that runs: pause, more time, the bell, calling it off."""

from sprint.core import acts
from sprint.screens.room import RoomScreen
from sprint.telling.moments import MINUTE_MS


class SteeringScreen(RoomScreen):
    """A screen of a room with the commands of those who steer; others get a kind sentence."""

    async def action_pause(self) -> None:
        sprint = self.visit.sprint
        if sprint is not None and sprint.paused_at is not None:
            await self.steer(acts.Resume(sprint.id))
        else:
            await self.steer(acts.Pause(sprint.id if sprint else ""))

    async def action_one_more(self) -> None:
        await self._extend(1)

    async def action_five_more(self) -> None:
        await self._extend(5)

    async def _extend(self, minutes: int) -> None:
        sprint = self.visit.sprint
        await self.steer(acts.Extend(sprint.id if sprint else "", minutes * MINUTE_MS))

    def action_end_early(self) -> None:
        sprint = self.visit.sprint
        whom = "" if self.visit.solo else " for everybody"
        self.ask_to_steer(acts.End(sprint.id if sprint else ""), f"Ring the bell now{whom}?", "ring it")

    def action_cancel(self) -> None:
        sprint = self.visit.sprint
        question = "Call this sprint off? There will be no results; what was written stays with its writers."
        self.ask_to_steer(acts.Cancel(sprint.id if sprint else ""), question, "call it off")
