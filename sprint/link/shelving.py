"""Keeps a room on this machine without being asked: its log, and the sealed texts that concern this person.

Beside the link and not in its way: what is heard is noted, and one task does the work on the disk.
"""

import asyncio
import contextlib
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from sprint.core import wire
from sprint.core.entry import Entry
from sprint.core.errors import DeskTrouble
from sprint.core.reading.events import ReadingEvent, TextErased
from sprint.core.reading.texts import TextRef, texts_for
from sprint.link.incoming import Arrived
from sprint.link.library import Library, TextStore
from sprint.link.news import ContactChanged, Happened, News, TextCame, TroubleHeard
from sprint.link.session import Session


class Shelf(Protocol):
    """What is kept of a room on this machine: its log, and sealed texts. Its methods block."""

    @property
    def texts(self) -> TextStore:
        """The sealed texts."""

    def append(self, entries: Sequence[Entry]) -> None:
        """Keep more of the log; what is there already is passed over. Raises ``DeskTrouble``."""


class Shelving:
    """The shelf of one room at work. ``tell`` is given what became readable."""

    def __init__(self, session: Session, shelf: Shelf, tell: Callable[[list[News]], None]) -> None:
        self.library = Library(session.author.room, session.author.ring)
        self._session, self._shelf, self._tell = session, shelf, tell
        self._entries: list[Entry] = []
        self._noted = 0
        self._arrived: list[Arrived] = []
        self._erased: list[str] = []
        self._asked: dict[str, TextRef] = {}
        self._look = False
        self._wake = asyncio.Event()
        self._troubled = False
        self._closing = False

    def heard(self, message: wire.FromRelay, news: list[News]) -> None:
        """Note what a message brought."""
        if isinstance(message, wire.Entries):
            self._note(message.entries)
        for item in news:
            if isinstance(item, Happened) and isinstance(item.event, TextErased):
                self.library.forget(item.event.text)
                self._erased += [item.event.digest] if item.event.digest else []
            if isinstance(item, ContactChanged) and item.contact == "joined":
                self.library.look_again()
                self._look = True
            self._look = self._look or _about_reading(item)
        self._arrived += self._session.arrived
        self._session.arrived.clear()
        if self._entries or self._arrived or self._look:
            self._wake.set()

    async def run(self) -> None:
        """Go on until ``close``."""
        while not self._closing:
            await self._wake.wait()
            self._wake.clear()
            await self._put_away()
            if self._look and not self._closing:
                self._look = False
                await self._look_for_texts()
        await self._put_away()

    async def close(self, task: "asyncio.Task[None]") -> None:
        """Let ``run``, which is this task, put away what has come, and end.

        It is not cancelled: what a thread does on the disk would go on beside the next who uses the shelf.
        """
        self._closing = True
        self._wake.set()
        await asyncio.gather(task, return_exceptions=True)

    def _note(self, entries: Sequence[Entry]) -> None:
        seen = self._session.replica.seen.seq
        for entry in entries:
            # What the replica passed over is nothing that anybody checked.
            if self._noted < entry.seq <= seen:
                self._entries.append(entry)
                self._noted = entry.seq

    async def _put_away(self) -> None:
        entries, self._entries = self._entries, []
        with self._saying():
            if entries:
                try:
                    await asyncio.to_thread(self._shelf.append, entries)
                except DeskTrouble:
                    # Else what comes next would never follow what is there.
                    self._entries = entries + self._entries
                    raise
        arrived, self._arrived = self._arrived, []
        for one in arrived:
            await self._take(one)
        erased, self._erased = self._erased, []
        for digest in erased:
            # One that stays for now goes at the next start: the log tells of it again.
            with self._saying():
                await asyncio.to_thread(self._shelf.texts.remove, digest)

    async def _look_for_texts(self) -> None:
        room = self._session.replica.room
        if room is None:
            return
        for ref in texts_for(room, self._session.author.key):
            if self._closing or self.library.knows(ref.id) or ref.body.digest in self._asked:
                continue
            blob = await asyncio.to_thread(self._shelf.texts.get, ref.body.digest)
            if blob is not None and self.library.take(ref, blob):
                self._tell([TextCame(ref.id)])
            elif ref.id not in self.library.lost:
                self._asked[ref.body.digest] = ref
                self._session.want(ref.body)

    async def _take(self, arrived: Arrived) -> None:
        ref = self._asked.pop(arrived.digest, None)
        if ref is None:
            return
        here = self.library.take(ref, arrived.blob)
        if here and arrived.blob is not None:
            with self._saying():
                await asyncio.to_thread(self._shelf.texts.put, arrived.digest, arrived.blob)
        # Another act may name the same text, and waited for this answer.
        self._look = True
        self._tell([TextCame(ref.id, gone=not here)])

    @contextlib.contextmanager
    def _saying(self) -> Iterator[None]:
        """Say once that the disk does not take what should be kept; reading goes on."""
        try:
            yield
        except DeskTrouble as error:
            if not self._troubled:
                self._troubled = True
                self._tell([TroubleHeard("desk", str(error))])


def _about_reading(item: News) -> bool:
    return isinstance(item, Happened) and isinstance(item.event, ReadingEvent)
