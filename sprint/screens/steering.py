"""Steering a sprint from any screen of a room: begin, pause, move, ring, call off, and take that back.

A key is offered only where it works; whoever presses it all the same gets a kind sentence.
"""

from typing import Final

from sprint.core import acts
from sprint.screens.bringing import BringingScreen
from sprint.screens.command import Command
from sprint.screens.takingback import take_back
from sprint.telling.moments import MINUTE_MS
from sprint.telling.steps import Step, steps

_STEPS: Final[dict[str, frozenset[Step]]] = {
    "pause": frozenset({"begin", "pause", "resume"}),
    "one_more": frozenset({"move"}),
    "five_more": frozenset({"move"}),
    "one_less": frozenset({"move"}),
    "end_early": frozenset({"end"}),
    "cancel": frozenset({"cancel"}),
    "call_off": frozenset({"cancel"}),
}


class SteeringScreen(BringingScreen):
    """A screen of a room with the commands of those who steer; others get a kind sentence."""

    def works(self, command: Command) -> bool:
        visit = self.visit
        if command.id in _STEPS:
            return bool(_STEPS[command.id] & steps(visit.room, visit.me, visit.now()))
        if command.id == "take_back":
            return visit.doings.may_take_back
        return super().works(command)

    def titled(self, command: Command) -> str:
        if command.id != "pause":
            return super().titled(command)
        possible = steps(self.visit.room, self.visit.me, self.visit.now())
        return "Begin now" if "begin" in possible else "Go on" if "resume" in possible else command.title

    async def action_pause(self) -> None:
        sprint = self.visit.sprint
        name = sprint.id if sprint else ""
        possible = steps(self.visit.room, self.visit.me, self.visit.now())
        if "begin" in possible:
            await self.steer(acts.Begin(name))
        elif "resume" in possible:
            await self.steer(acts.Resume(name))
        else:
            await self.steer(acts.Pause(name))

    async def action_one_more(self) -> None:
        await self._move(1)

    async def action_five_more(self) -> None:
        await self._move(5)

    async def action_one_less(self) -> None:
        await self._move(-1)

    async def _move(self, minutes: int) -> None:
        sprint = self.visit.sprint
        await self.steer(acts.Extend(sprint.id if sprint else "", minutes * MINUTE_MS))

    def action_end_early(self) -> None:
        sprint = self.visit.sprint
        whom = "" if self.visit.solo else " for everybody"
        self.ask_to_steer(acts.End(sprint.id if sprint else ""), f"Ring the bell now{whom}?", "ring it")

    def action_cancel(self) -> None:
        sprint = self.visit.sprint
        more = sprint is not None and sprint.chain is not None and sprint.chain.round < sprint.chain.rounds
        what = "this sprint and the rounds after it" if more else "this sprint"
        question = f"Call {what} off? There will be no results; what was written stays with its writers."
        self.ask_to_steer(acts.Cancel(sprint.id if sprint else ""), question, "call it off")

    async def action_take_back(self) -> None:
        await take_back(self)
