"""The relay and programs killed at random moments, while pieces and responses travel."""

import asyncio
from pathlib import Path
from random import Random
from typing import Final

from bench.demo.member import Line, Member
from bench.demo.outsider import read_log
from bench.demo.story import Story
from bench.faults.circle import Circle
from bench.faults.figures import Figures
from bench.faults.gifts import Attempt, wrongs
from bench.faults.words import some_size, words
from sprint.core.reading.acts import LARGEST_PIECE, LARGEST_RESPONSE

NAMES: Final = ("Ana", "Ben", "Cleo")
#: A text is safe after 10 to 60 ms where the machine is quiet, so about half are on their way at the kill.
_REACH_S: Final = 0.06
_AWAY_S: Final = 0.3
_VICTIMS: Final = ("relay",) * 5 + ("program",) * 4 + ("both",)


class Kills:
    """One room and what was given in it; ``wrong`` is what did not hold."""

    def __init__(self, folder: Path, dice: Random, figures: Figures, names: tuple[str, ...] = NAMES) -> None:
        self.circle = Circle(folder, names)
        self.wrong: list[str] = []
        self._dice, self._figures = dice, figures
        self._attempts: list[Attempt] = []
        self._owed: dict[str, str] = {}
        self._known: set[str] = set()
        self._ever: set[str] = set()
        self._newest: dict[str, str] = {}

    async def play(self, pieces: int, responses: int) -> None:
        """Kill so often while pieces travel, then while responses do; look at all of it at the end."""
        try:
            await self.circle.gather()
            for number in range(pieces):
                # The tables can be dealt only when everybody brought something.
                await self._strike("offer", everybody=number == pieces - 1)
            await self.circle.deal()
            for _ in range(responses):
                await self._strike("respond")
            await self._look_back()
        except (TimeoutError, RuntimeError, OSError) as error:
            self.wrong.append(str(error) or "nobody came to rest within a minute")
        finally:
            await self.circle.end()

    async def _strike(self, kind: str, *, everybody: bool = False) -> None:
        members, dice = self.circle.members, self._dice
        givers = members if everybody else dice.sample(members, dice.randint(1, len(members)))
        given: dict[str, Attempt] = {}
        marks = {member.name: len(member.lines) for member in members}
        for giver in givers:
            given[giver.name] = self._give(giver, kind)
        await asyncio.sleep(dice.uniform(0.0, _REACH_S))
        victim = dice.choice(_VICTIMS) if not everybody else "relay"
        dying = dice.sample(members, dice.randint(1, len(members))) if victim != "relay" else []
        answered = {one.name: self._answers(one, kind, marks[one.name]) for one in members}
        self._figures.under_way += sum(not answered[name] for name in given)
        owed, sure = await self._kill(dying, kind, marks, relay=victim != "program")
        state = await self.circle.quiet()
        for member in members:
            owed |= self._answers(member, kind, 0 if member in dying else marks[member.name])
        attempts = [one._replace(sure=name in sure) for name, one in given.items()]
        await self._check(state, attempts, owed)

    def _give(self, member: Member, kind: str) -> Attempt:
        self._figures.texts += 1
        if kind == "offer":
            text = words(self._dice, some_size(self._dice, LARGEST_PIECE))
            before = self._newest.get(member.name)
            more = {"replaces": before} if before else {}
            member.do("offer", text=text, title=text[:16], form="prose", **more)
        else:
            text = words(self._dice, some_size(self._dice, LARGEST_RESPONSE))
            of = "reply" if self._newest[member.name] == self.circle.piece else "praise"
            member.do("respond", text=text, of=of, piece=self.circle.piece, step=0, last=False)
        return Attempt(member.name, text)

    async def _kill(
        self, dying: list[Member], kind: str, marks: dict[str, int], *, relay: bool
    ) -> tuple[dict[str, str], set[str]]:
        """Kill them and let them return. Gives the acts that have to be in the room for it, and those whose
        text has to: they lived on, or were told that it is on their disk.
        """
        circle, owed = self.circle, dict[str, str]()
        living = {member: len(member.lines) for member in circle.members if member not in dying}
        sure = {member.name for member in living}
        if relay:
            self._figures.relay += 1
            await circle.relay.kill()
        for member in dying:
            self._figures.programs += 1
            await member.kill()
            owed |= self._answers(member, kind, marks[member.name])
            if any(_on_disk(line) for line in member.lines[marks[member.name] :]):
                sure.add(member.name)
            waiting = [act for act in circle.outbox(member) if act not in owed]
            self._figures.on_disk += len(waiting)
            owed |= dict.fromkeys(waiting, f"it was on {member.name}'s disk")
        if relay:
            await asyncio.sleep(self._dice.uniform(0.0, _AWAY_S))
            await circle.relay.start()
        began = asyncio.get_running_loop().time()
        returning = [circle.come(member) for member in dying]
        if relay:
            returning += [circle.back(member, mark) for member, mark in living.items()]
        await asyncio.gather(*returning)
        if relay:
            self._figures.backs.append(asyncio.get_running_loop().time() - began)
        return owed, sure

    def _answers(self, member: Member, kind: str, mark: int) -> dict[str, str]:
        """The acts of this kind that the room took, as a member was told since a line."""
        taken: dict[str, str] = {}
        for line in member.lines[mark:]:
            if line["event"] == "answered" and line["kind"] == kind:
                if line["outcome"] == "rejected":
                    self.wrong.append(f"the room rejects what {member.name} gave: {line['why']}")
                else:
                    taken[line["id"]] = f"{member.name} was told that it is safe in the room"
            elif line["event"] == "refused" and line["do"] == kind:
                self.wrong.append(f"{member.name}'s program refuses it: {line['why']}")
        return taken

    async def _check(self, state: Line, attempts: list[Attempt], owed: dict[str, str]) -> None:
        owed = {act: why for act, why in owed.items() if act not in self._ever}
        shown = await self.circle.shown(state, self._known)
        self.wrong += wrongs(attempts, owed, shown)
        here = {piece["id"] for piece in state["pieces"] if piece["state"] != "withdrawn"}
        here |= {response["id"] for piece in state["pieces"] for response in piece["responses"]}
        for act in shown:
            if act in {piece["id"] for piece in state["pieces"]}:
                replaced = self._newest.get(shown[act].by)
                self._known.discard(replaced or "")
                self._newest[shown[act].by] = act
        lost = self._known - here
        self.wrong += [f"{act[:8]} was in the room before, and is no more" for act in lost]
        self._figures.safe += sum("safe" in why for why in owed.values())
        self._attempts += attempts
        self._owed |= owed
        self._known |= set(shown)
        self._ever |= set(shown)

    async def _look_back(self) -> None:
        """Everything that is still shown is read again, and the log has every act once."""
        state = await self.circle.quiet()
        shown = await self.circle.shown(state)
        given = [one._replace(sure=False) for one in self._attempts]
        self.wrong += wrongs(given, {act: self._owed.get(act, "it was there") for act in self._known}, shown)
        log = await read_log(self.circle.invite)
        ids = [entry.read().id for entry in log.entries]
        self.wrong += [f"{act[:8]} is twice in the log" for act in set(ids) if ids.count(act) > 1]
        self.wrong += [
            f"{why}, and {act[:8]} is not in the log" for act, why in self._owed.items() if act not in ids
        ]
        if log.hash != state["hash"]:
            self.wrong.append("the log does not come to the state that everybody shows")


def _on_disk(line: Line) -> bool:
    return bool(line["event"] == "safety" and line["safety"] == "sending")


async def run_kills(folder: Path, seed: int, kills: int, story: Story) -> None:
    """So many kills at least, in rooms of forty each."""
    figures, number = Figures(), 0
    while figures.kills < kills and not story.failed:
        left = kills - figures.kills
        strikes = max(2, min(36, left))
        room = Kills(folder / f"room-{number}", Random(f"{seed}/{number}"), figures)
        await room.play(strikes - strikes // 2, strikes // 2)
        said = f"room {number + 1}: {figures.kills} kills so far, and nothing lost or twice"
        story.check(not room.wrong, said, "; ".join(room.wrong[:5]))
        number += 1
    for line in figures.lines():
        story.tell(line)
