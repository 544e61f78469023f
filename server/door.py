"""The door: who stands before it, the address each is counted under, and who has to go when it is crowded."""

from websockets.http11 import Request

from server.connection import Connection
from server.doorway import Doorway, Network, door_address
from server.limits import RETRY_MS


class Door:
    """Connections without a hello. ``trusted`` are the proxies whose word about addresses is believed."""

    def __init__(self, trusted: tuple[Network, ...]) -> None:
        self._trusted = trusted
        self._doorway: Doorway[Connection] = Doorway()

    def __len__(self) -> int:
        return len(self._doorway)

    def came(self, connection: Connection) -> None:
        """A connection was made."""
        self._stand(connection, door_address(connection.peer, "", self._trusted))

    def requested(self, connection: Connection, request: Request) -> None:
        """The opening request came, and behind a trusted proxy the real address with it."""
        forwarded = ",".join(request.headers.get_all("X-Forwarded-For"))
        if forwarded and connection.peer and not connection.over:
            self._stand(connection, door_address(connection.peer, forwarded, self._trusted))

    def go(self, connection: Connection) -> None:
        """A connection said hello, or is gone."""
        self._doorway.go(connection)

    def _stand(self, connection: Connection, address: str) -> None:
        connection.address = address
        crowded = self._doorway.come(connection, address)
        if crowded is not None:
            self._doorway.go(crowded)
            crowded.dismiss("too-many", "Too many stand at the door without a hello.", RETRY_MS)
