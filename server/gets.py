"""Members ask for sealed texts: part by part, read beside the commits, no faster than they take them.

What somebody has asked for waits in a short queue of their own, so one who asks and never reads costs one
part and a few names, and is cut off like any reader that has stopped.
"""

from collections import deque
from collections.abc import Callable
from functools import partial

from server.delivery import Spawn
from server.framing import packed
from server.held import HeldRoom
from server.limits import MOST_GETS
from server.logs.bodylog import BodyLog
from server.logs.roomlog import LogBroken
from server.outputs import written
from server.puts import NOT_SEATED, about
from server.storing import Storing
from server.tally import Tally
from server.visitor import Visitor
from sprint.core.wire import GET_AT_ONCE, Blob, Get


class Gets:
    """The questions that wait, by visitor, oldest first."""

    def __init__(
        self,
        bodies: BodyLog,
        storing: Storing,
        spawn: Spawn,
        on_broken: Callable[[LogBroken], None],
        tally: Tally,
    ) -> None:
        self._bodies = bodies
        self._storing = storing
        self._spawn = spawn
        self._on_broken = on_broken
        self._tally = tally
        self._asked: dict[Visitor, deque[Get]] = {}

    def take(self, room: HeldRoom, visitor: Visitor, get: Get) -> bool:
        """Answer when it is their turn; says whether there was place for one more question."""
        if room.seat_of(visitor.key) is None:
            visitor.peer.tell(packed(written(about(get.digest, NOT_SEATED))))
            return True
        asked = self._asked.get(visitor)
        if asked is None:
            self._asked[visitor] = deque((get,))
            self._spawn(self._answer(visitor))
        elif len(asked) < MOST_GETS:
            asked.append(get)
        else:
            return False
        return True

    async def _answer(self, visitor: Visitor) -> None:
        asked = self._asked[visitor]
        try:
            while asked and not visitor.peer.over:
                await visitor.peer.drained()
                get = asked.popleft()
                read = partial(self._bodies.read, visitor.room, get.digest, get.at, GET_AT_ONCE)
                size, data = await self._storing.read(read)
                visitor.peer.tell(packed(written(Blob(get.digest, size, get.at, data))))
                self._tally.gets += 1
        except LogBroken as error:
            self._on_broken(error)
        finally:
            del self._asked[visitor]
