"""Whether the relay says that it can work, exactly while it can."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

import server.health
from server.health import NO_ANSWER, STOPPING
from server.logs.roomlog import LogBroken, LogFull
from server.logs.sqlite import SqliteLog
from sprint.core.acts import Here
from sprint.core.wire import Do, Trouble
from tests.server.asking import ask, exchange, read, request
from tests.server.client import Client, Person, new_keys
from tests.server.gates import gated
from tests.server.house import house, until

FULL = "There is no space left."


@pytest.fixture
def always_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that was found out before is believed."""
    monkeypatch.setattr(server.health, "_FRESH", 0.0)
    monkeypatch.setattr(server.health, "_TROUBLED", 0.0)


def failing(error: Exception) -> Callable[..., None]:
    def fail(*_: object) -> None:
        raise error

    return fail


@pytest.mark.usefixtures("always_tried")
async def test_a_full_disk_is_told_until_there_is_space_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with house(tmp_path) as home:
        with monkeypatch.context() as no_space:
            no_space.setattr(SqliteLog, "append", failing(LogFull(FULL)))
            page = await ask(home.port, "/healthz")
            assert (page.status, page.body) == (503, f"{FULL}\n")
            assert "\nsprint_relay_log_writable 0\n" in (await ask(home.port, "/metrics")).body
        assert (await ask(home.port, "/healthz")).body == "ok\n", "nobody acted, and yet it knows"
        assert "\nsprint_relay_log_writable 1\n" in (await ask(home.port, "/metrics")).body
        assert home.broken == []


async def test_a_commit_that_fails_is_known_without_trying(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server.health, "_TROUBLED", 60.0)
    person = Person(new_keys())
    async with house(tmp_path) as home, Client(person, home.url) as ada:
        await ada.enter(person.genesis())
        assert (await ask(home.port, "/healthz")).status == 200
        with monkeypatch.context() as no_space:
            no_space.setattr(SqliteLog, "append", failing(LogFull(FULL)))
            await ada.send(Do(person.act(Here())))
            assert (await ada.expect(Trouble)).code == "storage"
        assert (await ask(home.port, "/healthz")).body == f"{FULL}\n"
        assert (await ada.do(Here())).outcome == "applied"
        assert (await ask(home.port, "/healthz")).status == 200


async def test_many_who_ask_cause_one_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with house(tmp_path) as home:
        pages = await asyncio.gather(*(ask(home.port, "/healthz") for _ in range(50)))
        assert {page.status for page in pages} == {200}
        assert home.relay.tally.commits.cumulated()[-1] == 1


@pytest.mark.usefixtures("always_tried")
async def test_a_broken_log_ends_the_relay_and_who_asked_is_cut_with_everybody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with house(tmp_path) as home:
        monkeypatch.setattr(SqliteLog, "append", failing(LogBroken("The disk failed.")))
        assert await exchange(home.port, request("/healthz")) == b""
        assert [str(error) for error in home.broken] == ["The disk failed."]


async def test_a_disk_that_does_not_answer_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server.health, "_PATIENCE", 0.05)
    async with house(tmp_path) as home:
        gate = gated(monkeypatch, SqliteLog, "append")
        assert (await ask(home.port, "/healthz")).body == f"{NO_ANSWER}\n"
        gate.open()
        await until(lambda: home.relay.storing.written_at > 0)
        assert (await ask(home.port, "/healthz")).body == "ok\n"


async def test_a_stopping_relay_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    person = Person(new_keys())
    async with house(tmp_path) as home, Client(person, home.url) as ada:
        await ada.enter(person.genesis())
        gate = gated(monkeypatch, SqliteLog, "append")
        reader, writer = await asyncio.open_connection("127.0.0.1", home.port)
        await until(lambda: len(home.relay.connections) == 2)
        await ada.send(Do(person.act(Here())))
        await until(gate.reached.is_set)
        stopping = asyncio.create_task(home.relay.stop())
        await until(lambda: home.relay._reception._stopped)
        writer.write(request("/healthz"))
        page = read(await reader.read())
        assert (page.status, page.body) == (503, f"{STOPPING}\n")
        gate.open()
        writer.close()
        await stopping
