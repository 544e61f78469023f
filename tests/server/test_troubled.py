"""The relay over a log that is slow or full: what falls stays fallen, and nothing is held for nobody."""

import asyncio
from pathlib import Path

import pytest

import server.upkeep
from server.held import HeldRoom
from server.hub import Hub
from server.logs.roomlog import LogFull
from server.logs.sqlite import SqliteLog
from sprint.core.acts import Here
from sprint.core.wire import Do
from tests.server.client import Client, Person, new_keys
from tests.server.gates import gated
from tests.server.house import house, until


def kept_rooms(monkeypatch: pytest.MonkeyPatch) -> list[HeldRoom]:
    """Every room that a hub holds from now on."""
    keep, kept = Hub.keep, list[HeldRoom]()

    def noted(hub: Hub, room: HeldRoom) -> HeldRoom:
        kept.append(room)
        return keep(hub, room)

    monkeypatch.setattr(Hub, "keep", noted)
    return kept


async def test_a_room_that_fell_with_a_full_disk_takes_nothing_from_the_one_opened_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise LogFull("There is no space left.")

    keys = new_keys()
    ada, ben = Person(keys), Person(keys)
    kept = kept_rooms(monkeypatch)
    async with house(tmp_path) as home:
        with monkeypatch.context() as no_space:
            no_space.setattr(SqliteLog, "append", full)
            async with Client(ada, home.url) as first:
                assert first.challenge is not None
                await first.send(ada.hello(first.challenge, genesis=ada.genesis()))
                bye, _ = await first.ended()
                assert bye is not None
                assert bye.code == "storage"
        async with Client(ada, home.url) as again, Client(ben, home.url) as other:
            await again.enter(ada.genesis())
            fallen, room = kept
            home.relay._on_empty(fallen)
            assert home.relay.hub.rooms[keys.room] is room
            await other.enter()
            await again.heard(3)
        assert home.broken == []


async def test_a_stopping_relay_commits_what_it_has_and_takes_in_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = Person(new_keys())
    async with house(tmp_path) as home, Client(person, home.url) as ada:
        await ada.enter(person.genesis())
        gate = gated(monkeypatch, SqliteLog, "append")
        (held,) = home.relay.connections
        await ada.send(Do(person.act(Here(), act_id="a" * 32)))
        await until(gate.reached.is_set)
        stopping = asyncio.create_task(home.relay.stop())
        await until(lambda: home.relay._reception._stopped)
        before = held.heard_at
        await ada.send(Do(person.act(Here(), act_id="b" * 32)))
        await until(lambda: held.heard_at > before)
        gate.open()
        bye, _ = await ada.ended()
        await stopping
        assert bye is not None
        assert bye.code == "restarting"
        assert ada.seen.seq == 3, "the act before the stop is in the log, the one after it is not"


async def test_a_room_read_for_one_who_is_gone_is_let_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = Person(new_keys())
    async with house(tmp_path) as home, Client(person, home.url) as ada:
        await ada.enter(person.genesis())
    monkeypatch.setattr(server.upkeep, "_EVERY", 0.005)
    monkeypatch.setattr(server.upkeep, "RELEASE_AFTER", 0.05)
    gate = gated(monkeypatch, SqliteLog, "look")
    kept = kept_rooms(monkeypatch)
    async with house(tmp_path) as home:
        async with Client(person, home.url) as ada:
            assert ada.challenge is not None
            await ada.send(person.hello(ada.challenge))
            await until(gate.reached.is_set)
        await until(lambda: not home.relay.connections)
        gate.open()
        await until(lambda: bool(kept))
        await until(lambda: not home.relay.hub.rooms)
