"""The numbers are true: what happened is counted once, and the page is what Prometheus reads."""

import asyncio
import re
from pathlib import Path

import pytest

import server.connection
from server.exposition import Page
from server.tally import Histogram
from sprint.core.acts import End, Here
from sprint.core.reading.acts import Erase
from sprint.core.reading.bodies import digest_of
from sprint.core.wire import Live
from tests.server.asking import ask
from tests.server.client import Client, Person, new_keys
from tests.server.house import House, house, until
from tests.server.parcels import blob, bring, fetch, offer, part, put
from tests.server.raw import Raw, frame

SAMPLE = re.compile(r'([a-z_]+)(?:\{((?:[a-z]+="[^"\\\n]*",?)+)\})? (-?[0-9.e+-]+)')


async def numbers(home: House) -> dict[str, float]:
    """Every sample of the page by its name and labels."""
    page = (await ask(home.port, "/metrics")).body
    return {
        f"{name}{{{labels}}}" if labels else name: float(value)
        for line in page.splitlines()
        if not line.startswith("#")
        for name, labels, value in [SAMPLE.fullmatch(line).groups()]  # type: ignore[union-attr]
    }


async def test_people_acts_and_counts_are_counted(tmp_path: Path) -> None:
    keys = new_keys()
    ada, ben = Person(keys), Person(keys)
    async with house(tmp_path) as home, Client(ada, home.url) as first, Client(ben, home.url) as second:
        await first.enter(ada.genesis())
        await second.enter()
        signed = ada.act(Here(), first.seen)
        assert (await first.send_act(signed)).outcome == "applied"
        assert (await first.send_act(signed)).outcome == "duplicate"
        assert (await first.do(End("0" * 32))).outcome == "rejected"
        await until(lambda: home.relay.tally.live_sent >= 2)
        before = await numbers(home)
        await first.send(Live("writing", 7))
        await until(lambda: home.relay.tally.live_sent >= before["sprint_relay_live_sent_total"] + 2)
        told = await numbers(home)
    assert told["sprint_relay_connections"] == 3, "two people and who asks"
    assert told["sprint_relay_at_the_door"] == 1
    assert told["sprint_relay_members"] == 2
    assert told["sprint_relay_rooms"] == 1
    assert told["sprint_relay_accepted_total"] == 4
    assert told["sprint_relay_pages_total"] == 2
    outcomes = [told[f'sprint_relay_acts_total{{outcome="{word}"}}'] for word in ("applied", "duplicate")]
    assert outcomes == [3, 1]
    assert told['sprint_relay_acts_total{outcome="rejected"}'] == 1
    assert told["sprint_relay_entries_total"] == 4, "the opening, two seats, and one that says: here"
    assert told["sprint_relay_live_sent_total"] == before["sprint_relay_live_sent_total"] + 2
    assert told["sprint_relay_commit_seconds_count"] >= 2
    assert 0 < told["sprint_relay_commit_seconds_sum"] < 60
    assert told["process_resident_memory_bytes"] > 2**20
    assert told["process_cpu_seconds_total"] > 0


async def test_texts_are_counted(tmp_path: Path) -> None:
    person = Person(new_keys())
    async with house(tmp_path) as home, Client(person, home.url) as ada:
        await ada.enter(person.genesis())
        await bring(ada, blob(1))
        await put(ada, part(blob(2), 0))
        assert await fetch(ada, digest_of(blob(1))) == blob(1)
        told = await numbers(home)
        assert told["sprint_relay_texts"] == 1
        assert told["sprint_relay_text_bytes"] == len(blob(1))
        assert told["sprint_relay_unfinished_text_bytes"] == 32_768
        assert told["sprint_relay_puts_total"] == 6, "a question, four parts, and one of the other text"
        assert told["sprint_relay_gets_total"] == 5
        piece = await ada.do(offer(ada, blob(1)))
        await ada.do(Erase(piece.id))
        assert (await numbers(home))["sprint_relay_texts"] == 0


async def test_goodbyes_are_counted_by_their_code(tmp_path: Path) -> None:
    async with house(tmp_path) as home:
        for sent in (b"hello?", b"nonsense", b"x" * 70_000):
            async with Raw(home.port) as raw:
                await raw.send(frame(sent))
                await raw.closed()
        async with Raw(home.port) as raw:
            await raw.send(frame((1009).to_bytes(2), opcode=8))
            await raw.closed()
        await until(lambda: not home.relay.connections)
        told = await numbers(home)
    assert told['sprint_relay_goodbyes_total{code="4010",word="malformed"}'] == 2
    assert told['sprint_relay_goodbyes_total{code="1009",word="too-long"}'] == 1, "its own, not the echo"


async def test_lines_that_are_cut_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server.connection, "MOST_WAITING", 1_000)
    async with house(tmp_path) as home:
        async with Raw(home.port) as raw:
            await raw.send(frame(b"", opcode=10) * 600)
            await raw.closed()
        person = Person(new_keys())
        async with Raw(home.port, receive_buffer=1_024) as raw, Client(person, home.url) as ada:
            await ada.enter(person.genesis())
            held = next(one for one in home.relay.connections if not one.greeted)
            held.tell(bytes(8_000_000))
            await raw.closed()
        told = await numbers(home)
    assert told['sprint_relay_cut_total{why="flood"}'] == 1
    assert told['sprint_relay_cut_total{why="slow"}'] == 1


async def test_the_loops_lag_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.upkeep._EVERY", 0.01)
    async with house(tmp_path) as home:
        lag = home.relay.tally.lag
        await until(lambda: lag.cumulated()[-1] > 2)
        calm = lag.total
        loop = asyncio.get_running_loop()
        until_then = loop.time() + 0.3
        while loop.time() < until_then:
            pass
        await until(lambda: lag.total - calm > 0.2)


def test_a_page_is_written_as_prometheus_reads_it() -> None:
    page, waits = Page(), Histogram((0.1, 1.0))
    for seconds in (0.05, 0.1, 0.5, 7.0):
        waits.note(seconds)
    page.put("gauge", "a", "An a.", 2.5)
    page.put_each("counter", "b_total", "Some bs.", {("of", 'x"\\\n', "at", "y"): 3})
    page.put_histogram("c_seconds", "Waits.", waits)
    assert page.text() == (
        "# HELP a An a.\n# TYPE a gauge\na 2.5\n"
        "# HELP b_total Some bs.\n# TYPE b_total counter\n"
        'b_total{of="x\\"\\\\\\n",at="y"} 3\n'
        "# HELP c_seconds Waits.\n# TYPE c_seconds histogram\n"
        'c_seconds_bucket{le="0.1"} 2\nc_seconds_bucket{le="1"} 3\nc_seconds_bucket{le="+Inf"} 4\n'
        "c_seconds_sum 7.65\nc_seconds_count 4\n"
    )
