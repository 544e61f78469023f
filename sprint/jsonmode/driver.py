"""One member by JSON lines: puts link, writer and page together, and lets them run until the end."""

import asyncio
import signal
from functools import partial
from typing import Any

from sprint.core.errors import BadInput, Refused, SprintError
from sprint.desk.config import Config
from sprint.desk.desk import Desk
from sprint.desk.drafts import Draft
from sprint.jsonmode import events
from sprint.jsonmode.acting import Actor
from sprint.jsonmode.commands import AnyCommand, read_command, word_of
from sprint.jsonmode.out import JsonOut
from sprint.jsonmode.reading import Reader
from sprint.jsonmode.telling import Teller
from sprint.jsonmode.watching import Watch
from sprint.link.base import Link
from sprint.writing.attending import Attending
from sprint.writing.keeping import Keeper
from sprint.writing.leaving import End, Ending
from sprint.writing.ownnotes import OwnNotes
from sprint.writing.pages import NumberPage, TextPage
from sprint.writing.part import Terms
from sprint.writing.pipes import LinesIn
from sprint.writing.writer import Writer

LOOK_S = 0.05
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Driver:
    """Drives one member through one room until the input ends, a command says so, or the link stops."""

    def __init__(
        self,
        link: Link,
        room: str,
        desk: Desk,
        draft: Draft | None,
        terms: Terms,
        out: JsonOut,
    ) -> None:
        """``room`` is the room's id, or empty for one's own."""
        self._link, self._desk, self._out = link, desk, out
        page = NumberPage() if draft is None else TextPage(terms.unit, draft.text)
        self._writer = Writer(link, desk, page, draft, terms, self._trouble)
        self._keeper = Keeper(desk, room, link, self._writer, self._trouble)
        self.notes = OwnNotes(desk, link)
        self._teller = Teller(link, self._writer, self.notes, out.say)
        self._watch = Watch(link, self._writer, page, out.say)
        settings = Config(desk.folders.config).read().settings
        self._writer.shown, self._writer.measure = settings.shown, settings.measure
        self._attending = Attending(link)
        draft_text = partial(_text_of, page)
        reader = Reader(link, desk, room, self._attending, draft_text, out.say)
        self._actor = Actor(
            desk,
            link,
            self._writer,
            page,
            self._teller,
            self._watch,
            reader,
            self.notes,
            out.say,
            self._finish,
            alone=not room,
        )
        link.listen(self._teller.hear)
        self._ending = Ending(link)
        self._greeted = False

    def end(self, end: End) -> None:
        """End in this way, unless it ends already."""
        self._ending.end(end)

    async def run(self, lines: LinesIn) -> int:
        """Take part until the end; gives the exit code. Raises the ``SprintError`` that ended it, if any."""
        loop = asyncio.get_running_loop()
        for number in SIGNALS:
            loop.add_signal_handler(number, self.end, End("Stopped.", 128 + number))
        self._writer.start()
        tasks = [asyncio.create_task(self._read(lines)), asyncio.create_task(self._look())]
        try:
            waiting: set[asyncio.Future[Any]] = {self._ending.reached, *tasks}
            await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            for task in tasks:
                if task.done():
                    task.result()
            end = await self._ending.moment()
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await self._attending.close()
            kept = await self._keeper.close(self._ending)
            for number in SIGNALS:
                loop.remove_signal_handler(number)
        if self._ending.error is not None:
            raise self._ending.error
        self._out.say(events.Bye(end.why, kept, self._writer.saved))
        return end.code

    async def _read(self, lines: LinesIn) -> None:
        while not self._ending.over:
            try:
                line = await lines.line()
                if line is None:
                    self.end(End("The input ended.", patient=True))
                elif line.strip():
                    self._attending.touched()
                    await self._obey(read_command(line))
            except BadInput as error:
                self._out.say(events.Error(str(error)))

    async def _obey(self, command: AnyCommand) -> None:
        try:
            await self._actor.act(command)
        except SprintError as error:
            code = error.code if isinstance(error, Refused) else "cannot"
            self._out.say(events.Refused(word_of(command), code, str(error)))

    async def _look(self) -> None:
        while not self._ending.over:
            self._watch.look()
            self._ending.check_first_contact()
            if not self._greeted and self._link.contact == "joined":
                self._greeted = True
                self._actor.tell_state()
                await self._keeper.remember()
            while self._teller.due:
                await self._tell_results(self._teller.due.pop(0))
            await asyncio.sleep(LOOK_S)

    async def _tell_results(self, sprint: str) -> None:
        try:
            records = await asyncio.to_thread(self._desk.sprints.list)
        except SprintError as error:
            self._trouble(str(error))
            records = []
        results = self._teller.results(sprint, records)
        if results is not None:
            self._out.say(results)
        await self._keeper.remember()

    def _finish(self, why: str) -> None:
        self.end(End(why))

    def _trouble(self, sentence: str) -> None:
        self._out.say(events.Trouble("desk", sentence))


def _text_of(page: NumberPage | TextPage) -> str | None:
    return page.text if isinstance(page, TextPage) else None
