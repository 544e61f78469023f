"""The relay process killed in the middle of submits: every acknowledged act is there, once, and on time."""

import asyncio
import contextlib
import random
import shutil
import sqlite3
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed

from sprint.core.acts import Enter, Here, Schedule
from sprint.core.signed import SignedAct
from tests.server.client import Client, Person, new_keys
from tests.server.house import RelayProcess, relay_process

_KILLS = 5


async def write(person: Person, url: str, acknowledged: list[str], owed: list[SignedAct]) -> None:
    """Act until the line is cut; what was not answered is sent again first."""
    with contextlib.suppress(ConnectionClosed, OSError, AssertionError, TimeoutError):
        async with Client(person, url) as one:
            await one.hello()
            while True:
                if not owed:
                    owed.append(person.act(Here()))
                done = await one.send_act(owed[0])
                assert done.outcome in ("applied", "duplicate"), done
                acknowledged.append(done.id)
                owed.pop(0)
                await asyncio.sleep(0.02)


async def test_every_acknowledged_act_is_there_once_when_the_relay_was_killed(tmp_path: Path) -> None:
    keys = new_keys()
    people = [Person(keys) for _ in range(4)]
    acknowledged: list[list[str]] = [[] for _ in people]
    owed: list[list[SignedAct]] = [[] for _ in people]
    relay = RelayProcess(tmp_path)
    port = relay.port
    async with Client(people[0], relay.url) as ada:
        await ada.enter(people[0].genesis())
        sprint = await ada.do(Schedule(length_ms=600_000))
        await ada.do(Enter(sprint.id, "editor"))
        assert ada.room
        assert ada.room.sprint
        ends_at = ada.room.sprint.ends_at
    for person in people[1:]:
        async with Client(person, relay.url) as one:
            await one.enter()
    for kill in range(_KILLS):
        writing = [
            asyncio.create_task(write(person, relay.url, acknowledged[number], owed[number]))
            for number, person in enumerate(people)
        ]
        await asyncio.sleep(random.Random(kill).uniform(0.1, 0.6))
        relay.kill()
        await asyncio.gather(*writing)
        relay = RelayProcess(tmp_path, port=port)
    try:
        async with Client(people[0], relay.url) as ada:
            welcome = await ada.hello()
            await ada.heard(welcome.seq)
            ids = [entry.read().id for entry in ada.entries]
            assert ada.room
            assert ada.room.sprint
            assert ada.room.sprint.ends_at == ends_at
            times = [entry.at for entry in ada.entries]
        assert len(ids) == len(set(ids))
        assert times == sorted(times)
        assert sum(len(each) for each in acknowledged) > _KILLS
        for each in acknowledged:
            assert set(each) <= set(ids)
    finally:
        relay.kill()


async def test_room_time_goes_on_when_the_relay_returns(tmp_path: Path) -> None:
    person = Person(new_keys())
    loop = asyncio.get_running_loop()
    with relay_process(tmp_path) as relay:
        async with Client(person, relay.url) as ada:
            await ada.enter(person.genesis())
            first, told_at = (await ada.do(Here())).seq, loop.time()
            entry_at = ada.entries[-1].at
        relay.kill()
    with relay_process(tmp_path) as relay:
        async with Client(person, relay.url) as ada:
            welcome = await ada.hello()
            passed = (loop.time() - told_at) * 1000
            assert first == welcome.seq
            assert welcome.now - entry_at == pytest.approx(passed, abs=1_000)


async def test_room_time_follows_its_anchor_when_the_wall_clock_was_moved(tmp_path: Path) -> None:
    person = Person(new_keys())
    hour = 3_600_000
    with relay_process(tmp_path) as relay:
        async with Client(person, relay.url) as ada:
            await ada.enter(person.genesis())
            before = ada.entries[-1].at
        relay.kill()
    # To the next relay it looks as if the wall clock had been set back by an hour.
    with contextlib.closing(sqlite3.connect(tmp_path / "rooms.db")) as file, file:
        file.execute("UPDATE relay SET room_ms = room_ms + ?", (hour,))
    with relay_process(tmp_path) as relay:
        async with Client(person, relay.url) as ada:
            assert (await ada.hello()).now - before == pytest.approx(hour, abs=30_000)


async def test_a_phase_that_ended_while_nobody_served_ends_when_someone_comes(tmp_path: Path) -> None:
    person = Person(new_keys())
    with relay_process(tmp_path) as relay:
        async with Client(person, relay.url) as ada:
            await ada.enter(person.genesis())
            await ada.do(Schedule(length_ms=1_000))
            assert ada.room
            assert ada.room.sprint
            ends_at = ada.room.sprint.ends_at
        relay.kill()
    await asyncio.sleep(1.2)
    with relay_process(tmp_path) as relay:
        async with Client(person, relay.url) as ada:
            await ada.hello()
            await ada.heard(4)
            assert ada.room
            assert ada.room.sprint
            assert (ada.room.sprint.phase, ada.room.sprint.ends_at) == ("done", ends_at)


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace makes the sync fail")
async def test_nothing_is_acknowledged_after_a_sync_failed(tmp_path: Path) -> None:
    fault = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=fdatasync,fsync", "-e"]
    fault.append("inject=fdatasync,fsync:error=EIO:when=40+")
    person = Person(new_keys())
    acknowledged = []
    relay = RelayProcess(tmp_path, before=fault)
    async with Client(person, relay.url) as ada:
        await ada.enter(person.genesis())
        with contextlib.suppress(ConnectionClosed):
            for _ in range(100):
                acknowledged.append((await ada.do(Here())).id)
        bye, _ = await ada.ended()
        assert bye is not None
        assert bye.code == "storage"
    _, errors = relay.process.communicate(timeout=120)
    assert (relay.process.returncode, "Traceback" in errors) == (9, False)
    with relay_process(tmp_path) as again:
        async with Client(person, again.url) as ada:
            welcome = await ada.hello()
            await ada.heard(welcome.seq)
            assert 0 < len(acknowledged) < 100
            assert set(acknowledged) <= {entry.read().id for entry in ada.entries}
