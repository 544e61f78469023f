"""Starts a member by JSON lines: opens the desk, finds person, draft and room, and lets the driver run."""

import sys
from datetime import datetime

from sprint.core import acts
from sprint.core.errors import BadInvite, SprintError
from sprint.core.invite import parse_invite
from sprint.core.keys import Identity
from sprint.core.version import VERSION
from sprint.core.wire import VERSION as PROTOCOL
from sprint.desk.desk import Desk
from sprint.desk.drafts import Draft
from sprint.desk.folders import Folders
from sprint.desk.records import IdentityRecord
from sprint.jsonmode import events
from sprint.jsonmode.driver import Driver
from sprint.jsonmode.ending import End
from sprint.jsonmode.pipes import LinesIn, LinesOut
from sprint.link.base import Link
from sprint.openings import Host, Join, Solo
from sprint.writing.people import person_named
from sprint.writing.returning import draft_for
from sprint.writing.rooms import join_room, solo_room


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
        self._out = LinesOut(sys.stdout.fileno(), self._unheard)

    async def run(self, *, invite_first: bool) -> int:
        try:
            with Desk.open(self._folders) as desk:
                person = person_named(desk, self._name)
                self._greet(desk, person)
                match self._opening:
                    case Solo():
                        return await self._solo(desk, person, self._opening)
                    case Host():
                        return await self._host(desk, person, self._opening)
                    case Join():
                        return await self._join(desk, person, self._opening, invite_first)
        except SprintError as error:
            self._out.say(events.Error(str(error), error.exit_code))
            raise
        finally:
            await self._out.close()

    def _greet(self, desk: Desk, person: IdentityRecord) -> None:
        key = Identity(person.seed).key
        self._out.say(events.Hello(person.name, key, VERSION, PROTOCOL))
        for notice in desk.notices:
            self._out.say(events.Notice(notice))

    async def _solo(self, desk: Desk, person: IdentityRecord, opening: Solo) -> int:
        link = solo_room(desk, person)
        draft = self._draft(desk, link.room.id if link.room else "")
        driver = self._drive(link, "", desk, draft)
        await link.start(person.name)
        self._out.say(events.Contact("joined"))
        if link.room is None or link.room.sprint is None or link.room.sprint.over:
            await link.do(acts.Schedule(opening.length_ms))
        return await driver.run(self._lines)

    async def _host(self, desk: Desk, person: IdentityRecord, opening: Host) -> int:
        from sprint.writing.hosting import host

        hosted = await host(desk, person, opening, lambda why: self._out.say(events.Notice(why)))
        self._out.say(events.Invite(str(hosted.invite), hosted.returned))
        room = hosted.invite.room
        draft = self._draft(desk, room)
        driver = self._drive(hosted.link, room, desk, draft)
        await hosted.link.start()
        return await driver.run(self._lines)

    async def _join(self, desk: Desk, person: IdentityRecord, opening: Join, invite_first: bool) -> int:
        line = opening.invite
        if invite_first:
            line = (await self._lines.line() or b"").decode("utf-8", "replace")
        if line is None:
            raise BadInvite("There is no invite here. Give it with --invite-file.")
        invite = parse_invite(line)
        draft = self._draft(desk, invite.room)
        link = join_room(desk, person, str(invite))
        driver = self._drive(link, invite.room, desk, draft)
        await link.start()
        return await driver.run(self._lines)

    def _draft(self, desk: Desk, room: str) -> Draft | None:
        opening = self._opening
        if opening.terms.source == "typed":
            return None
        return draft_for(desk, room or None, opening.draft, datetime.now().astimezone())

    def _drive(self, link: Link, room: str, desk: Desk, draft: Draft | None) -> Driver:
        opening = self._opening
        fresh = opening.draft is None
        driver = self._driver = Driver(link, room, desk, draft, opening.terms, self._out, fresh=fresh)
        if self._deaf:
            driver.end(End())
        return driver

    def _unheard(self) -> None:
        self._deaf = True
        if self._driver is not None:
            self._driver.end(End())
