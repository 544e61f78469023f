"""What happens on the day: a console leads, is killed and comes back; eleven write, read and talk."""

import asyncio
import shutil
from functools import partial
from pathlib import Path
from typing import Any

from bench.demo.member import Member
from bench.demo.processes import RelayProcess
from bench.demo.story import Story
from bench.engagement.person import Person
from bench.engagement.terminal import Terminal

LEADER = "Ana"
CAST = ("Bea", "Cyr", "Dora", "Emil", "Fay", "Gus", "Hana", "Ivo", "Jana", "Kai", "Lene")
LEAVES = "Kai"
FIRST = " the boats lie down and the harbour holds its breath"
SECOND = " and then the tide turns over in its sleep"
NEEDS = "What needs you"
SHIFT_F8 = "\x1b[19;2~"
DOWN = "\x1b[B"
HERE = Path(__file__).parent

Line = dict[str, Any]


class EngagementDay:
    """The twelve, their relay, and the console."""

    def __init__(self, folder: Path, story: Story) -> None:
        self.story, self.folder = story, folder
        self.relay = RelayProcess(folder)
        self.leader = Member(LEADER, "words", "", folder)
        self.people = [
            Person(Member(name, "words", name + FIRST, folder), leaves=name == LEAVES) for name in CAST
        ]
        self.console: Terminal | None = None
        self.invite = ""
        self._sprint = ""
        self._sitting: list[asyncio.Task[None]] = []

    @property
    def staying(self) -> list[Person]:
        """Those who were there to the end."""
        return [person for person in self.people if not person.left]

    async def gather(self) -> None:
        """The leader opens a room and goes to the console; the others come in."""
        config = self.leader.home / "config"
        for folder, file in (("agendas", "harbour.toml"), ("protocols", "harbour-round.toml")):
            (config / folder).mkdir(parents=True)
            shutil.copy(HERE / file, config / folder / file)
        await self.relay.start()
        host = self.leader
        await host.start(
            "host", "--relay", f"ws://127.0.0.1:{self.relay.port}", "--led", "--title", "Harbour"
        )
        self.invite = (await host.hear("invite"))["invite"]
        await host.hear("safety", lambda line: line["safety"] == "safe in the room")
        await host.quit()
        await self.open_console()
        await asyncio.gather(*(self._join(person) for person in self.people))
        self.story.tell(f"{LEADER} is at the console, and {len(self.people)} others are in.")

    async def open_console(self) -> None:
        """Start the program in a terminal, and go where the day is led."""
        self.console = console = Terminal(self.leader.home)
        await console.until("Harbour")
        console.type("1")
        # From whatever screen of the room is shown: a sprint may be over, or tables be read.
        while NEEDS not in console.text:
            console.type(SHIFT_F8)
            await console.changed()

    async def begin(self) -> None:
        """The day is planned and begun at the console."""
        console = self._at_console()
        console.type("w")
        await console.until("harbour")
        console.type("\n")
        await console.until("A day at the harbour")
        await console.until("With 12 people")
        await console.look()
        console.type("\n")
        await self._all_hear("block-begun")
        self.story.tell("The day has begun; everybody says what they mean to do.")
        for person in self.people:
            answer = await person.member.ask(
                "pledge", "pledge", of="intention", text=f"{person.name} means to find one line"
            )
            if answer.get("outcome") != "applied":
                raise RuntimeError(f"{person.name} could not say an intention: {answer}")
        await self._go_on()

    async def first_sprint(self) -> None:
        """A sprint that is paused in the middle."""
        self._sprint = (await self._all_hear("sprint-started"))[0]["sprint"]
        await self._write("")
        console = self._at_console()
        console.type(" ")
        await self._all_hear("day-held")
        self.story.tell("The day is paused; the clock stands.")
        await console.look()
        console.type(" ")
        await self._all_hear("day-proceeded")
        await self._all_hear("bell")
        self.story.tell("The first bell rang.")

    async def tea(self) -> None:
        """The break is made longer and then ended; pieces are offered, and the lead is handed over."""
        console = self._at_console()
        await console.until("Tea · until")
        console.type("\x1b[15~")
        longer = (await self._all_hear("block-stretched"))[0]
        self.story.check(longer["by_ms"] == 60_000, "the break was made a minute longer", str(longer))
        for person in self.people:
            await person.offer()
        console.type("o")
        await console.until("Who leads?")
        # A line for each who could be a deputy, and below them those who could lead.
        console.type(DOWN * len(self.people))
        console.type("\n")
        await console.until("leads from now on")
        console.type("y")
        appointed = (await self._all_hear("appointed"))[0]
        self.story.check(appointed["role"] == "lead", "the lead was handed over", str(appointed))
        self.story.tell(f"{appointed['member']} leads now.")
        await self._go_on()

    async def second_sprint(self) -> None:
        """The console is killed in it, and the day goes on without one."""
        first = self._sprint
        begun = [
            person.member.hear("sprint-started", lambda line: line["sprint"] != first)
            for person in self.people
        ]
        self._sprint = (await asyncio.gather(*begun))[0]["sprint"]
        await self._write(SECOND)
        self._at_console().kill()
        self.console = None
        self.story.tell("The console was killed; the day goes on.")

    async def read(self) -> None:
        """Two tables; one leaves in their turn; the console comes back while they read."""
        self._sitting = [asyncio.create_task(person.sit()) for person in self.people]
        dealt = await self._all_hear("tables-dealt")
        self.story.tell("The tables are dealt, and nobody had to do it.")
        state = await self.people[0].member.ask("state", "state")
        tables = state["readings"][-1]["tables"]
        self.story.check(len(tables) == 2, "there are two tables", str(len(tables)))
        self.story.check(bool(dealt), "everybody heard of it")
        await self.open_console()
        await self._at_console().until("At two tables")
        self.story.tell("The console is back, in the same view.")
        await asyncio.gather(*self._sitting)
        gone = next(person for person in self.people if person.leaves)
        self.story.check(gone.left, f"{gone.name} left in their turn, and the table went on")

    async def talk(self) -> None:
        """Two raise their hands."""
        talking = self.staying[:2]
        await self._staying_hear("block-begun", lambda line: line["title"] == "What next?")
        for person in talking:
            await person.member.ask("hand", "hand")
        for person in talking:
            await self._staying_hear("floor-given", lambda line, name=person.name: line["member"] == name)
        self.story.tell("Two have spoken, one after the other, as long as each other.")

    async def close(self) -> None:
        """Everybody commits to something, and the day is over."""
        await self._staying_hear("block-begun", lambda line: line["title"] == "Home")
        for person in self.staying:
            await person.member.ask(
                "pledge", "pledge", of="commitment", text=f"{person.name} will send one page away"
            )
        await self._staying_hear("day-done")
        self.story.tell("The day is over.")

    async def end(self) -> None:
        """Kill whatever of ours still lives."""
        for task in self._sitting:
            task.cancel()
        if self.console is not None:
            self.console.kill()
        for person in self.people:
            await person.member.kill()
        await self.leader.kill()
        await self.relay.kill()

    async def _write(self, more: str) -> None:
        """Everybody writes once they are in the sprint: what is written before is no part of it."""
        for person in self.people:
            mine = {"sprint": self._sprint, "member": person.name}
            await person.member.hear("member-entered", partial(_has, mine))
            person.member.do("write", text=more or person.member.text)
            person.member.text += more

    async def _join(self, person: Person) -> None:
        await person.member.start("join", "-", invite=self.invite)
        await person.member.hear("contact", lambda line: line["contact"] == "joined")

    async def _go_on(self) -> None:
        console = self._at_console()
        console.type("n")
        await console.until("now?")
        console.type("y")

    async def _all_hear(self, event: str) -> list[Line]:
        return list(await asyncio.gather(*(person.member.hear(event) for person in self.people)))

    async def _staying_hear(self, event: str, fits: Any = lambda line: True) -> None:
        await asyncio.gather(*(person.member.hear(event, fits) for person in self.staying))

    def _at_console(self) -> Terminal:
        if self.console is None:
            raise RuntimeError("there is no console just now")
        return self.console


def _has(wanted: Line, line: Line) -> bool:
    return wanted.items() <= line.items()
