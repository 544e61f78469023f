"""A room is kept on this machine without being asked: through a full disk, a close, and what is erased."""

import asyncio
import threading
from collections.abc import Sequence
from pathlib import Path

from sprint.core import acts
from sprint.core.entry import Entry
from sprint.core.reading.acts import Erase
from sprint.core.reading.bodies import About, ProtocolWords
from sprint.core.reading.protocol import Protocol, Step
from sprint.desk.roomshelf import RoomShelf
from sprint.link.news import TroubleHeard
from sprint.link.relay_link import RelayLink
from tests.server.house import house, until
from tests.sprint.core.world import ANA, KEYS
from tests.sprint.desk.failing import FailingDisk
from tests.sprint.link.test_relay_link import Guest, MemoryOutbox, at
from tests.sprint.test_faults import Seat, seats

PROTOCOL = Protocol((Step("readers", 600_000, ("praise",)),))
WORDS = ProtocolWords("two", "For two")


def texts(seat: Seat, room: str) -> Path:
    return seat.desk.folders.data / "rooms" / room / "texts"


async def test_what_is_erased_leaves_the_disk_of_everybody_who_hears_of_it(tmp_path: Path) -> None:
    async with seats(tmp_path) as (relay, ben, ana, invite):
        await ben.link.readings.call(PROTOCOL, WORDS, 3_600_000, ahead=True)
        ana.joins(invite, relay.port)
        await ana.link.start()
        await until(lambda: ana.link.contact == "joined")
        first = await ana.link.readings.offer("Low tide", About("Ebb"))
        second = await ana.link.readings.offer("High tide", About("Flood"))
        await until(lambda: {first, second} <= ben.link.library.pieces.keys())
        await until(lambda: len(list(texts(ben, invite.room).iterdir())) == 2)
        room = ana.link.room
        assert room is not None
        digest = room.pieces[first].body.digest
        await ana.link.do(Erase(first))
        for seat in (ben, ana):
            await until(lambda seat=seat: not (texts(seat, invite.room) / digest).exists())  # type: ignore[misc]
            assert first not in seat.link.library.pieces
            assert len(list(texts(seat, invite.room).iterdir())) == 1
        await ana.link.close()


async def test_a_log_that_the_disk_did_not_take_is_whole_when_it_takes_it_again(tmp_path: Path) -> None:
    (tmp_path / "relay").mkdir()
    async with house(tmp_path / "relay") as relay:
        guest, disk = Guest(ANA, relay.url, MemoryOutbox()), FailingDisk()
        disk.breaks = "make_folder"
        shelf = RoomShelf(tmp_path, KEYS.room, disk)
        guest.link = RelayLink(guest.session, relay.url, guest.outbox, shelf)
        guest.link.listen(guest.news.append)
        guest.session.open_room("open", "Tuesdays")
        await guest.link.start()
        await until(lambda: any(isinstance(item, TroubleHeard) for item in guest.news))
        await until(guest.here)
        assert shelf.log() == []
        disk.breaks = ""
        await guest.link.do(acts.Here())
        await until(lambda: guest.link.room is not None and len(shelf.log()) == guest.link.room.seq > 2)
        await guest.link.close()


class SlowShelf:
    """A shelf whose disk comes back from the first append only when it is let; it notes who was there."""

    def __init__(self, shelf: RoomShelf) -> None:
        self.texts = shelf.texts
        self.at, self.let = threading.Event(), threading.Event()
        self.together = False
        self._shelf = shelf
        self._lock = threading.Lock()

    def append(self, entries: Sequence[Entry]) -> None:
        if not self._lock.acquire(blocking=False):
            self.together = True
            return
        try:
            self.at.set()
            self.let.wait(30)
            self._shelf.append(entries)
        finally:
            self._lock.release()


async def test_a_close_waits_for_the_disk_and_everything_that_came_is_there(tmp_path: Path) -> None:
    (tmp_path / "relay").mkdir()
    async with house(tmp_path / "relay") as relay, at(ANA, relay.url, opens=True) as ana:
        await until(ana.here)
        guest = Guest("Ben", relay.url, MemoryOutbox())
        shelf = RoomShelf(tmp_path, KEYS.room)
        slow = SlowShelf(shelf)
        guest.link = RelayLink(guest.session, relay.url, guest.outbox, slow)
        await guest.link.start()
        await until(slow.at.is_set)
        await until(guest.here)
        closing = asyncio.create_task(guest.link.close())
        await asyncio.wait({closing}, timeout=0.1)
        assert not closing.done()
        slow.let.set()
        await closing
        assert not slow.together
        assert guest.link.room is not None
        assert len(shelf.log()) == guest.link.room.seq
