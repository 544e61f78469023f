"""A room of one's own: the same replica and the same rules as on a relay, with no socket at all.

This machine gives the entries their number and time. Each is handed to ``keep`` before it counts, so that a
solo sprint survives its program as a room survives its relay.
"""

import asyncio
import os
from collections.abc import Callable, Mapping, Sequence

from sprint.clocks import mono_ms, wall_ms
from sprint.core.acts import Body, kind_of
from sprint.core.derive import fingerprint, room_keys
from sprint.core.entry import Entry, tick_act
from sprint.core.errors import DeskTrouble, Refused
from sprint.core.invite import Invite
from sprint.core.keyring import KeyRing
from sprint.core.keys import Identity
from sprint.core.signed import Act, SignedAct
from sprint.core.wire import Standing, Status
from sprint.link.author import Author
from sprint.link.base import Link
from sprint.link.library import Library
from sprint.link.news import ActAnswered, Contact, Happened, News, Safety, TroubleHeard
from sprint.link.outgoing import Parcel
from sprint.link.readings import alone
from sprint.link.replica import Replica

AGAIN_S = 1.0

Keep = Callable[[Entry], None]


class SoloLink(Link):
    """A room with one member, on this machine.

    ``keep`` blocks on the disk and is called off the event loop.
    """

    def __init__(self, identity: Identity, secret: bytes, keep: Keep, past: Sequence[Entry] = ()) -> None:
        """``past`` are the entries of a room left in the middle; raises ``Untrusted`` if they do not fit."""
        keys, ring = room_keys(secret), KeyRing(0, secret)
        invite = Invite("localhost", 0, False, keys.room, secret, 0, fingerprint(identity.key))
        super().__init__(Author(identity, keys.room, ring, os.urandom), Replica(invite, ring, identity))
        self._keep = keep
        self._library = Library(keys.room, ring)
        self._base_ms = wall_ms() - mono_ms()
        self._standings: dict[int, Standing] = {}
        self._lock = asyncio.Lock()
        self._ticker: asyncio.Task[None] | None = None
        for entry in past:
            self._replica.take(entry, entry.read())

    async def start(self, name: str) -> None:
        """Open the room and take its only seat, unless the past did so already; then watch the clock."""
        if self._replica.room is None:
            await self._send(*self._author.opening("open", ""))
            await self._send(*self._author.joining(name, self._replica.seen))
        self._ticker = asyncio.create_task(self._tick(), name="solo-tick")

    @property
    def standings(self) -> Mapping[int, Standing]:
        """One's own standing."""
        return self._standings

    @property
    def contact(self) -> Contact:
        """Always joined: there is nowhere to lose."""
        return "joined"

    @property
    def safety(self) -> Safety:
        """A room of one is on this disk and nowhere else."""
        return "on this disk"

    @property
    def library(self) -> Library:
        """Empty: alone there is nobody to read to."""
        return self._library

    def now(self) -> int:
        """Room time: the wall clock at the start, carried on by a clock that never jumps."""
        room = self._replica.room
        return max(int(self._base_ms + mono_ms()), room.at if room else 0)

    async def do(self, body: Body) -> str:
        """Act; the entry is on this disk when this returns. Raises ``Refused`` or ``DeskTrouble``."""
        return await self._send(*self._author.act(body, self._replica.seen))

    async def say(self, text: str) -> str:
        """Say something to the circle, as ``do``."""
        return await self._send(*self._author.saying(text, self._replica.seen))

    async def cheer(self, whom: str = "") -> str:
        """Cheer, as ``do``."""
        return await self._send(*self._author.cheering(whom, self._replica.seen))

    def show(self, status: Status, count: int | None) -> None:
        """Keep how one is, for one's own screen."""
        self._standings[1] = Standing(1, status, count)

    async def close(self) -> None:
        """Stop watching the clock; the entries are kept already."""
        if self._ticker is not None:
            self._ticker.cancel()
            await asyncio.gather(self._ticker, return_exceptions=True)
        async with self._lock:
            return

    async def _send(self, act: Act, signed: SignedAct, parcel: Parcel | None = None) -> str:
        if parcel is not None:
            raise alone()
        # Whoever waits may be cancelled; what is kept is taken all the same, or numbers would come twice.
        return await asyncio.shield(self._keep_and_take(act, signed))

    async def _keep_and_take(self, act: Act, signed: SignedAct) -> str:
        async with self._lock:
            entry = Entry(self._replica.seen.seq + 1, self.now(), signed.act, signed.sig)
            self._replica.judge(act, signed, entry.at)
            await asyncio.to_thread(self._keep, entry)
            taken = self._replica.take(entry, act)
        news: list[News] = [Happened(event, entry.at, fresh=True) for event in taken.events]
        self.tell([*news, ActAnswered(act.id, "applied", kind=kind_of(act.body))])
        return act.id

    async def _tick(self) -> None:
        while True:
            due = self._replica.room.due_at() if self._replica.room else None
            wait_ms = 100 if due is None else min(100, due - self.now())
            await asyncio.sleep(max(0, wait_ms) / 1000)
            if due is not None and self.now() >= due:
                await self._ring()

    async def _ring(self) -> None:
        try:
            await self._send(*tick_act(self._author.room, self._author.fresh_id()))
        except Refused:
            return
        except DeskTrouble as error:
            self.tell([TroubleHeard("desk", str(error))])
            await asyncio.sleep(AGAIN_S)
