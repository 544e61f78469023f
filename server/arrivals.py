"""From a hello to a held room: what is cheap to check first, then the log, each room read once at a time."""

import asyncio
from functools import partial

from server.admission import check_generation, check_proof
from server.clock import RoomClock
from server.held import HeldRoom
from server.hub import Hub
from server.loading import load_room
from server.logs.roomlog import RoomLog
from server.openings import Openings
from server.outputs import Dismissed
from server.storing import Storing
from server.tidying import Tidying
from sprint.core.wire import Hello


class Arrivals:
    """Finds, reads or opens the room that a hello asks for."""

    def __init__(self, hub: Hub, log: RoomLog, storing: Storing, clock: RoomClock, tidying: Tidying) -> None:
        self._hub = hub
        self._log = log
        self._storing = storing
        self._clock = clock
        self._tidying = tidying
        self._openings = Openings(asyncio.get_running_loop().time())
        self._reading: dict[str, asyncio.Task[HeldRoom | None]] = {}

    async def room_for(self, hello: Hello, address: str) -> HeldRoom:
        """The room, held from now on; ``address`` is the door address of whoever says hello.

        Raises ``Dismissed`` where the hello may not have it, ``RoomDamaged`` and ``LogBroken`` as the
        log does.
        """
        room = self._hub.rooms.get(hello.room)
        if room is None:
            kept = await self._storing.read(partial(self._log.look, hello.room))
            if kept is not None:
                check_proof(kept.proofs, hello)
                room = await self._read(hello.room)
        # While the log was asked, somebody else may have opened the room.
        room = room or self._hub.rooms.get(hello.room)
        if room is None:
            if hello.genesis is not None:
                self._openings.take(address, asyncio.get_running_loop().time())
            room = self._hub.found(hello, self._clock.now())
            self._storing.wake()
        check_proof(room.proofs, hello)
        check_generation(room.state, hello)
        return room

    async def _read(self, room_id: str) -> HeldRoom:
        task = self._reading.get(room_id)
        if task is None:
            task = self._reading[room_id] = asyncio.ensure_future(self._load(room_id))
            task.add_done_callback(lambda _: self._reading.pop(room_id, None))
        room = await asyncio.shield(task)
        if room is None:
            raise Dismissed("unknown-room", "This relay no longer knows that room.")
        return self._hub.keep(room)

    async def _load(self, room_id: str) -> HeldRoom | None:
        room = await self._storing.read(partial(load_room, self._log, room_id))
        if room is not None:
            await self._tidying.clear(room)
        return room
