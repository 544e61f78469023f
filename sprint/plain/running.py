"""Starts a member by lines of text: opens the desk, finds person, draft and room, and lets the driver run."""

import os
import sys

import msgspec

from sprint import collecting
from sprint.arrivals import Arrival, arrive
from sprint.core import acts
from sprint.core.errors import BadName
from sprint.core.settings import Settings
from sprint.desk.config import Config
from sprint.desk.desk import Desk
from sprint.desk.folders import Folders
from sprint.desk.records import IdentityRecord
from sprint.openings import Host, Join, Solo
from sprint.plain.driver import Driver
from sprint.plain.sentences import time_left
from sprint.plain.stay import Stay
from sprint.plain.voice import Voice
from sprint.writing.leaving import End
from sprint.writing.pages import NumberPage, TextPage
from sprint.writing.people import person_named
from sprint.writing.pipes import LinesIn, LinesOut
from sprint.writing.writer import Writer

BELL = b"\a"


async def run(opening: Solo | Host | Join, folders: Folders, name: str | None) -> int:
    """Take part until the end; gives the exit code, or raises the ``SprintError`` that ended it.

    Whoever joins without an invite gives it as the first line of the input.
    """
    return await _Run(opening, folders, name).run()


class _Run:
    """One start of the program."""

    def __init__(self, opening: Solo | Host | Join, folders: Folders, name: str | None) -> None:
        self._opening, self._folders, self._name = opening, folders, name
        self._driver: Driver | None = None
        self._deaf = False
        self._lines = LinesIn(sys.stdin.fileno())
        self._out = LinesOut(sys.stdout.fileno(), self._unheard)
        self._voice = Voice(
            lambda line: self._out.write(f"{line}\n".encode("utf-8", "replace")), columns=_columns
        )

    async def run(self) -> int:
        try:
            with Desk.open(self._folders) as desk:
                person = await self._person(desk)
                return await self._take_part(desk, person)
        finally:
            await self._out.close()

    async def _person(self, desk: Desk) -> IdentityRecord:
        """The writer of this desk, asked for a name on the first start."""
        name = self._name
        while name is None and desk.identity() is None:
            self._voice.answer("What name does your circle know you by? Type it.")
            line = await self._lines.line()
            if line is None:
                break
            try:
                return person_named(desk, line.decode("utf-8", "replace"))
            except BadName as error:
                self._voice.answer(str(error))
        return person_named(desk, name)

    async def _take_part(self, desk: Desk, person: IdentityRecord) -> int:
        opening, say = self._opening, self._voice.answer
        for notice in desk.notices:
            say(notice)
        if isinstance(opening, Join) and opening.invite is None:
            say("Type or paste the invite.")
            line = (await self._lines.line() or b"").decode("utf-8", "replace")
            opening = msgspec.structs.replace(opening, invite=line)
        reading = Config(desk.folders.config).read()
        for complaint in reading.complaints:
            say(complaint)
        arrival = await arrive(desk, person, opening, say, reading.settings)
        stay = self._stay(arrival, desk, reading.settings)
        self._voice.level = reading.settings.notices
        stay.writer.shown, stay.writer.measure = reading.settings.shown, reading.settings.measure
        say(f"Sprint. You are {person.name}. help tells the words.")
        self._tell_arrival(arrival)
        rings = reading.settings.bell and os.isatty(sys.stdout.fileno())
        self._driver = Driver(
            stay,
            self._voice,
            self._lines,
            lambda: self._out.write(BELL) if rings else None,
            terminal=os.isatty(sys.stdin.fileno()) and os.isatty(sys.stdout.fileno()),
        )
        if self._deaf:
            self._driver.end(End())
        self._driver.heed_signals()
        await arrival.start()
        if isinstance(opening, Solo):
            await self._begin_alone(stay, opening)
        collecting.resume()
        day = opening.day if isinstance(opening, Host) else None
        # Imported now that the first line is out.
        from sprint.writing.dayopening import opened_day

        async with opened_day(arrival.link, day, say, stay.notes.plan):
            return await self._driver.run()

    def _stay(self, arrival: Arrival, desk: Desk, settings: Settings) -> Stay:
        terms, draft = arrival.terms, arrival.draft
        page = NumberPage() if draft is None else TextPage(terms.unit, draft.text)
        writer = Writer(arrival.link, desk, page, draft, terms, self._trouble)
        return Stay(arrival.link, writer, page, desk, settings, arrival.invite)

    def _tell_arrival(self, arrival: Arrival) -> None:
        say, draft = self._voice.answer, arrival.draft
        if draft is None:
            say("You write elsewhere and type the count of your text here, for example 512.")
        else:
            if draft.opened_as_copy:
                say("The original has something in it that cannot be written here, so this is a copy.")
            say("write lets you write here, edit opens your own editor.")
        if isinstance(self._opening, Host) and arrival.invite is not None:
            if arrival.returned:
                say("You are back in the room that is open. invite tells the line that lets people in.")
            else:
                say("The room is open. The next line is the invite; send it only to your circle.")
                self._voice.raw(str(arrival.invite))

    async def _begin_alone(self, stay: Stay, opening: Solo) -> None:
        if stay.sprint is None or stay.sprint.over:
            await stay.link.do(opening.schedule or acts.Schedule(opening.length_ms))
        else:
            self._voice.answer("You go on with the sprint that you left.")
            self._voice.answer(time_left(stay.sprint, stay.now(), stay.clock))

    def _trouble(self, sentence: str) -> None:
        if self._driver is not None:
            self._driver.trouble(sentence)

    def _unheard(self) -> None:
        self._deaf = True
        if self._driver is not None:
            self._driver.end(End())


def _columns() -> int:
    """How many columns the terminal has that the lines go to; 0 where they go elsewhere."""
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns
    except OSError:
        return 0
