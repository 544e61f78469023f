"""The peer: what one writes first with websockets. Every message goes to everybody in the room at once."""

import asyncio
import contextlib
import sys
from collections import defaultdict

import uvloop
from websockets.asyncio.server import ServerConnection, broadcast, serve
from websockets.exceptions import ConnectionClosed

_rooms: dict[str, set[ServerConnection]] = defaultdict(set)


async def handler(websocket: ServerConnection) -> None:
    """Pass every message on to the room."""
    assert websocket.request is not None
    room = _rooms[websocket.request.path]
    room.add(websocket)
    try:
        with contextlib.suppress(ConnectionClosed):
            async for message in websocket:
                broadcast(room, message)
    finally:
        room.discard(websocket)


async def main() -> None:
    """Serve until killed."""
    async with serve(handler, "127.0.0.1", 0, compression=None, backlog=1024) as server:
        print(f"listening on 127.0.0.1:{server.sockets[0].getsockname()[1]}", flush=True)
        await asyncio.get_running_loop().create_future()


if __name__ == "__main__":
    import resource

    resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
    sys.exit(uvloop.run(main()))
