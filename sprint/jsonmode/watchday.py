"""A day that nobody at this keyboard leads, told as JSON lines."""

import sys

from sprint.core.agenda.dayplan import DayPlan
from sprint.core.errors import SprintError
from sprint.core.keys import Identity
from sprint.core.version import VERSION
from sprint.core.wire import VERSION as PROTOCOL
from sprint.desk.desk import Desk
from sprint.desk.folders import Folders
from sprint.jsonmode import events
from sprint.jsonmode.happened import line_of
from sprint.jsonmode.muting import Kept
from sprint.jsonmode.out import JsonOut
from sprint.link.base import Link
from sprint.link.news import ActAnswered, ContactChanged, Happened, News, TroubleHeard
from sprint.openings import Host
from sprint.writing.leaving import End
from sprint.writing.people import person_named
from sprint.writing.unattended import Unattended


async def run(opening: Host, plan: DayPlan, folders: Folders, name: str | None) -> int:
    """Lead the day to its end; gives the exit code, or raises the ``SprintError`` that was told last."""
    # Imported here: only those who host need it.
    from sprint.writing.hosting import host

    unattended: Unattended | None = None
    deaf = False

    def unheard() -> None:
        nonlocal deaf
        deaf = True
        if unattended is not None:
            unattended.end(End())

    out = JsonOut(sys.stdout.fileno(), unheard)

    def say(why: str) -> None:
        out.say(events.Notice(why))

    try:
        with Desk.open(folders) as desk:
            person = person_named(desk, name)
            out.say(events.Hello(person.name, Identity(person.seed).key, VERSION, PROTOCOL))
            for notice in desk.notices:
                say(notice)
            hosted = await host(desk, person, opening, say)
            out.say(events.Invite(str(hosted.invite), hosted.returned))
            unattended = Unattended(desk, hosted.link, plan, say)
            hosted.link.listen(Watch(hosted.link, out).hear)
            if deaf:
                unattended.end(End())
            await hosted.link.start()
            end = await unattended.run()
            out.say(events.Bye(end.why, "", saved=True))
            return end.code
    except SprintError as error:
        out.say(events.Error(str(error), error.exit_code))
        error.told = True
        raise
    finally:
        await out.close()


class Watch:
    """Tells what happens in the room."""

    def __init__(self, link: Link, out: JsonOut) -> None:
        self._link, self._out = link, out
        self._kept = Kept(link)

    def hear(self, news: News) -> None:
        """Put one piece of news into a line."""
        side = self._link.side
        match news:
            case Happened():
                for one in self._kept.told(news):
                    self._out.say(line_of(one.event, one.at, self._link.room, side) | {"fresh": one.fresh})
            case ContactChanged(contact=contact, code=code, why=why):
                self._out.say(events.Contact(contact, code, why))
            case ActAnswered(id=act, outcome=outcome, code=code, why=why, kind=kind):
                self._out.say(events.Answered(act, kind, outcome, code, why))
            case TroubleHeard(code=code, why=why):
                self._out.say(events.Trouble(code, why))
