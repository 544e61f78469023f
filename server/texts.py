"""Sealed texts of all rooms: what members bring of them and ask for, within limits, and the tidying."""

from collections.abc import Callable

from server.allowing import allowed, too_fast
from server.clock import RoomClock
from server.connection import Connection
from server.delivery import Spawn
from server.gets import Gets
from server.held import HeldRoom
from server.hub import Hub
from server.limits import GETS_A_SECOND, MOST_GETS, MOST_PUTS, PUTS_A_SECOND, Buckets
from server.logs.bodylog import BodyLog, Held
from server.logs.roomlog import LogBroken
from server.puts import Puts
from server.storing import Storing
from server.tally import Tally
from server.tidying import Tidying
from server.visitor import Visitor
from sprint.core.wire import Get, Put


class Texts:
    """Puts together what takes texts, gives them out and lets them go."""

    def __init__(
        self,
        hub: Hub,
        bodies: BodyLog,
        storing: Storing,
        clock: RoomClock,
        spawn: Spawn,
        on_broken: Callable[[LogBroken], None],
        tally: Tally,
    ) -> None:
        self._bodies = bodies
        self.puts = Puts(hub, bodies, storing, clock, spawn, on_broken)
        self.tidying = Tidying(bodies, self.puts, storing, clock, spawn, on_broken)
        self._gets = Gets(bodies, storing, spawn, on_broken, tally)
        self._tally = tally
        # By room and key, as acts are counted: coming back must not make anybody's bucket full again.
        self._bringing = Buckets(PUTS_A_SECOND, MOST_PUTS)
        self._asking = Buckets(GETS_A_SECOND, MOST_GETS)

    def take(self, connection: Connection, room: HeldRoom, visitor: Visitor, message: Put | Get) -> None:
        """Take what a visitor says about a text; raises ``Dismissed`` for one who says far too much."""
        name = room.id + visitor.key
        if isinstance(message, Put):
            if allowed(connection, self._bringing, name):
                self._tally.puts += 1
                self.puts.take(room, visitor, message, connection.heard_at)
        elif allowed(connection, self._asking, name) and not self._gets.take(room, visitor, message):
            too_fast(connection)

    @property
    def held(self) -> Held:
        """What is on the disk."""
        return self._bodies.held

    async def settle(self) -> None:
        """Wait until what came whole is on the disk, or not."""
        await self.puts.shelf.settle()
