"""Members bring sealed texts: in parts, again after a cut, within their share, and kept before it is said."""

import asyncio
import sqlite3
from pathlib import Path

import pytest

import server.logs.sqlitebodies
from server.logs.sqlite import SqliteLog
from server.logs.sqlitebodies import SqliteBodies
from sprint.core.acts import Close, Here
from sprint.core.reading.acts import LARGEST_BODY, Erase
from sprint.core.reading.bodies import digest_of
from sprint.core.wire import Bye, Do, Kept, Put, Trouble
from tests.server.client import Client, Person, new_keys
from tests.server.gates import gated
from tests.server.house import house, relay_process, until
from tests.server.parcels import blob, bring, fetch, offer, part, put, told

WHOLE = blob(1)
NAME = digest_of(WHOLE)


async def test_a_text_brought_in_parts_is_there_for_everybody_and_after_a_restart(tmp_path: Path) -> None:
    keys = new_keys()
    ada, ben = Person(keys), Person(keys)
    async with house(tmp_path) as home, Client(ada, home.url) as first, Client(ben, home.url) as second:
        await first.enter(ada.genesis())
        await second.enter()
        assert await put(first, Put(NAME, len(WHOLE), 0)) == Kept(NAME, 0)
        for at, have in ((0, 32_768), (32_768, 65_536), (65_536, 98_304), (98_304, 114_000)):
            assert await put(first, part(WHOLE, at)) == Kept(NAME, have)
        assert await fetch(second, NAME) == WHOLE
        assert await put(first, Put(NAME, len(WHOLE), 0)) == Kept(NAME, len(WHOLE))
        assert await put(second, part(WHOLE, 65_536)) == Kept(NAME, len(WHOLE)), "it is there already"
    async with house(tmp_path) as home, Client(ben, home.url) as second:
        await second.hello()
        assert await fetch(second, NAME) == WHOLE


async def test_a_text_goes_on_where_it_was_cut(tmp_path: Path) -> None:
    person = Person(new_keys())
    async with house(tmp_path) as home:
        async with Client(person, home.url) as ada:
            await ada.enter(person.genesis())
            await put(ada, part(WHOLE, 0))
            await put(ada, part(WHOLE, 32_768))
        async with Client(person, home.url) as ada:
            await ada.hello()
            assert await put(ada, Put(NAME, len(WHOLE), 0)) == Kept(NAME, 65_536)
            for at in (0, 32_768, 98_304):
                assert await put(ada, part(WHOLE, at)) == Kept(NAME, 65_536), "it does not go on there"
            assert await bring(ada, WHOLE) == Kept(NAME, len(WHOLE))
            assert await fetch(ada, NAME) == WHOLE


async def test_several_texts_grow_side_by_side(tmp_path: Path) -> None:
    person = Person(new_keys())
    texts = [blob(seed) for seed in range(5)]
    async with house(tmp_path) as home, Client(person, home.url) as ada:
        await ada.enter(person.genesis())
        for at in (0, 32_768, 65_536, 98_304):
            for text in texts:
                await ada.send(part(text, at))
        answers = [await told(ada) for _ in range(20)]
        assert answers[-5:] == [Kept(digest_of(text), len(text)) for text in texts]


async def test_the_largest_text_there_can_be_is_kept(tmp_path: Path) -> None:
    person, text = Person(new_keys()), blob(1, LARGEST_BODY)
    async with house(tmp_path) as home, Client(person, home.url) as ada:
        await ada.enter(person.genesis())
        assert await bring(ada, text) == Kept(digest_of(text), LARGEST_BODY)
        assert await fetch(ada, digest_of(text)) == text
        await ada.ws.send(f'{{"t":"put","digest":"{NAME}","size":{LARGEST_BODY + 1},"at":0}}')
        bye, _ = await ada.ended()
        assert isinstance(bye, Bye)
        assert bye.code == "malformed"


@pytest.mark.parametrize("harm", ["another", "longer", "at once longer"])
async def test_a_text_that_is_not_what_its_digest_says_is_forgotten(tmp_path: Path, harm: str) -> None:
    person = Person(new_keys())
    async with house(tmp_path) as home, Client(person, home.url) as ada:
        await ada.enter(person.genesis())
        size = 40_000 if harm == "another" else 32_769
        if harm == "at once longer":
            await ada.send(Put(NAME, 10, 0, WHOLE[:11]))
        else:
            assert await put(ada, Put(NAME, size, 0, WHOLE[:32_768])) == Kept(NAME, 32_768)
            await ada.send(Put(NAME, size, 32_768, WHOLE[32_768:40_000]))
        trouble = await told(ada)
        assert isinstance(trouble, Trouble)
        assert trouble.code == "bad-body"
        assert await told(ada) == Kept(NAME, 0)
        assert await put(ada, Put(NAME, size, 0)) == Kept(NAME, 0)
        assert await fetch(ada, NAME) is None
        assert await bring(ada, WHOLE) == Kept(NAME, len(WHOLE)), "the right one is taken still"


