"""What goes by itself of sealed texts: from memory what came in part only, from the disk what had its time.

The texts of a room go some weeks after it was closed. When a room is read from the log, those go that no act
names after days, and those that were erased, should one have come back.
"""

from collections.abc import Callable
from functools import partial
from typing import Final

from server.clock import RoomClock
from server.delivery import Spawn
from server.erasures import named
from server.held import HeldRoom
from server.limits import BODIES_AFTER_CLOSING_MS, BODIES_UNNAMED_MS, FORGOTTEN_AT_ONCE
from server.logs.bodylog import BodyLog
from server.logs.roomlog import LogBroken, LogFull
from server.puts import Puts
from server.storing import Storing

#: Seconds between looks for rooms that were closed long ago, and before the next try of anything.
_SWEEP_EVERY: Final = 3600.0
_AGAIN_AFTER: Final = 5.0


class Tidying:
    """Does what is due; looks once a second."""

    def __init__(
        self,
        bodies: BodyLog,
        puts: Puts,
        storing: Storing,
        clock: RoomClock,
        spawn: Spawn,
        on_broken: Callable[[LogBroken], None],
    ) -> None:
        self._bodies = bodies
        self._shelf = puts.shelf
        self._storing = storing
        self._uploads = puts.uploads
        self._clock = clock
        self._spawn = spawn
        self._on_broken = on_broken
        self._at_work = False
        self._sweep_at = self._scrub_at = float("-inf")

    def beat(self, now: float) -> None:
        """Do what is due at ``now``, in seconds of the loop's clock."""
        self._uploads.drop_old(now)
        sweep, scrub = now >= self._sweep_at, self._storing.unscrubbed and now >= self._scrub_at
        if (sweep or scrub) and not self._at_work:
            self._at_work = True
            self._spawn(self._work(now, sweep=sweep))

    async def clear(self, room: HeldRoom) -> None:
        """Delete what a room that was just read has no use for, and note the texts that it has; raises
        ``LogBroken`` as the log does.
        """
        kept = await self._storing.read(partial(self._bodies.kept_in, room.id))
        if not kept or room.state is None:
            return
        living, before = named(room.state), self._clock.now() - BODIES_UNNAMED_MS
        stale = [
            (room.id, digest)
            for digest, at in kept
            if digest in room.erasures or (digest not in living and at < before)
        ]
        room.texts = {digest for digest, _ in kept} - {digest for _, digest in stale}
        try:
            await self._shelf.forget(stale)
        except LogFull:
            # When the room is read again there may be space.
            return

    async def _work(self, now: float, *, sweep: bool) -> None:
        try:
            if sweep:
                self._sweep_at = now + _AGAIN_AFTER
                await self._sweep()
                self._sweep_at = now + _SWEEP_EVERY
            if self._storing.unscrubbed:
                # However often somebody erases; and again where a reader was in the way.
                self._scrub_at = now + _AGAIN_AFTER
                await self._storing.scrub()
        except LogFull:
            return
        except LogBroken as error:
            self._on_broken(error)
        finally:
            self._at_work = False

    async def _sweep(self) -> None:
        before = self._clock.now() - BODIES_AFTER_CLOSING_MS
        while found := await self._storing.read(
            partial(self._bodies.kept_after_closing, before, FORGOTTEN_AT_ONCE)
        ):
            await self._shelf.forget(found)
