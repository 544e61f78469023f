"""Three programs and a relay that read to one another, each of which may be killed and comes back."""

import asyncio
from collections.abc import Awaitable, Iterable
from pathlib import Path
from typing import Final

from bench.demo.member import Line, Member
from bench.demo.processes import RelayProcess
from bench.faults.gifts import Shown
from sprint.core.invite import parse_invite
from sprint.desk.desk import Desk
from sprint.desk.folders import Folders

SAFE: Final = "safe in the room"
PATIENCE_S: Final = 60.0
_PROTOCOL: Final = Path(__file__).parent / "slow.toml"
_LONG_MS: Final = 3_600_000


class Circle:
    """The members of one room and its relay; ``ids`` are the acts whose texts the room has now."""

    def __init__(self, folder: Path, names: Iterable[str]) -> None:
        folder.mkdir(parents=True)
        self.relay = RelayProcess(folder)
        self.members = [Member(name, "words", "", folder) for name in names]
        self.invite = ""
        self.piece = ""

    async def gather(self) -> None:
        """Open the room, and call a reading whose pieces everybody may read ahead.

        Programs say by themselves that their people came to it. Nobody is killed before that is done: they
        tell that they send it, as they do of a text, and the one would be taken for the other.
        """
        await self.relay.start()
        first, *others = self.members
        await first.start("host", "--relay", f"ws://127.0.0.1:{self.relay.port}", "--title", "Ebb")
        self.invite = (await first.hear("invite"))["invite"]
        await first.hear("contact", _joined)
        await asyncio.gather(*(self.come(member) for member in others))
        asked = first.ask(
            "call", "read", file=str(_PROTOCOL), gather_ms=_LONG_MS, away_ms=600_000, ahead=True
        )
        await _taken(asked)
        async with asyncio.timeout(PATIENCE_S):
            came = 0
            while came < len(self.members):
                came = len((await self.quiet())["readings"][-1]["guests"])

    async def come(self, member: Member) -> None:
        """Start a member's program, and wait until it is in the room."""
        await member.start("join", "-", invite=self.invite)
        await member.hear("contact", _joined)

    async def deal(self) -> None:
        """Deal the tables: from now on the first piece is responded to."""
        await _taken(self.members[0].ask("deal", "deal"))
        state = await self.quiet()
        (self.piece,) = state["readings"][-1]["tables"][0]["under_way"]

    async def back(self, member: Member, mark: int) -> None:
        """Wait until one whose relay died is in the room again; ``mark`` is how many lines they had then."""
        await member.hear("contact", _joined, last=mark)

    async def quiet(self) -> Line:
        """The state when all are in, hold the same entries, and nothing of theirs is on its way."""
        async with asyncio.timeout(PATIENCE_S):
            while True:
                states = await asyncio.gather(*(member.ask("state", "state") for member in self.members))
                alike = len({(state["seq"], state["hash"], state["head"]) for state in states}) == 1
                if alike and all((state["contact"], state["safety"]) == ("joined", SAFE) for state in states):
                    return states[0]
                await asyncio.sleep(0.02)

    async def shown(self, state: Line, but: Iterable[str] = ()) -> dict[str, Shown]:
        """What the room has and everybody reads of it, without what is in ``but``."""
        whose = {piece["id"]: piece["by"] for piece in state["pieces"] if piece["state"] != "withdrawn"}
        for piece in state["pieces"]:
            whose |= {response["id"]: response["by"] for response in piece["responses"]}
        for known in but:
            whose.pop(known, None)
        read = await asyncio.gather(*(_read_all(member, list(whose)) for member in self.members))
        names = [member.name for member in self.members]
        return {
            act: Shown(by, {name: texts[act] for name, texts in zip(names, read, strict=True)})
            for act, by in whose.items()
        }

    def outbox(self, member: Member) -> list[str]:
        """The acts with texts that wait on the disk of one whose program is dead."""
        with Desk.open(Folders.under(member.home)) as desk:
            waiting = desk.outbox.waiting(parse_invite(self.invite).room)
        return [record.id for record in waiting if '"body":{"' in record.act and _brings(record.act)]

    async def end(self) -> None:
        """Kill whatever of ours still lives."""
        for member in self.members:
            await member.kill()
        await self.relay.kill()


async def _read_all(member: Member, acts: list[str]) -> dict[str, str | None]:
    """The texts as a member reads them, None for each that does not come."""
    until = asyncio.get_running_loop().time() + PATIENCE_S / 2
    return {act: await _read(member, act, until) for act in acts}


async def _read(member: Member, act: str, until: float) -> str | None:
    while True:
        answer = await member.ask("read", "text", text=act)
        if answer["event"] == "text":
            return str(answer["text"])
        if asyncio.get_running_loop().time() > until:
            return None
        await asyncio.sleep(0.02)


async def _taken(asked: Awaitable[Line]) -> None:
    answer = await asked
    if answer.get("outcome") != "applied":
        raise RuntimeError(f"The room did not take it: {answer}")


def _brings(act: str) -> bool:
    return '"kind":"offer"' in act or '"kind":"respond"' in act


def _joined(line: Line) -> bool:
    return bool(line["contact"] == "joined")
