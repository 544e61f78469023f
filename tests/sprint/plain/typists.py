"""People who type lines at an evening in memory, for tests of ``--plain``."""

import os
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import NamedTuple

from sprint.core.errors import SprintError
from sprint.core.settings import DEFAULTS
from sprint.desk.desk import Desk
from sprint.desk.folders import Folders
from sprint.plain.acting import Actor
from sprint.plain.clockwork import Clockwork
from sprint.plain.hearing import Hearing
from sprint.plain.papers import Papers
from sprint.plain.parsing import parse
from sprint.plain.reading import Reading
from sprint.plain.stay import Stay
from sprint.plain.voice import Voice
from sprint.writing.pages import TextPage
from sprint.writing.part import Terms
from sprint.writing.pipes import LinesIn
from sprint.writing.writer import Writer
from tests.sprint.core.world import ANA, BEN, CARA, key_of
from tests.sprint.screens.fakelink import INVITE
from tests.sprint.writing.evening import POEM, STORY, Evening


class Person:
    """Somebody at an evening, who types and is told lines."""

    def __init__(self, evening: Evening, name: str, desk: Desk) -> None:
        self.said = list[str]()
        self.evening, self.name, self.desk = evening, name, desk
        link = evening.links[name]
        page = TextPage("words", STORY)
        writer = Writer(link, desk, page, None, Terms(), self.said.append)
        self.stay = Stay(link, writer, page, desk, DEFAULTS, INVITE)
        voice = Voice(self.said.append)
        clockwork = self.clockwork = Clockwork(self.stay, voice, lambda: None)
        Hearing(self.stay, voice, clockwork)
        self._read, self._write = os.pipe()
        lines = LinesIn(self._read)
        self.reading = Reading(self.stay, voice, lines, self.said.append)
        papers = Papers(self.stay, voice, lines, terminal=False)
        self.actor = Actor(self.stay, voice, clockwork, papers, self.reading, self.said.append)

    async def type(self, line: str, *more: str) -> str:
        """Type a line; ``more`` are typed after it, line by line. Gives what was told then."""
        self.catch_up()
        before = len(self.said)
        os.write(self._write, "".join(f"{one}\n" for one in more).encode())
        try:
            await self.actor.act(parse(line))
        except SprintError as error:
            self.said.append(str(error))
        self.reading.look()
        return "\n".join(self.said[before:])

    def catch_up(self) -> str:
        """Know what happened, with the texts of it; gives what was told by it."""
        before = len(self.said)
        link, library = self.evening.links[self.name], self.evening.library(self.name)
        link.texts.pieces |= library.pieces
        link.texts.given |= library.given
        link.catch_up()
        self.reading.look()
        return "\n".join(self.said[before:])

    async def close(self) -> None:
        await self.reading.close()
        await self.stay.writer.close()
        os.close(self._read)
        os.close(self._write)


class Circle(NamedTuple):
    """An evening, and the three who type at it."""

    evening: Evening
    ana: Person
    ben: Person
    cara: Person


@asynccontextmanager
async def typing(evening: Evening, homes: Path) -> AsyncIterator[Circle]:
    """Ana, Ben and Cara sit down at an evening, each at a home of their own; they go when it is over."""
    async with AsyncExitStack() as stack:
        people = []
        for name in (ANA, BEN, CARA):
            person = Person(evening, name, stack.enter_context(Desk.open(Folders.under(homes / name))))
            stack.push_async_callback(person.close)
            people.append(person)
        yield Circle(evening, *people)


async def dealt(circle: Circle, protocol: str = "strong-lines") -> str:
    """Ana's poem is dealt to Ben and Cara; gives its id."""
    evening, ana, ben, cara = circle
    await ana.type(f"read {protocol} in 5")
    await ana.type("offer --", *POEM.split("\n"), ".")
    await ana.type("form poem")
    await ana.type("yes")
    await ben.type("sit in")
    await cara.type("sit in")
    await ana.type("deal")
    (piece,) = evening.world.room.pieces
    for person in (ana, ben, cara):
        person.catch_up()
    return piece


def in_turn(evening: Evening, *people: Person) -> Person:
    """The one whose turn it is."""
    (turn,) = evening.world.room.readings[-1].tables[0].turns
    return next(one for one in people if key_of(one.name) == turn.slot.by)
