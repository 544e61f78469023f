"""One member by lines of text: reads words, says what happens, and lets both run until the end."""

import asyncio
import signal
from collections.abc import Callable
from typing import Any

from sprint.clocks import mono_ms
from sprint.core.errors import SprintError
from sprint.plain.acting import Actor
from sprint.plain.aftermath import Aftermath
from sprint.plain.clockwork import Clockwork
from sprint.plain.dayarrival import arrival_lines
from sprint.plain.hearing import Hearing
from sprint.plain.papers import Papers
from sprint.plain.parsing import parse
from sprint.plain.reading import Reading
from sprint.plain.sentences import in_the_room, time_left
from sprint.plain.stay import Stay
from sprint.plain.voice import Voice
from sprint.telling.words import path_shown
from sprint.writing.keeping import Keeper
from sprint.writing.leaving import End, Ending
from sprint.writing.pages import NumberPage
from sprint.writing.pipes import LinesIn

LOOK_S = 0.05
MOST_LOOKS = 40
SIGNALS = (signal.SIGTERM, signal.SIGHUP)
INTERRUPTED = 130
ONCE_MORE_MS = 15_000.0


class Driver:
    """Drives one member through one room until the input ends, a word says so, or a signal."""

    def __init__(
        self,
        stay: Stay,
        voice: Voice,
        lines: LinesIn,
        ring: Callable[[], None],
        *,
        terminal: bool,
    ) -> None:
        """``ring`` rings the terminal's bell, if there is one."""
        self._stay, self._voice, self._lines = stay, voice, lines
        self._clockwork = Clockwork(stay, voice, ring)
        self._hearing = Hearing(stay, voice, self._clockwork)
        self._aftermath = Aftermath(stay, voice, self._clockwork, self.trouble)
        self._papers = Papers(stay, voice, lines, terminal=terminal)
        self._reading = Reading(stay, voice, lines, self.trouble)
        self._actor = Actor(stay, voice, self._clockwork, self._papers, self._reading, self._finish)
        room = stay.invite.room if stay.invite else ""
        self._keeper = Keeper(stay.desk, room, stay.link, stay.writer, self.trouble)
        self._ending = Ending(stay.link, stays=True)
        self._greeted = False
        self._looks = 0
        self._leaves_until = 0.0

    def trouble(self, sentence: str) -> None:
        """Say what could not be kept."""
        self._hearing.trouble(sentence)

    def end(self, end: End) -> None:
        """End in this way, unless it ends already."""
        self._ending.end(end)

    def heed_signals(self) -> None:
        """End in good order on a signal, from now until the end."""
        loop = asyncio.get_running_loop()
        for number in SIGNALS:
            loop.add_signal_handler(number, self.end, End("Stopped.", 128 + number))
        loop.add_signal_handler(signal.SIGINT, self._interrupt)

    async def run(self) -> int:
        """Take part until the end; gives the exit code. Raises the ``SprintError`` that ended it, if any."""
        self._stay.writer.start()
        tasks = [asyncio.create_task(self._read()), asyncio.create_task(self._look())]
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
            await self._reading.close()
            kept = await self._keeper.close(self._ending)
            for number in (*SIGNALS, signal.SIGINT):
                asyncio.get_running_loop().remove_signal_handler(number)
        if self._ending.error is not None:
            raise self._ending.error
        where = (
            f" Your draft is {path_shown(self._stay.writer.draft.path)}."
            if kept and self._stay.writer.draft
            else ""
        )
        self._voice.answer(f"{end.why}{where}")
        return end.code

    async def _read(self) -> None:
        await self._have_begun()
        while not self._ending.over:
            try:
                line = await self._lines.line()
                if line is None:
                    self.end(End("The input ended; everything is kept.", patient=True))
                elif line.strip():
                    self._leaves_until = 0.0
                    self._reading.attending.touched()
                    await self._actor.act(parse(line.decode("utf-8", "replace")))
            except SprintError as error:
                self._voice.answer(str(error))

    async def _have_begun(self) -> None:
        # A script may write in the very instant that a sprint of its own starts, and all of that counts.
        looks = 0
        while self._stay.alone and self._stay.stands == "running" and self._stay.entrant is None:
            looks += 1
            if looks > MOST_LOOKS:
                return
            await asyncio.sleep(LOOK_S)

    async def _look(self) -> None:
        while not self._ending.over:
            self._clockwork.look()
            self._reading.look()
            self._ending.check_first_contact()
            if not self._greeted and self._arrived():
                self._greeted = True
                self._recall_number()
                await self._recall_notes()
                self._greet()
                await self._aftermath.look_back()
                await self._keeper.remember()
            while self._hearing.due:
                await self._aftermath.tell(self._hearing.due.pop(0))
                await self._keeper.remember()
            await asyncio.sleep(LOOK_S)

    def _arrived(self) -> bool:
        """Whether one is in the room, and knows who else is there, which comes a moment later."""
        link = self._stay.link
        if link.contact != "joined" or not link.caught_up:
            return False
        self._looks += 1
        return bool(link.standings) or self._looks > MOST_LOOKS

    def _recall_number(self) -> None:
        """Go on from the last number that was typed in before, in the middle of a sprint."""
        page, entrant = self._stay.page, self._stay.entrant
        if not isinstance(page, NumberPage) or page.count or entrant is None:
            return
        seen = entrant.result or entrant.last_seen
        number = seen.count if seen is not None else entrant.baseline
        page.type(number)
        if number:
            self._voice.news(f"Your last number was {number:,}.", "bell")

    async def _recall_notes(self) -> None:
        """Know one's notes to the parts of a day before one of them begins."""
        try:
            await self._stay.notes.read()
        except SprintError as error:
            self.trouble(str(error))

    def _greet(self) -> None:
        stay = self._stay
        if not stay.alone:
            self._voice.news(in_the_room(stay.people(), stay.link.side.title), "bell")
            self._tell_day()
            led = stay.room is not None and stay.room.day is not None
            if not led or (stay.sprint is not None and stay.sprint.live):
                self._voice.news(time_left(stay.sprint, stay.now(), stay.clock, stay.sets), "bell")
            self._reading.greet()

    def _tell_day(self) -> None:
        stay = self._stay
        if stay.room is not None:
            side, now = stay.link.side, stay.now()
            for line in arrival_lines(stay.room, side, stay.me, now, stay.clock, stay.moments):
                self._voice.news(line, "bell")

    def _interrupt(self) -> None:
        if self._papers.editing:
            return
        now = mono_ms()
        if now < self._leaves_until:
            self.end(End("Stopped; everything is kept.", INTERRUPTED))
            return
        self._leaves_until = now + ONCE_MORE_MS
        # The terminal has written ^C where the cursor was.
        self._voice.new_line()
        here = self._papers.here or self._reading.here
        way = "A dot alone on a line ends writing." if here else "Type quit to leave."
        self._voice.answer(f"{way} Ctrl+C once more leaves.")

    def _finish(self, why: str) -> None:
        self.end(End(why))
