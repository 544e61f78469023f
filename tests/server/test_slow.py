"""A reader that stops reading: dropped before it costs much, able to come back, and nobody else waits."""

import asyncio
from pathlib import Path

import psutil
import pytest

import server.connection
from server.limits import ENOUGH_WAITING, MOST_ENTRY_BYTES
from sprint.core import wire
from sprint.core.acts import Say
from sprint.core.wire import AskTime, Challenge, TellTime
from tests.server.client import Client, Person, new_keys
from tests.server.house import house, relay_process, until
from tests.server.raw import Raw, frame


async def stalled(raw: Raw, person: Person) -> None:
    """Say hello, be welcome, and never read again."""
    _, text = await raw.message()
    challenge = wire.read_from_relay(text.decode())
    assert isinstance(challenge, Challenge)
    await raw.send(frame(wire.encode(person.hello(challenge)).encode()))
    _, text = await raw.message()
    assert isinstance(wire.read_from_relay(text.decode()), wire.Welcome)


async def chat(one: Client, texts: int) -> None:
    for _ in range(texts):
        assert (await one.do(Say(one.person.sealed("note", "x" * 15_000)))).outcome == "applied"


async def test_a_stalled_reader_costs_little_is_dropped_and_can_come_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server.connection, "DRAIN_WITHIN", 0.5)
    keys = new_keys()
    async with house(tmp_path) as home, Client(Person(keys), home.url) as ada, Raw(home.port, 4_096) as raw:
        await ada.enter(ada.person.genesis())
        sleeper = Person(keys)
        await stalled(raw, sleeper)
        writers = [Client(Person(keys), home.url) for _ in range(4)]
        for writer in writers:
            await writer.open()
            await writer.enter()
        held = home.relay.hub.rooms[keys.room].visitors[sleeper.me.key].peer
        assert isinstance(held, server.connection.Connection)
        most = 0
        for _ in range(80):
            await asyncio.gather(*(chat(writer, 1) for writer in (ada, *writers)))
            most = max(most, held.transport.get_write_buffer_size())
        await until(lambda: held not in home.relay.connections)
        assert 0 < most <= ENOUGH_WAITING + MOST_ENTRY_BYTES + 4_096
        await ada.send(AskTime(1.0))
        await ada.expect(TellTime)
        async with Client(sleeper, home.url) as back:
            welcome = await back.hello()
            await back.heard(welcome.seq)
        for writer in writers:
            await writer.close()


async def test_a_slow_reader_hears_everything_in_the_end(tmp_path: Path) -> None:
    keys = new_keys()
    async with house(tmp_path) as home, Client(Person(keys), home.url) as ada:
        await ada.enter(ada.person.genesis())
        async with Client(Person(keys), home.url) as ben:
            await ben.hello()
            room = home.relay.hub.rooms[keys.room]
            visitor = room.visitors[ada.person.me.key]
            for _ in range(600):
                note = ada.person.act(Say(ada.person.sealed("n", "x" * 15_000)))
                home.relay.hub.submit(room, visitor, note, 0)
            home.relay.storing.wake()
            await ada.heard(602)
            await asyncio.wait_for(ben.heard(602), 20)
            assert ben.seen == ada.seen


async def test_a_newcomer_who_stops_reading_a_long_log_is_dropped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server.connection, "DRAIN_WITHIN", 0.3)
    keys = new_keys()
    async with house(tmp_path) as home, Client(Person(keys), home.url) as ada:
        await ada.enter(ada.person.genesis())
        room = home.relay.hub.rooms[keys.room]
        visitor = room.visitors[ada.person.me.key]
        for _ in range(600):
            home.relay.hub.submit(room, visitor, ada.person.act(Say(ada.person.sealed("n", "x" * 15_000))), 0)
        home.relay.storing.wake()
        await ada.heard(602)
        async with Raw(home.port, 4_096) as raw:
            await stalled(raw, Person(keys))
            await until(lambda: len(home.relay.connections) == 1)


async def test_memory_is_bounded_when_many_readers_stall(tmp_path: Path) -> None:
    keys = new_keys()
    with relay_process(tmp_path) as relay:
        async with Client(Person(keys), relay.url) as ada, Client(Person(keys), relay.url) as ben:
            await ada.enter(ada.person.genesis())
            await ben.enter()
            before = psutil.Process(relay.process.pid).memory_info().rss
            raws = [Raw(relay.port, 4_096) for _ in range(10)]
            for raw in raws:
                await raw.__aenter__()
                await stalled(raw, Person(keys))
            await asyncio.gather(chat(ada, 100), chat(ben, 100))
            assert psutil.Process(relay.process.pid).memory_info().rss - before < 50 * 2**20
            for raw in raws:
                raw.socket.close()
