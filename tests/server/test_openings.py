"""Who may open rooms: not without number from one address, nor in all."""

from pathlib import Path

import pytest
from websockets.asyncio.client import connect

from server.limits import MOST_OPENED, MOST_OPENED_PER_ADDRESS
from server.openings import Openings
from server.outputs import Dismissed
from sprint.core import wire
from sprint.core.wire import Bye, Challenge, Welcome
from tests.server.client import Person, new_keys
from tests.server.house import House, house


async def opened(home: House, address: str) -> wire.FromRelay:
    """The answer to a hello that opens a new room, said through a proxy for ``address``."""
    person = Person(new_keys())
    headers = {"X-Forwarded-For": address}
    async with connect(home.url, additional_headers=headers, proxy=None, compression=None) as ws:
        challenge = wire.read_from_relay(str(await ws.recv()))
        assert isinstance(challenge, Challenge)
        await ws.send(wire.encode(person.hello(challenge, genesis=person.genesis())))
        return wire.read_from_relay(str(await ws.recv()))


async def test_one_address_opens_a_few_rooms_and_is_told_to_come_back_later(tmp_path: Path) -> None:
    async with house(tmp_path, "--trusted-proxy", "127.0.0.1") as home:
        for _ in range(MOST_OPENED_PER_ADDRESS):
            assert isinstance(await opened(home, "203.0.113.7"), Welcome)
        refused = await opened(home, "203.0.113.7")
        assert isinstance(refused, Bye)
        assert (refused.code, refused.retry_ms) == ("too-many", 60_000)
        assert isinstance(await opened(home, "203.0.113.8"), Welcome)
        assert len(home.log.open_rooms()) == MOST_OPENED_PER_ADDRESS + 1


@pytest.mark.parametrize("address", ["", "127.0.0.1", "::/64"])
def test_what_is_near_counts_only_in_all(address: str) -> None:
    openings = Openings(0.0)
    for _ in range(MOST_OPENED):
        openings.take(address, 0.0)
    with pytest.raises(Dismissed):
        openings.take(address, 0.0)
    openings.take(address, 60.0)
