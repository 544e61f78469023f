"""People of the campaign inside this process: each with a desk of their own, and a real link to a relay."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Final

import msgspec

from sprint.core.invite import Invite
from sprint.core.reading.acts import Withdraw
from sprint.core.reading.bodies import About, ProtocolWords
from sprint.core.reading.protocol import Protocol, Step
from sprint.desk.desk import Desk
from sprint.desk.folders import Folders
from sprint.desk.records import IdentityRecord
from sprint.link import retry
from sprint.link.news import ContactChanged, News, TroubleHeard
from sprint.link.relay_link import RelayLink
from sprint.writing.rooms import first_identity, join_room, new_invite, open_room

SAFE: Final = "safe in the room"
GUARD_S: Final = 30.0
_PROTOCOL: Final = Protocol((Step("readers", 3_600_000, ("praise",)),), table=0)
_WORDS: Final = ProtocolWords("slow", "As long as it takes")


class Seat:
    """Somebody with a desk. ``news`` is what their link told."""

    def __init__(self, folder: Path, name: str) -> None:
        self.desk = Desk.open(Folders.under(folder / name))
        self.news: list[News] = []
        self.link: RelayLink
        self._person: IdentityRecord = first_identity(self.desk, name)

    async def open(self, port: int) -> Invite:
        """Open a room, and call a reading whose pieces everybody may read ahead."""
        invite = new_invite(self._person, "127.0.0.1", port, tls=False)
        self.link = open_room(self.desk, self._person, invite, "open", "Ebb", hosted=False)
        await self._sit()
        await self.link.readings.call(_PROTOCOL, _WORDS, 3_600_000, ahead=True)
        await self.safe()
        return invite

    async def come(self, invite: Invite, port: int) -> None:
        """Join the room by way of a port."""
        self.link = join_room(self.desk, self._person, str(msgspec.structs.replace(invite, port=port)))
        await self._sit()

    async def _sit(self) -> None:
        self.link.listen(self.news.append)
        await self.link.start()
        await until(
            lambda: self.link.contact == "joined" and self.link.now() is not None, "let in", 2 * GUARD_S
        )
        await self.safe()

    async def offer(self, text: str) -> str:
        """Offer a piece; gives its id when it is on this disk."""
        return await self.link.readings.offer(text, About(text[:16]))

    async def take_back(self, piece: str) -> None:
        """Take a piece back, so that there is place for another."""
        await self.link.do(Withdraw(piece))
        await self.safe()

    async def safe(self, within_s: float = GUARD_S) -> None:
        """Wait until all that was done is safe in the room."""
        await until(lambda: self.link.safety == SAFE, SAFE, within_s)

    async def reads(self, piece: str, text: str, within_s: float = GUARD_S) -> None:
        """Wait until a piece is here, once and as it was written."""
        await until(lambda: piece in self.link.library.pieces, f"here: piece {piece[:8]}", within_s)
        if self.link.library.pieces[piece] != text:
            raise RuntimeError(f"piece {piece[:8]} is not as it was written")

    @property
    def pieces(self) -> list[str]:
        """The pieces in the room, as this person's program knows it."""
        return list(self.link.room.pieces) if self.link.room else []

    def troubles(self, code: str) -> int:
        """How often a trouble was told."""
        return sum(isinstance(item, TroubleHeard) and item.code == code for item in self.news)

    @property
    def lost(self) -> int:
        """How often the connection was lost."""
        return sum(isinstance(item, ContactChanged) and item.contact == "waiting" for item in self.news)

    async def leave(self) -> None:
        """End the program."""
        await self.link.close()
        self.desk.close()


async def until(fact: Callable[[], bool], what: str, within_s: float = GUARD_S) -> None:
    """Wait for a fact; raises ``RuntimeError`` where it does not come true in so many seconds."""
    try:
        async with asyncio.timeout(within_s):
            while True:
                if fact():
                    return
                await asyncio.sleep(0.002)
    except TimeoutError as error:
        raise RuntimeError(f"after {within_s:.0f} s it was never {what}") from error


@contextlib.contextmanager
def impatient() -> Iterator[None]:
    """Come back at once: how long one waits is measured elsewhere."""
    usual, retry.SOON_CAP_MS = retry.SOON_CAP_MS, 10.0
    try:
        yield
    finally:
        retry.SOON_CAP_MS = usual


@contextlib.asynccontextmanager
async def two(folder: Path, port: int, way: int) -> AsyncIterator[tuple[Seat, Seat, Invite]]:
    """One who opened a room on ``port``, and one who came to it by ``way``, a proxy's port or the same."""
    with impatient():
        host, guest = Seat(folder, "Host"), Seat(folder, "Guest")
        invite = await host.open(port)
        await guest.come(invite, way)
        try:
            yield host, guest, invite
        finally:
            await guest.leave()
            await host.leave()
