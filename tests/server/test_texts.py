"""What no honest program says of texts: it is refused, costs little, and nobody else notices."""

import asyncio
import json
from pathlib import Path
from typing import Any

import psutil
import pytest

import server.shelf
from server.limits import MOST_PUTS, UNFINISHED_OF_ONE
from sprint.core.acts import Here
from sprint.core.reading.bodies import digest_of
from sprint.core.wire import PUT_AT_ONCE, Blob, Get, Kept, Put, Trouble
from tests.server.client import Client, Person, new_keys
from tests.server.house import house, relay_process
from tests.server.parcels import blob, bring, fetch, part, put, told

NAME = "0" * 64
MALFORMED: dict[str, dict[str, Any]] = {
    "no base64": {"data": "%%%%"},
    "cut base64": {"data": "AAA"},
    "base64 of something else": {"data": "AAAA\n"},
    "too much at once": {"data": "AAAA" * (PUT_AT_ONCE // 3 + 1)},
    "data that is no text": {"data": [0]},
    "no digest": {"digest": ""},
    "a digest in capitals": {"digest": "A" * 64},
    "a long digest": {"digest": "0" * 66},
    "nothing": {"size": 0},
    "less than nothing": {"size": -1},
    "too large": {"size": 131_073},
    "far too large": {"size": 2**70},
    "before the beginning": {"at": -1},
    "beyond everything": {"at": 131_073},
    "half a byte": {"at": 0.5},
    "a size that is text": {"size": "1"},
    "no size": {"size": None},
}


@pytest.mark.parametrize("harm", MALFORMED.values(), ids=MALFORMED.keys())
async def test_a_part_that_is_not_well_formed_ends_the_connection(
    tmp_path: Path, harm: dict[str, Any]
) -> None:
    person = Person(new_keys())
    async with house(tmp_path) as home, Client(person, home.url) as eve:
        await eve.enter(person.genesis())
        await eve.ws.send(json.dumps({"t": "put", "digest": NAME, "size": 100, "at": 0, **harm}))
        bye, code = await eve.ended()
        assert bye is not None
        assert (bye.code, code) == ("malformed", 4010)
        assert len(home.relay._texts.puts.uploads) == 0


@pytest.mark.parametrize("harm", [{"at": -1}, {"at": 131_073}, {"digest": "x" * 64}, {"digest": 7}])
async def test_a_question_that_is_not_well_formed_ends_the_connection(
    tmp_path: Path, harm: dict[str, Any]
) -> None:
    person = Person(new_keys())
    async with house(tmp_path) as home, Client(person, home.url) as eve:
        await eve.enter(person.genesis())
        await eve.ws.send(json.dumps({"t": "get", "digest": NAME, "at": 0, **harm}))
        bye, _ = await eve.ended()
        assert bye is not None
        assert bye.code == "malformed"


@pytest.mark.parametrize("message", [Put(NAME, 1, 0, b"x"), Get(NAME)])
async def test_nothing_is_taken_or_given_before_hello(tmp_path: Path, message: Put | Get) -> None:
    async with house(tmp_path) as home, Client(Person(new_keys()), home.url) as eve:
        await eve.send(message)
        bye, _ = await eve.ended()
        assert bye is not None
        assert bye.code == "malformed"


async def test_offsets_beyond_the_end_change_nothing(tmp_path: Path) -> None:
    person = Person(new_keys())
    text = blob(1, 1_000)
    async with house(tmp_path) as home, Client(person, home.url) as ada:
        await ada.enter(person.genesis())
        assert await put(ada, Put(NAME, 10, 11, b"x")) == Kept(NAME, 0)
        assert await put(ada, part(text, 0, 10)) == Kept(digest_of(text), 10)
        assert await put(ada, Put(digest_of(text), 1_000, 131_072, b"x")) == Kept(digest_of(text), 10)
        await bring(ada, text)
        await ada.send(Get(digest_of(text), 131_072))
        assert await ada.expect(Blob) == Blob(digest_of(text), 1_000, 131_072)


async def test_whoever_begins_texts_without_end_is_told_and_then_sent_away(tmp_path: Path) -> None:
    keys = new_keys()
    ada, eve = Person(keys), Person(keys)
    async with house(tmp_path) as home, Client(ada, home.url) as first, Client(eve, home.url) as other:
        await first.enter(ada.genesis())
        await other.enter()
        await put(first, part(blob(0), 0))
        uploads = home.relay._texts.puts.uploads
        most = 0
        for seed in range(1, MOST_PUTS + 100):
            await other.send(part(blob(seed, 40_000), 0))
            most = max(most, uploads.held)
        bye, _ = await other.ended()
        assert bye is not None
        assert bye.code == "too-fast"
        assert most <= UNFINISHED_OF_ONE + PUT_AT_ONCE
        assert await put(first, part(blob(0), PUT_AT_ONCE)) == Kept(digest_of(blob(0)), 2 * PUT_AT_ONCE)
        async with Client(eve, home.url) as again:
            await again.hello()
            for _ in range(MOST_PUTS - 1):
                await again.send(Put(NAME, 1, 0))
            assert (await again.expect(Trouble)).code == "too-fast", "coming back fills no bucket"


async def test_while_too_much_waits_for_the_disk_no_more_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server.shelf, "MOST_UNSAVED", 3_000)
    person = Person(new_keys())
    texts = [blob(seed, 1_000) for seed in range(20)]
    async with house(tmp_path) as home, Client(person, home.url) as ada:
        await ada.enter(person.genesis())
        room = home.relay.hub.rooms[person.keys.room]
        for text in texts:
            home.relay._texts.puts.take(room, room.visitors[person.me.key], part(text, 0), 0.0)
        answers = [await told(ada) for _ in texts]
        kept = [answer for answer in answers if isinstance(answer, Kept)]
        assert kept == [Kept(digest_of(text), 1_000) for text in texts[: len(kept)]]
        assert len(kept) == 4
        assert {answer.code for answer in answers if isinstance(answer, Trouble)} == {"storage"}
        for text in texts:
            assert await bring(ada, text) == Kept(digest_of(text), 1_000), "later there is space for all"


async def test_memory_is_bounded_when_many_begin_texts_and_end_none(tmp_path: Path) -> None:
    keys = new_keys()
    ada = Person(keys)
    with relay_process(tmp_path) as relay:
        async with Client(ada, relay.url) as first:
            await first.enter(ada.genesis())
            others = [Client(Person(keys), relay.url) for _ in range(20)]
            for other in others:
                await other.open()
                await other.enter()
            process = psutil.Process(relay.process.pid)
            before = process.memory_info().rss

            async def flood(other: Client) -> None:
                for seed in range(MOST_PUTS):
                    await other.send(Put(f"{seed:064x}", 100_000, 0, bytes(PUT_AT_ONCE)))
                for _ in range(MOST_PUTS):
                    await told(other)

            await asyncio.gather(*(flood(other) for other in others), bring(first, blob(1)))
            assert process.memory_info().rss - before < 60 * 2**20, "of 80 that were sent, 20 are held"
            assert (await first.do(Here())).outcome == "applied"
            assert await fetch(first, digest_of(blob(1))) == blob(1)
            for other in others:
                await other.close()
        code, errors = relay.end()
        assert (code, errors) == (0, "")
