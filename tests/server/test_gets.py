"""Members ask for sealed texts: each part as asked, at the pace of who reads, whatever others do."""

import asyncio
from pathlib import Path

import psutil
import pytest

import server.connection
from server.connection import Connection
from server.limits import MOST_GETS
from sprint.core import wire
from sprint.core.acts import Here
from sprint.core.reading.bodies import digest_of
from sprint.core.wire import GET_AT_ONCE, AskTime, Blob, Challenge, Get, TellTime, Trouble
from tests.server.client import Client, Person, new_keys
from tests.server.house import house, relay_process, until
from tests.server.parcels import blob, bring, fetch
from tests.server.raw import Raw, frame

WHOLE = blob(1)
NAME = digest_of(WHOLE)


async def asked(one: Client, digest: str, at: int = 0) -> Blob:
    await one.send(Get(digest, at))
    return await one.expect(Blob)


async def test_a_part_comes_from_where_it_was_asked_for(tmp_path: Path) -> None:
    person = Person(new_keys())
    async with house(tmp_path) as home, Client(person, home.url) as ada:
        await ada.enter(person.genesis())
        await bring(ada, WHOLE)
        size = len(WHOLE)
        assert await asked(ada, NAME) == Blob(NAME, size, 0, WHOLE[:GET_AT_ONCE])
        assert await asked(ada, NAME, 100_001) == Blob(NAME, size, 100_001, WHOLE[100_001:])
        assert await asked(ada, NAME, size) == Blob(NAME, size, size)
        assert await asked(ada, "0" * 64) == Blob("0" * 64, 0)


async def test_a_text_of_one_room_is_in_no_other(tmp_path: Path) -> None:
    ada, eve = Person(new_keys()), Person(new_keys())
    async with house(tmp_path) as home, Client(ada, home.url) as first, Client(eve, home.url) as other:
        await first.enter(ada.genesis())
        await other.enter(eve.genesis())
        await bring(first, WHOLE)
        assert await fetch(other, NAME) is None


async def test_who_comes_in_has_twenty_pieces_and_a_hundred_responses_at_once(tmp_path: Path) -> None:
    keys = new_keys()
    people = [Person(keys) for _ in range(5)]
    pieces, responses = [blob(seed) for seed in range(20)], [blob(seed, 4_000) for seed in range(100, 200)]
    texts = pieces + responses
    async with house(tmp_path) as home:
        for number, person in enumerate(people):
            async with Client(person, home.url) as one:
                await one.enter(person.genesis())
                for text in texts[number::5]:
                    await bring(one, text)
        async with Client(people[0], home.url) as ada:
            await ada.hello()
            wanted = [(digest_of(text), at) for text in texts for at in range(0, len(text), GET_AT_ONCE)]
            assert 190 < len(wanted) < MOST_GETS
            for digest, at in wanted:
                await ada.send(Get(digest, at))
            came = [await ada.expect(Blob) for _ in wanted]
            assert [(one.digest, one.at) for one in came] == wanted
            assert b"".join(one.data for one in came) == b"".join(texts)
            assert not [message for message in ada.inbox if isinstance(message, Trouble)]


async def test_who_asks_without_end_is_told_and_then_sent_away(tmp_path: Path) -> None:
    keys = new_keys()
    ada, eve = Person(keys), Person(keys)
    async with house(tmp_path) as home, Client(ada, home.url) as first:
        await first.enter(ada.genesis())
        await bring(first, WHOLE)
        async with Client(eve, home.url) as other:
            await other.enter()
            for _ in range(MOST_GETS + 200):
                await other.send(Get("0" * 64))
            bye, _ = await other.ended()
            assert bye is not None
            assert bye.code == "too-fast"
            assert sum(isinstance(message, Trouble) for message in other.inbox) >= 20
        async with Client(eve, home.url) as other:
            await other.hello()
            for _ in range(MOST_GETS - 1):
                await other.send(Get("0" * 64))
            assert (await other.expect(Trouble)).code == "too-fast", "coming back fills no bucket"
        assert await fetch(first, NAME) == WHOLE


async def test_so_many_questions_wait_for_a_slow_reader_and_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = asyncio.Event()

    async def slow(_: Connection) -> None:
        await gate.wait()

    person = Person(new_keys())
    async with house(tmp_path) as home, Client(person, home.url) as ada:
        await ada.enter(person.genesis())
        monkeypatch.setattr(Connection, "drained", slow)
        room, gets = home.relay.hub.rooms[person.keys.room], home.relay._texts._gets
        visitor = room.visitors[person.me.key]
        taken = [gets.take(room, visitor, Get(NAME, at)) for at in range(MOST_GETS + 2)]
        assert taken == [True] * MOST_GETS + [False] * 2
        gate.set()
        assert [(await ada.expect(Blob)).at for _ in range(MOST_GETS)] == list(range(MOST_GETS))
        assert await asked(ada, NAME) == Blob(NAME, 0)


async def stalled(home_port: int, person: Person, asking: int) -> Raw:
    """Say hello, ask, and never read again."""
    raw = await Raw(home_port, 4_096).__aenter__()
    _, text = await raw.message()
    challenge = wire.read_from_relay(text.decode())
    assert isinstance(challenge, Challenge)
    await raw.send(frame(wire.encode(person.hello(challenge)).encode()))
    _, text = await raw.message()
    await raw.send(frame(wire.encode(Get(NAME)).encode()) * asking)
    return raw


async def test_who_asks_and_never_reads_costs_one_part_and_is_dropped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server.connection, "DRAIN_WITHIN", 0.5)
    keys = new_keys()
    ada, eve = Person(keys), Person(keys)
    async with house(tmp_path) as home, Client(ada, home.url) as first:
        await first.enter(ada.genesis())
        await bring(first, WHOLE)
        async with Client(eve, home.url) as other:
            await other.enter()
        raw = await stalled(home.port, eve, 250)
        gets = home.relay._texts._gets
        await until(lambda: bool(gets._asked))
        (visitor,) = gets._asked
        held = visitor.peer
        assert isinstance(held, Connection)
        most = 0
        while held in home.relay.connections:
            most = max(most, held.transport.get_write_buffer_size())
            assert await fetch(first, NAME) == WHOLE
            await asyncio.sleep(0.01)
        assert 0 < most < 2 * 65_536
        await until(lambda: not gets._asked)
        assert home.relay.tally.cut["slow"] == 1
        raw.socket.close()


async def test_memory_is_bounded_when_many_ask_and_never_read(tmp_path: Path) -> None:
    keys = new_keys()
    ada = Person(keys)
    with relay_process(tmp_path) as relay:
        async with Client(ada, relay.url) as first:
            await first.enter(ada.genesis())
            await bring(first, WHOLE)
            others = [Person(keys) for _ in range(30)]
            for person in others:
                async with Client(person, relay.url) as one:
                    await one.enter()
            process = psutil.Process(relay.process.pid)
            before = process.memory_info().rss
            raws = [await stalled(relay.port, person, 250) for person in others]
            for number in range(20):
                await first.send(AskTime(float(number)))
                await first.expect(TellTime)
                assert await fetch(first, NAME) == WHOLE
            assert (await first.do(Here())).outcome == "applied"
            assert process.memory_info().rss - before < 30 * 2**20
            for raw in raws:
                raw.socket.close()
