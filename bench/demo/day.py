"""What happens in the demo: five people, one sprint, one late arrival, one crash, and a relay that dies."""

import asyncio
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

from bench.demo.clocks import Lag
from bench.demo.member import Member
from bench.demo.processes import RelayProcess
from bench.demo.story import Story
from bench.demo.tally import tally

SPRINT_MS = 30_000
WAIT_MS = 2_500
WRITE_UNTIL_S = 25.0
LATE_AT_S, KILL_AT_S, BACK_AT_S, DEATH_AT_S, REBIRTH_AT_S = 5.0, 8.0, 11.0, 15.0, 18.6
MOST_LOST_S = 0.5
SAFE = "safe in the room"
CAST = (
    ("Tove", "words", "lighthouse"),
    ("Mirela", "words", "bread"),
    ("Haru", "words", "rain"),
    ("Ioanna", "lines", "salt"),
    ("Zeynep", "characters", "market"),
)


class Day:
    """The five and their relay. ``invite`` and ``ends_at`` are known once the day has begun."""

    def __init__(self, folder: Path, story: Story) -> None:
        texts = Path(__file__).parent / "texts"
        self.story, self.lag = story, Lag()
        self.relay = RelayProcess(folder)
        self.members = [
            Member(name, unit, (texts / f"{text}.txt").read_text(encoding="utf-8"), folder)
            for name, unit, text in CAST
        ]
        self.host, self.unlucky, *_, self.late = self.members
        self.before = {self.unlucky.name: self.unlucky.text.split("\n")[0] + "\n"}
        self.invite = ""
        self.ends_at = 0
        self.baselines: list[int] = []
        self._writing: dict[str, asyncio.Task[int]] = {}
        self._watching: asyncio.Task[None] | None = None

    async def gather(self) -> None:
        """Everybody but the late one comes in."""
        self._watching = asyncio.create_task(self.lag.watch())
        await self.relay.start()
        self.story.tell(f"A relay listens on port {self.relay.port}.")
        await self.host.start("host", "--relay", f"ws://127.0.0.1:{self.relay.port}", "--title", "Ink & tea")
        self.invite = (await self.host.hear("invite"))["invite"]
        await self.host.hear("contact", lambda line: line["contact"] == "joined")
        await asyncio.gather(*(self.join(member) for member in self.members[1:-1]))
        await asyncio.gather(*(m.hear("safety", _safe) for m in self.members[:-1]))
        self.story.tell(f"{self.host.name} opened a room; {_names(self.members[1:-1])} are in.")
        title = self.before[self.unlucky.name]
        self.unlucky.do("write", text=title)
        self.story.tell(f"{self.unlucky.name} has written a title before the start: “{title.strip()}”.")

    async def sprint(self) -> None:
        """The sprint itself, with everything that goes wrong in it."""
        self.host.do("schedule", length_ms=SPRINT_MS, wait_ms=WAIT_MS)
        scheduled = await self.host.hear("sprint-scheduled")
        self.ends_at = scheduled["ends_at"]
        self.story.tell(f"A sprint of {SPRINT_MS / 1000:.0f} s is set to begin in {WAIT_MS / 1000} s.")
        await self.host.hear("sprint-started")
        began = asyncio.get_running_loop().time()
        self.story.tell("The sprint has begun.")
        for member in self.members[:-1]:
            self._begin(member, self.before.get(member.name, ""), began + WRITE_UNTIL_S)
        await asyncio.gather(
            _at(began + LATE_AT_S, self._come_late(began)),
            _at(began + KILL_AT_S, self._crash(began)),
            _at(began + DEATH_AT_S, self._lose_relay(began)),
        )
        await asyncio.gather(*self._writing.values())
        self.story.tell("Everybody has written what they had to write.")
        await asyncio.gather(*(member.hear("bell") for member in self.members))
        self.story.tell("The bell rang.")
        await asyncio.gather(*(member.hear("results", _five_settled) for member in self.members))
        self.story.tell("The results are in, on every screen.")

    async def states(self) -> list[dict[str, Any]]:
        """Everybody's state, once all hold the same entries."""
        while True:
            marks = [len(member.lines) for member in self.members]
            for member in self.members:
                member.do("state")
            states = [
                await member.hear("state", last=mark)
                for member, mark in zip(self.members, marks, strict=True)
            ]
            safe = all(state["safety"] == SAFE for state in states)
            if len({state["seq"] for state in states}) == 1 and safe:
                return states

    async def end(self) -> None:
        """Kill whatever of ours still lives."""
        if self._watching is not None:
            self._watching.cancel()
        for task in self._writing.values():
            task.cancel()
        await asyncio.gather(*self._writing.values(), return_exceptions=True)
        for member in self.members:
            await member.kill()
        await self.relay.kill()

    async def join(self, member: Member) -> None:
        """Let a member come in, for the first time or back."""
        await member.start("join", "-", invite=self.invite)
        await member.hear("contact", lambda line: line["contact"] == "joined")

    def _begin(self, member: Member, done: str, until: float) -> None:
        async def begin() -> int:
            # What is written before one has entered is no part of the sprint.
            await member.hear("member-entered", lambda line: line["member"] == member.name)
            return await member.write(member.text[len(done) :], until)

        self._writing[member.name] = asyncio.create_task(begin())

    async def _come_late(self, began: float) -> None:
        await self.join(self.late)
        self.story.tell(f"{self.late.name} joins late, and sits down to write.")
        self._begin(self.late, "", began + WRITE_UNTIL_S)

    async def _crash(self, began: float) -> None:
        one = self.unlucky
        self.baselines = await _place(one)
        draft = one.draft
        self._writing.pop(one.name).cancel()
        # On a busy machine three things wait for the processor: the line, the timer, and the disk.
        most_lost = MOST_LOST_S + 3 * self.lag.widest_ms / 1000
        must_be_kept = len(self.before[one.name]) + one.sent_before(
            asyncio.get_running_loop().time() - most_lost
        )
        await one.kill()
        kept = draft.read_text(encoding="utf-8")
        whole = one.text.startswith(kept) and len(kept) >= must_be_kept
        self.story.tell(f"{one.name} was killed; {tally(kept, one.unit)} words are on her disk.")
        lost = f"it is what she wrote, but for the last {most_lost:.1f} s at most"
        self.story.check(whole, lost, f"{len(kept)} of {must_be_kept} characters, to {kept[-40:]!r}")
        await _at(began + BACK_AT_S, self._return(draft, kept, began))

    async def _return(self, draft: Path, kept: str, began: float) -> None:
        one = self.unlucky
        await self.join(one)
        now = await _place(one)
        self.story.tell(f"{one.name} is back.")
        self.story.check(now == self.baselines, "she has the same seat and baseline", f"{now}")
        self.story.check(one.draft == draft, "and the same draft", str(one.draft))
        self._writing[one.name] = asyncio.create_task(one.write(one.text[len(kept) :], began + WRITE_UNTIL_S))

    async def _lose_relay(self, began: float) -> None:
        await self.relay.kill()
        self.story.tell("The relay was killed; everybody writes on.")
        await asyncio.gather(*(member.hear("contact", _waiting) for member in self.members))
        marks = [len(member.lines) for member in self.members]
        await _at(began + REBIRTH_AT_S, self.relay.start())
        self.story.tell(f"The relay is back after {REBIRTH_AT_S - DEATH_AT_S:.1f} s.")
        await asyncio.gather(
            *(
                member.hear("contact", lambda line: line["contact"] == "joined", last=mark)
                for member, mark in zip(self.members, marks, strict=True)
            )
        )
        self.story.tell("All five are back in the room.")


async def _at(time: float, act: Coroutine[Any, Any, None]) -> None:
    await asyncio.sleep(max(0.0, time - asyncio.get_running_loop().time()))
    await act


async def _place(member: Member) -> list[int]:
    """A member's seat and baseline, as soon as their program knows of their part."""
    while True:
        mark = len(member.lines)
        member.do("state")
        state = await member.hear("state", last=mark)
        if state["mine"] is not None:
            seat = next(one["seat"] for one in state["members"] if one["name"] == member.name)
            return [seat, state["mine"]["baseline"]]
        await asyncio.sleep(0.05)


def _names(members: list[Member]) -> str:
    *others, last = (member.name for member in members)
    return f"{', '.join(others)} and {last}"


def _safe(line: dict[str, Any]) -> bool:
    return bool(line["safety"] == SAFE)


def _waiting(line: dict[str, Any]) -> bool:
    return bool(line["contact"] == "waiting")


def _five_settled(line: dict[str, Any]) -> bool:
    return [row["standing"] for row in line["board"]] == ["settled"] * len(CAST)
