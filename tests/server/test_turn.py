"""A turn of the loop that reads for long makes way for the others, and whoever waits for it loses nothing."""

import time
from pathlib import Path

from server.turn import Turn
from sprint.core.acts import Here
from tests.server.client import Client, Person, new_keys
from tests.server.house import house, until


async def test_a_turn_is_spent_when_it_reads_for_long_and_the_next_begins_anew() -> None:
    turn = Turn(read_for=0.01)
    assert not turn.spent()
    time.sleep(0.02)
    assert turn.spent()
    assert turn.spent()
    await until(lambda: turn._until is None)
    assert not turn.spent()


async def test_in_a_spent_turn_a_socket_is_read_once_and_again_in_the_next(tmp_path: Path) -> None:
    async with house(tmp_path) as home, Client(Person(new_keys()), home.url):
        (connection,) = home.relay.connections
        home.relay.turn = Turn(read_for=-1.0)
        connection.data_received(b"")
        assert not connection.transport.is_reading()
        await until(connection.transport.is_reading)


async def test_nothing_is_lost_where_every_turn_is_spent(tmp_path: Path) -> None:
    keys = new_keys()
    async with house(tmp_path) as home:
        home.relay.turn = Turn(read_for=-1.0)
        async with Client(Person(keys), home.url) as ada, Client(Person(keys), home.url) as ben:
            await ada.enter(ada.person.genesis())
            await ben.enter()
            for _ in range(20):
                assert (await ada.do(Here())).outcome == "applied"
            await ben.heard(ada.seen.seq)
