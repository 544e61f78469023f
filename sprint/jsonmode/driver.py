"""One member by JSON lines: puts link, writer and page together, and knows when it is over."""

import asyncio
import contextlib
import signal
from typing import Any

import msgspec

from sprint.clocks import mono_ms
from sprint.core.errors import BadInput, Refused, SprintError
from sprint.desk.desk import Desk
from sprint.desk.drafts import Draft
from sprint.jsonmode import events
from sprint.jsonmode.acting import Actor
from sprint.jsonmode.commands import AnyCommand, read_command, word_of
from sprint.jsonmode.page import NumberPage, TextPage
from sprint.jsonmode.pipes import LinesIn, LinesOut
from sprint.jsonmode.telling import Teller
from sprint.jsonmode.watching import Watch
from sprint.link.base import Link
from sprint.link.news import ContactChanged, News
from sprint.writing.endings import note_gone, stopped
from sprint.writing.part import Terms
from sprint.writing.past import past_paces
from sprint.writing.rooms import remember_room
from sprint.writing.writer import Writer

LOOK_S = 0.05
FIRST_CONTACT_MS = 10_000
MOMENT_S = 3.0
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class End(msgspec.Struct, frozen=True):
    """How it ends: with a sentence and an exit code, or with an error."""

    why: str = ""
    code: int = 0
    error: SprintError | None = None


class Driver:
    """Drives one member through one room until the input ends, a command says so, or the link stops."""

    def __init__(
        self, link: Link, room: str, desk: Desk, draft: Draft | None, terms: Terms, out: LinesOut
    ) -> None:
        """``room`` is the room's id; empty for a room of one's own."""
        self._link, self._room, self._desk, self._out = link, room, desk, out
        page = NumberPage() if draft is None else TextPage(terms.unit, draft.text)
        self._writer = Writer(link, desk, page, draft, terms, self._trouble)
        self._teller = Teller(link, self._writer, page, out.say)
        self._watch = Watch(link, self._writer, page, out.say)
        self._actor = Actor(link, self._writer, page, self._teller, self._watch, out.say, self._finish)
        self._ended: asyncio.Future[End] = asyncio.get_running_loop().create_future()
        self._moved = asyncio.Event()
        self._started = mono_ms()
        self._joined = False
        self._kept = ""
        self._last = ContactChanged("waiting", "unreachable", "The relay cannot be reached.")
        link.listen(self._hear)

    def end(self, end: End) -> None:
        """End in this way, unless it ends already."""
        if not self._ended.done():
            self._ended.set_result(end)

    async def run(self, lines: LinesIn) -> int:
        """Take part until the end; gives the exit code. Raises the ``SprintError`` that ended it, if any."""
        loop = asyncio.get_running_loop()
        for number in SIGNALS:
            loop.add_signal_handler(number, self.end, End("Stopped.", 128 + number))
        self._writer.start()
        tasks = [asyncio.create_task(self._read(lines)), asyncio.create_task(self._look())]
        try:
            waiting: set[asyncio.Future[Any]] = {self._ended, *tasks}
            await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            for task in tasks:
                if task.done():
                    task.result()
            end = await self._ended
            await self._moment()
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await self._close()
            for number in SIGNALS:
                loop.remove_signal_handler(number)
        return self._farewell(end)

    async def _read(self, lines: LinesIn) -> None:
        while not self._ended.done():
            try:
                line = await lines.line()
                if line is None:
                    self.end(End("The input ended."))
                elif line.strip():
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
        while not self._ended.done():
            self._watch.look()
            if not self._joined:
                await self._look_for_contact()
            while self._teller.due:
                await self._tell_results(self._teller.due.pop(0))
            await asyncio.sleep(LOOK_S)

    async def _look_for_contact(self) -> None:
        if self._link.contact == "joined":
            self._joined = True
            self._actor.tell_state()
            await self._remember()
        elif mono_ms() - self._started > FIRST_CONTACT_MS:
            self.end(End(error=stopped(self._last.code, self._last.why)))

    async def _tell_results(self, sprint: str) -> None:
        try:
            records = await asyncio.to_thread(self._desk.sprints.list)
        except SprintError as error:
            self._trouble(str(error))
            records = []
        results = self._teller.results(sprint, past_paces(records, self._writer.terms.unit, but=sprint))
        if results is not None:
            self._out.say(results)
        await self._remember()

    async def _remember(self) -> None:
        if not self._room:
            return
        try:
            await asyncio.to_thread(remember_room, self._desk, self._link)
        except SprintError as error:
            self._trouble(str(error))

    def _hear(self, news: News) -> None:
        self._teller.hear(news)
        self._moved.set()
        if not isinstance(news, ContactChanged) or news.contact not in ("waiting", "stopped"):
            return
        self._last = news
        if news.contact == "stopped":
            closed = news.code == "closed-room" and self._joined
            self.end(End(news.why) if closed else End(error=stopped(news.code, news.why)))

    def _finish(self, why: str) -> None:
        self.end(End(why))

    async def _moment(self) -> None:
        """Wait a moment for what is on its way; what is not answered then waits on the disk."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(MOMENT_S):
                while not self._settled():
                    self._moved.clear()
                    await self._moved.wait()

    def _settled(self) -> bool:
        match self._link.contact:
            case "connecting":
                return False
            case "joined":
                return self._link.safety != "sending"
            case _:
                return True

    async def _close(self) -> None:
        await self._writer.close()
        await self._link.close()
        await self._remember()
        if self._room and self._link.contact == "stopped":
            with contextlib.suppress(SprintError):
                await asyncio.to_thread(note_gone, self._desk, self._room, self._last.code)
        draft = self._writer.draft
        if draft is not None and not await asyncio.to_thread(draft.discard_if_empty):
            self._kept = str(draft.path)

    def _farewell(self, end: End) -> int:
        if end.error is not None:
            raise end.error
        self._out.say(events.Bye(end.why, self._kept, self._writer.saved))
        return end.code

    def _trouble(self, sentence: str) -> None:
        self._out.say(events.Trouble("desk", sentence))
