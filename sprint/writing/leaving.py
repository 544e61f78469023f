"""When it is over, and how: by a command, the end of the input, a signal, or a link that stopped."""

import asyncio
import contextlib
from collections.abc import Callable

import msgspec

from sprint.clocks import mono_ms
from sprint.core.errors import SprintError
from sprint.link.base import Link
from sprint.link.news import ContactChanged, News
from sprint.writing.endings import stopped

FIRST_CONTACT_MS = 10_000
MOMENT_S = 3.0


class End(msgspec.Struct, frozen=True):
    """How it ends. ``patient`` first waits for a room that was not reached yet, as long as at any start."""

    why: str = ""
    code: int = 0
    patient: bool = False


class Ending:
    """Watches ``link`` and remembers the first reason to end; ``error`` is set where that is an error.

    ``last`` is the last time that the connection was lost, or the link stopped. Whoever ``stays`` is not put
    out by a link that stops once they were in: what they type would go to whatever comes after this program.
    """

    def __init__(self, link: Link, *, stays: bool = False) -> None:
        self.reached: asyncio.Future[End] = asyncio.get_running_loop().create_future()
        self.error: SprintError | None = None
        self.last = ContactChanged("waiting", "unreachable", "The relay cannot be reached.")
        self._link, self._stays = link, stays
        self._met = link.contact == "joined"
        self._moved = asyncio.Event()
        self._started = mono_ms()
        link.listen(self._hear)

    @property
    def over(self) -> bool:
        """Whether it ends already."""
        return self.reached.done()

    def end(self, end: End) -> None:
        """End in this way, unless it ends already."""
        if not self.over:
            self.reached.set_result(end)

    def check_first_contact(self) -> None:
        """End with an error where the room was not reached in time."""
        if not self._met and self._left_ms() <= 0:
            self._fail()

    async def moment(self) -> End:
        """How it ends, after what is on its way had a moment; what is not answered then waits on the disk."""
        end = await self.reached
        if end.patient:
            await self._wait_for(self._answered, self._left_ms() / 1000)
            if not self._answered():
                self._fail()
        await self._wait_for(
            lambda: self._link.contact != "joined" or self._link.safety != "sending", MOMENT_S
        )
        return end

    def _hear(self, news: News) -> None:
        self._moved.set()
        if not isinstance(news, ContactChanged):
            return
        if news.contact == "joined":
            self._met = True
            return
        self.last = news
        closed = news.contact == "stopped" and news.code == "closed-room" and self._met
        if closed and not self._stays:
            self.end(End(news.why))
        elif news.contact == "stopped" and self._met and self._stays:
            self.error = None if closed else stopped(news.code, news.why)
        elif news.contact == "stopped":
            self._fail()

    def _answered(self) -> bool:
        """Whether the room was reached, or refused."""
        return self._met or self.error is not None

    def _fail(self) -> None:
        self.error = stopped(self.last.code, self.last.why)
        self.end(End())

    def _left_ms(self) -> float:
        return self._started + FIRST_CONTACT_MS - mono_ms()

    async def _wait_for(self, fact: Callable[[], bool], seconds: float) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while not fact():
                    self._moved.clear()
                    await self._moved.wait()
