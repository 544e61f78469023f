"""A day that nobody at this keyboard leads, told line by line."""

import sys

from sprint.core.agenda.dayplan import DayPlan
from sprint.desk.config import Config
from sprint.desk.desk import Desk
from sprint.desk.folders import Folders
from sprint.link.base import Link
from sprint.link.news import ActAnswered, ContactChanged, Happened, News, TroubleHeard
from sprint.openings import Host
from sprint.plain.voice import Voice
from sprint.telling.fresh import is_news
from sprint.telling.happenings import happening
from sprint.telling.hearer import Hearer
from sprint.telling.moments import Moments
from sprint.writing.leaving import End
from sprint.writing.people import person_named
from sprint.writing.pipes import LinesOut
from sprint.writing.unattended import Unattended

NOTE_CELLS = 400


async def run(opening: Host, plan: DayPlan, folders: Folders, name: str | None) -> int:
    """Lead the day to its end; gives the exit code, or raises the ``SprintError`` that ended it."""
    # Imported here: only those who host need it.
    from sprint.writing.hosting import host

    unattended: Unattended | None = None
    deaf = False

    def unheard() -> None:
        nonlocal deaf
        deaf = True
        if unattended is not None:
            unattended.end(End())

    out = LinesOut(sys.stdout.fileno(), unheard)
    voice = Voice(lambda line: out.write(f"{line}\n".encode("utf-8", "replace")))
    try:
        with Desk.open(folders) as desk:
            for notice in (*desk.notices, *Config(desk.folders.config).read().complaints):
                voice.answer(notice)
            hosted = await host(desk, person_named(desk, name), opening, voice.answer)
            voice.answer(
                "You are back in the room that is open. The next line is its invite."
                if hosted.returned
                else "The room is open. The next line is the invite; send it only to your circle."
            )
            voice.raw(str(hosted.invite))
            unattended = Unattended(desk, hosted.link, plan, voice.answer)
            hosted.link.listen(Watch(hosted.link, voice).hear)
            if deaf:
                unattended.end(End())
            await hosted.link.start()
            end = await unattended.run()
            voice.answer(end.why)
            return end.code
    finally:
        await out.close()


class Watch:
    """Says what happens, with the time of day before it: it may be read hours later."""

    def __init__(self, link: Link, voice: Voice) -> None:
        self._link, self._voice = link, voice
        self._moments = Moments()
        self._away = False

    def hear(self, news: News) -> None:
        """Say one piece of news, if it is for saying."""
        match news:
            case Happened(event=event) if is_news(news, self._link.room):
                self._say(happening(event, self._hearer()))
            case ContactChanged(contact="joined") if self._away:
                self._away = False
                self._say("Connected again.")
            case ContactChanged(contact="waiting", why=why) if not self._away:
                self._away = True
                self._say(f"{why} It comes back by itself.")
            case ActAnswered(outcome="rejected", why=why) | TroubleHeard(why=why):
                self._say(why)

    def _say(self, sentence: str) -> None:
        if sentence:
            self._voice.answer(f"{self._moments.now():%H:%M} {sentence}")

    def _hearer(self) -> Hearer:
        link, moments = self._link, self._moments
        now = link.now() or moments.wall()
        return Hearer(
            me=link.me,
            alone=False,
            room=link.room,
            side=link.side,
            clock=lambda at: moments.clock_time(at, now),
            day=lambda at: moments.day_and_time(at, now),
            here=moments.at,
            note_cells=NOTE_CELLS,
        )