async def test_who_has_no_seat_brings_and_gets_nothing(tmp_path: Path) -> None:
    keys = new_keys()
    ada, eve = Person(keys), Person(keys)
    async with house(tmp_path) as home, Client(ada, home.url) as first, Client(eve, home.url) as other:
        await first.enter(ada.genesis())
        await bring(first, WHOLE)
        await other.hello()
        for message in (Put(NAME, len(WHOLE), 0), part(blob(2), 0)):
            trouble = await put(other, message)
            assert isinstance(trouble, Trouble)
            assert trouble.code == "not-seated"
        await other.ws.send(f'{{"t":"get","digest":"{NAME}"}}')
        assert (await other.expect(Trouble)).code == "not-seated"
        assert len(home.relay._texts.puts.uploads) == 0


async def test_a_closed_room_takes_no_texts_and_gives_out_those_it_has(tmp_path: Path) -> None:
    person = Person(new_keys())
    async with house(tmp_path) as home, Client(person, home.url) as ada:
        await ada.enter(person.genesis())
        await bring(ada, WHOLE)
        await ada.do(Close())
        trouble = await put(ada, part(blob(2), 0))
        assert isinstance(trouble, Trouble)
        assert trouble.code == "closed"
        assert await fetch(ada, NAME) == WHOLE


async def test_an_act_that_names_a_text_comes_after_it_or_is_refused_with_the_reason(tmp_path: Path) -> None:
    keys = new_keys()
    ada, ben = Person(keys), Person(keys)
    async with house(tmp_path) as home, Client(ada, home.url) as first, Client(ben, home.url) as second:
        await first.enter(ada.genesis())
        await second.enter()
        early = await first.do(offer(first, WHOLE))
        assert (early.outcome, early.code) == ("rejected", "no-text")
        assert "Send that first" in early.why
        await put(first, part(WHOLE, 0))
        assert (await first.do(offer(first, WHOLE))).code == "no-text", "it is not whole"
        await bring(first, WHOLE)
        assert (await first.do(offer(first, WHOLE))).outcome == "applied"
    async with house(tmp_path) as home, Client(ben, home.url) as second:
        await second.hello()
        assert (await second.do(offer(second, WHOLE))).outcome == "applied", "it is there after a restart"


async def test_a_text_that_was_erased_is_named_by_no_act_any_more(tmp_path: Path) -> None:
    person = Person(new_keys())
    async with house(tmp_path) as home, Client(person, home.url) as ada:
        await ada.enter(person.genesis())
        await bring(ada, WHOLE)
        piece = await ada.do(offer(ada, WHOLE))
        await ada.do(Erase(piece.id))
        assert (await ada.do(offer(ada, WHOLE))).code == "no-text"


async def test_beyond_a_share_nothing_is_kept_and_the_reason_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server.logs.sqlitebodies, "BODIES_OF_ONE", 149_000)
    monkeypatch.setattr(server.logs.sqlitebodies, "BODIES_OF_ROOM", 250_000)
    keys = new_keys()
    ada, ben = Person(keys), Person(keys)
    async with house(tmp_path) as home, Client(ada, home.url) as first, Client(ben, home.url) as second:
        await first.enter(ada.genesis())
        await second.enter()
        await bring(first, WHOLE)
        asked = await put(first, Put(digest_of(blob(2)), 114_000, 0))
        assert isinstance(asked, Trouble)
        assert (asked.code, asked.digest) == ("too-much", digest_of(blob(2)))
        assert "Erase some" in asked.why
        for at in (0, 32_768, 65_536):
            await put(first, part(blob(2), at))
        brought = await put(first, part(blob(2), 98_304))
        assert brought == asked, "who does not ask is told when it is whole"
        assert await fetch(first, digest_of(blob(2))) is None
        assert await bring(second, blob(2)) == Kept(digest_of(blob(2)), 114_000)
        full = await bring(second, blob(3, 30_000))
        assert isinstance(full, Trouble)
        assert full.code == "too-much"
        assert (await first.do(Here())).outcome == "applied"


