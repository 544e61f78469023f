"""Starts a member by JSON lines: opens the desk, finds person, draft and room, and lets the driver run."""

import sys

import msgspec

from sprint.arrivals import arrive
from sprint.core import acts
from sprint.core.errors import SprintError
from sprint.core.keys import Identity
from sprint.core.version import VERSION
from sprint.core.wire import VERSION as PROTOCOL
from sprint.desk.desk import Desk
from sprint.desk.folders import Folders
from sprint.desk.records import IdentityRecord
from sprint.jsonmode import events
from sprint.jsonmode.driver import Driver
from sprint.jsonmode.out import JsonOut
from sprint.openings import Host, Join, Solo
from sprint.writing.dayopening import opened_day
from sprint.writing.leaving import End
from sprint.writing.people import person_named
from sprint.writing.pipes import LinesIn


async def run(opening: Solo | Host | Join, folders: Folders, name: str | None, *, invite_first: bool) -> int:
    """Take part until the end; gives the exit code, or raises the ``SprintError`` that was told last.

    With ``invite_first`` the first line of the input is the invite.
    """
    return await _Run(opening, folders, name).run(invite_first=invite_first)


class _Run:
    """One start of the program."""

    def __init__(self, opening: Solo | Host | Join, folders: Folders, name: str | None) -> None:
        self._opening, self._folders, self._name = opening, folders, name
        self._driver: Driver | None = None
        self._deaf = False
        self._lines = LinesIn(sys.stdin.fileno())
        self._out = JsonOut(sys.stdout.fileno(), self._unheard)

    async def run(self, *, invite_first: bool) -> int:
        try:
            with Desk.open(self._folders) as desk:
                person = person_named(desk, self._name)
                self._greet(desk, person)
                return await self._take_part(desk, person, invite_first=invite_first)
        except SprintError as error:
            self._out.say(events.Error(str(error), error.exit_code))
            error.told = True
            raise
        finally:
            await self._out.close()

    def _greet(self, desk: Desk, person: IdentityRecord) -> None:
        key = Identity(person.seed).key
        self._out.say(events.Hello(person.name, key, VERSION, PROTOCOL))
        for notice in desk.notices:
            self._out.say(events.Notice(notice))

    async def _take_part(self, desk: Desk, person: IdentityRecord, *, invite_first: bool) -> int:
        opening = self._opening
        if isinstance(opening, Join) and invite_first:
            line = (await self._lines.line() or b"").decode("utf-8", "replace")
            opening = msgspec.structs.replace(opening, invite=line)
        arrival = await arrive(desk, person, opening, self._notice)
        link = arrival.link
        if isinstance(opening, Host) and arrival.invite is not None:
            self._out.say(events.Invite(str(arrival.invite), arrival.returned))
        driver = self._driver = Driver(link, arrival.room, desk, arrival.draft, opening.terms, self._out)
        if self._deaf:
            driver.end(End())
        await arrival.start()
        if isinstance(opening, Solo):
            self._out.say(events.Contact("joined"))
            if link.room is None or link.room.sprint is None or link.room.sprint.over:
                await link.do(acts.Schedule(opening.length_ms))
        day = opening.day if isinstance(opening, Host) else None
        async with opened_day(link, day, self._notice, driver.notes.plan):
            return await driver.run(self._lines)

    def _notice(self, why: str) -> None:
        self._out.say(events.Notice(why))

    def _unheard(self) -> None:
        self._deaf = True
        if self._driver is not None:
            self._driver.end(End())
