"""For whoever watches over a relay: what it counts, whether it can work, and the pages that tell both."""

from collections.abc import Awaitable, Collection

from websockets.http11 import Request, Response

from server.connection import Connection
from server.door import Door
from server.health import Health
from server.hub import Hub
from server.metrics import Now, metrics_page
from server.pages import Sources, answer, is_plain
from server.storing import Storing
from server.tally import Tally
from server.texts import Texts
from server.vitals import Vitals


class Watch:
    """Looks at the parts of a relay. ``by_any`` lets more than this machine itself ask for the numbers."""

    def __init__(
        self,
        connections: Collection[Connection],
        door: Door,
        hub: Hub,
        storing: Storing,
        texts: Texts,
        tally: Tally,
        by_any: bool,
    ) -> None:
        self._connections = connections
        self._door = door
        self._hub = hub
        self._storing = storing
        self._texts = texts
        self._tally = tally
        self._vitals = Vitals()
        self._health = Health(storing)
        self._sources = Sources(self._health.trouble, self._metrics, by_any)

    def answer(self, connection: Connection, request: Request) -> Awaitable[Response] | None:
        """The answer to a plain request; nothing where a websocket is asked for."""
        if not is_plain(request):
            return None
        self._tally.pages += 1
        return answer(request, connection.peer, self._sources)

    async def stop(self) -> None:
        """The relay is about to end: say so, and leave the log alone."""
        await self._health.stop()

    def _metrics(self) -> str:
        rooms = self._hub.rooms.values()
        now = Now(
            connections=len(self._connections),
            at_the_door=len(self._door),
            members=sum(len(room.visitors) for room in rooms),
            rooms=len(rooms),
            writable=not self._storing.trouble,
            texts=self._texts.held.texts,
            text_bytes=self._texts.held.size,
            unfinished_bytes=self._texts.puts.uploads.held,
        )
        return metrics_page(now, self._tally, self._vitals)