async def test_a_full_disk_keeps_nothing_and_says_so(tmp_path: Path) -> None:
    person = Person(new_keys())
    async with house(tmp_path) as home, Client(person, home.url) as ada:
        await ada.enter(person.genesis())
        writer = home.log.store.writer
        (pages,) = writer.execute("PRAGMA page_count").fetchone()
        writer.execute(f"PRAGMA max_page_count = {pages + 10}")
        trouble = await bring(ada, WHOLE)
        assert isinstance(trouble, Trouble)
        assert trouble.code == "storage"
        assert home.relay.storing.trouble
        assert (await ada.do(Here())).outcome == "applied", "an act has space still"
        assert await put(ada, Put(NAME, len(WHOLE), 0)) == Kept(NAME, 0)
        writer.execute("PRAGMA max_page_count = 1000000")
        assert await bring(ada, WHOLE) == Kept(NAME, len(WHOLE))
        assert not home.relay.storing.trouble
        assert home.broken == []


async def test_a_log_that_broke_ends_the_relay(tmp_path: Path) -> None:
    person = Person(new_keys())
    async with house(tmp_path) as home, Client(person, home.url) as ada:
        await ada.enter(person.genesis())
        SqliteLog(tmp_path).close()  # another relay takes the directory over
        await put(ada, part(WHOLE, 0, 100))
        await ada.send(part(blob(2, 1_000), 0))
        await ada.send(Do(person.act(Here())))
        bye, _ = await ada.ended()
        assert isinstance(bye, Bye)
        assert bye.code == "storage"
    assert len(home.broken) == 1, "the text and the act both met it"
    assert "taken over" in str(home.broken[0])


async def test_nothing_is_said_to_be_kept_before_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person, text = Person(new_keys()), blob(1, 1_000)
    gate = gated(monkeypatch, SqliteBodies, "keep")
    async with house(tmp_path) as home:
        async with Client(person, home.url) as ada:
            await ada.enter(person.genesis())
            await ada.send(part(text, 0))
            await until(gate.reached.is_set)
            await ada.send(Put(digest_of(text), 1_000, 0))
            await ada.send(part(text, 0))
            await ada.ws.send('{"t":"nod"}')
            assert (await ada.expect(Trouble)).code == "unknown-type"
            assert not [message for message in ada.inbox if isinstance(message, Kept)]
        async with Client(person, home.url) as ada:
            await ada.hello()
            gate.open()
            assert await told(ada) == Kept(digest_of(text), 1_000), "the later connection hears it"
        assert home.relay._texts.puts.shelf._size == 0


async def test_a_stopping_relay_keeps_what_came_whole_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person, texts = Person(new_keys()), [blob(seed, 1_000) for seed in range(20)]
    async with house(tmp_path) as home, Client(person, home.url) as ada:
        await ada.enter(person.genesis())
        gate = gated(monkeypatch, SqliteBodies, "keep")
        for text in texts:
            await ada.send(part(text, 0))
        shelf = home.relay._texts.puts.shelf
        await until(lambda: gate.reached.is_set() and shelf._size == 20_000)
        stopping = asyncio.create_task(home.relay.stop())
        gate.open()
        bye, _ = await ada.ended()
        await stopping
        assert bye is not None
        assert bye.code == "restarting"
        assert [message for message in ada.inbox if isinstance(message, Kept)] == [
            Kept(digest_of(text), 1_000) for text in texts
        ]


async def test_what_was_said_to_be_kept_is_there_when_the_relay_was_killed(tmp_path: Path) -> None:
    person = Person(new_keys())
    texts = [blob(seed, 114_000 if seed % 3 else 900) for seed in range(9)]
    for beginning in range(0, 9, 3):
        with relay_process(tmp_path) as relay:
            async with Client(person, relay.url) as ada:
                if beginning:
                    await ada.hello()
                else:
                    await ada.enter(person.genesis())
                for text in texts[beginning : beginning + 3]:
                    assert await bring(ada, text) == Kept(digest_of(text), len(text))
                relay.kill()
    with relay_process(tmp_path) as relay:
        async with Client(person, relay.url) as ada:
            await ada.hello()
            for text in texts:
                assert await fetch(ada, digest_of(text)) == text


async def test_texts_are_in_the_file_sealed_as_they_came(tmp_path: Path) -> None:
    person = Person(new_keys())
    async with house(tmp_path) as home, Client(person, home.url) as ada:
        await ada.enter(person.genesis())
        await bring(ada, WHOLE)
        assert (await ada.do(offer(ada, WHOLE))).outcome == "applied"
    with sqlite3.connect(tmp_path / "rooms.db") as reading:
        assert reading.execute("SELECT author, size, blob FROM bodies").fetchall() == [
            (person.me.key, len(WHOLE), WHOLE)
        ]
    reading.close()
