"""One of the twelve: writes, reads, answers in their turn, and remembers what they wrote and gave."""

from typing import Any

from bench.demo.member import Member

Line = dict[str, Any]


class Person:
    """A member who does what is due by themselves; ``leaves`` in their first turn where that is wished."""

    def __init__(self, member: Member, *, leaves: bool = False) -> None:
        self.member, self.leaves = member, leaves
        self.name = member.name
        self.piece = ""
        self.given: dict[str, str] = {}
        self.left = False

    async def offer(self) -> None:
        """Offer a piece of one's own."""
        answer = await self.member.ask("offer", "offer", file=str(self.member.draft))
        self.piece = str(answer["id"])

    async def sit(self) -> None:
        """Take every turn until the reading is over, or one has left."""
        at = 0
        open_: list[Line] = []
        steps: list[Line] = []
        while True:
            while at < len(self.member.lines):
                line = self.member.lines[at]
                at += 1
                if line["event"] == "turn-opened" and line["member"] == self.name:
                    open_.append(line)
                elif line["event"] == "reading-done":
                    return
            if not open_:
                await self.member.more(at)
                continue
            if not steps:
                state = await self.member.ask("state", "state")
                steps = state["readings"][-1]["steps"]
            if not await self._take(open_.pop(0), steps):
                return

    async def _take(self, turn: Line, steps: list[Line]) -> bool:
        step = steps[turn["step"]]
        if not step["kinds"]:
            await self.member.ask("finish", "finish", piece=turn["piece"], step=turn["step"])
            return True
        if self.leaves:
            self.left = True
            self.member.do("leave")
            return False
        text = f"{self.name} to {turn['piece'][:6]} in {step['name']}: the last word stays."
        kind = step["kinds"][0]
        place = {"piece": turn["piece"], "step": turn["step"], "of": kind, "text": text}
        answer = await self.member.ask("respond", "respond", **place)
        if answer.get("outcome") == "applied":
            self.given[str(answer["id"])] = text
        return True
