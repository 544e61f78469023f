"""What is erased, past its time, or nobody's is gone: from what the relay gives, and from its files."""

import contextlib
import sqlite3
from pathlib import Path

import pytest

import server.tidying
import server.upkeep
from server.logs.roomlog import LogFull
from server.logs.sqlite import SqliteLog
from server.logs.sqlitebodies import SqliteBodies
from server.uploads import Uploads
from sprint.core.acts import Close, Here
from sprint.core.reading.acts import Erase
from sprint.core.reading.bodies import digest_of
from sprint.core.wire import Do, Kept, Trouble
from tests.server.client import Client, Person, new_keys
from tests.server.house import House, house, relay_process, until
from tests.server.parcels import blob, bring, fetch, offer, part, put

DAY_MS = 24 * 3_600_000
FIRST, SECOND, THIRD = blob(1), blob(2), blob(3, 900)


@pytest.fixture(autouse=True)
def beat(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server.upkeep, "_EVERY", 0.02)
    monkeypatch.setattr(server.tidying, "_AGAIN_AFTER", 0.05)


def in_files(folder: Path, text: bytes) -> bool:
    """Whether any piece of a text stands in any file of the relay."""
    files = [path.read_bytes() for path in folder.iterdir()]
    return any(text[at : at + 64] in data for data in files for at in range(64, len(text) - 64, 4_000))


def changed(folder: Path, *statements: str) -> None:
    """Change the file of a relay that is not running."""
    with contextlib.closing(sqlite3.connect(folder / "rooms.db")) as file, file:
        for statement in statements:
            file.execute(statement)


def digests(home: House) -> set[str]:
    return {row[0] for row in home.log.store.reader.execute("SELECT digest FROM bodies")}


async def brought(one: Client, *texts: bytes) -> list[str]:
    """Bring texts and offer them; the ids of the pieces."""
    ids = []
    for text in texts:
        assert await bring(one, text) == Kept(digest_of(text), len(text))
        done = await one.do(offer(one, text))
        assert done.outcome == "applied"
        ids.append(done.id)
    return ids


async def test_an_erased_text_is_gone_from_the_relay_and_from_its_files(tmp_path: Path) -> None:
    keys = new_keys()
    ada, ben = Person(keys), Person(keys)
    async with house(tmp_path) as home, Client(ada, home.url) as first, Client(ben, home.url) as second:
        await first.enter(ada.genesis())
        await second.enter()
        one, _ = await brought(first, FIRST, SECOND)
        assert in_files(tmp_path, FIRST)
        assert (await first.do(Erase(one))).outcome == "applied"
        assert await fetch(second, digest_of(FIRST)) is None
        assert await fetch(second, digest_of(SECOND)) == SECOND
        for message in (part(FIRST, 0), part(FIRST, 98_304)):
            trouble = await put(second, message)
            assert isinstance(trouble, Trouble)
            assert trouble.code == "erased", "nobody brings it back"
        await until(lambda: not home.relay.storing.unscrubbed)
        assert not in_files(tmp_path, FIRST)
        assert in_files(tmp_path, SECOND)
    assert not in_files(tmp_path, FIRST)


async def test_an_erased_text_stays_gone_when_the_relay_was_killed_at_once(tmp_path: Path) -> None:
    person = Person(new_keys())
    with relay_process(tmp_path) as relay:
        async with Client(person, relay.url) as ada:
            await ada.enter(person.genesis())
            one, _ = await brought(ada, FIRST, SECOND)
            assert (await ada.do(Erase(one))).outcome == "applied"
            relay.kill()
    async with house(tmp_path) as home, Client(person, home.url) as ada:
        await ada.hello()
        assert await fetch(ada, digest_of(FIRST)) is None
        assert await fetch(ada, digest_of(SECOND)) == SECOND
        await until(lambda: not home.relay.storing.unscrubbed)
        assert not in_files(tmp_path, FIRST)


async def test_an_erasing_that_a_full_disk_refused_erases_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise LogFull("There is no space left.")

    person = Person(new_keys())
    async with house(tmp_path) as home, Client(person, home.url) as ada:
        await ada.enter(person.genesis())
        (one,) = await brought(ada, FIRST)
        erasing = person.act(Erase(one), ada.seen)
        with monkeypatch.context() as no_space:
            no_space.setattr(SqliteLog, "append", full)
            await ada.send(Do(erasing))
            assert (await ada.expect(Trouble)).code == "storage"
        assert await fetch(ada, digest_of(FIRST)) == FIRST
        assert (await ada.send_act(erasing)).outcome == "applied"
        assert await fetch(ada, digest_of(FIRST)) is None


async def test_a_text_that_was_erased_while_it_went_to_the_disk_goes_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = Person(new_keys())
    async with house(tmp_path) as home, Client(person, home.url) as ada:
        await ada.enter(person.genesis())
        (piece,) = await brought(ada, THIRD)
        room = home.relay.hub.rooms[person.keys.room]
        home.relay._texts.puts.take(room, room.visitors[person.me.key], part(THIRD, 0), 0.0)
        await ada.do(Erase(piece))
        trouble = await ada.expect(Kept | Trouble)  # type: ignore[arg-type]
        if isinstance(trouble, Trouble):
            assert trouble.code == "erased"
        await until(lambda: digests(home) == set())


async def test_a_room_that_is_read_loses_what_was_erased_and_what_nobody_named_for_days(
    tmp_path: Path,
) -> None:
    person = Person(new_keys())
    texts = {name: blob(seed, 900) for seed, name in enumerate(("erased", "named", "stray", "fresh"), 10)}
    async with house(tmp_path) as home, Client(person, home.url) as ada:
        await ada.enter(person.genesis())
        one, _ = await brought(ada, texts["erased"], texts["named"])
        await ada.do(Erase(one))
        await bring(ada, texts["stray"])
        await bring(ada, texts["fresh"])
        was = {digest_of(texts[name]) for name in ("named", "stray", "fresh")}
        assert digests(home) == was
    log = SqliteLog(tmp_path)
    # As if an old file had brought it back just now.
    back = (person.keys.room, digest_of(texts["erased"]), "1" * 64, 2**52, 900, texts["erased"])
    log.store.writer.execute(
        "INSERT INTO bodies (room, digest, author, kept_at, size, blob)"
        " VALUES ((SELECT number FROM rooms WHERE room = ?), ?, ?, ?, ?, ?)",
        back,
    )
    log.close()
    aged = f"UPDATE bodies SET kept_at = kept_at - {7 * DAY_MS} - 60000 WHERE digest != "
    changed(tmp_path, f"{aged} '{digest_of(texts['fresh'])}'")
    async with house(tmp_path) as home, Client(person, home.url) as ada:
        await ada.hello()
        assert digests(home) == {digest_of(texts["named"]), digest_of(texts["fresh"])}
        await until(lambda: not home.relay.storing.unscrubbed)
        assert not in_files(tmp_path, texts["erased"])
        assert not in_files(tmp_path, texts["stray"])


@pytest.mark.parametrize("days", [29, 31])
async def test_the_texts_of_a_room_go_thirty_days_after_it_was_closed(tmp_path: Path, days: int) -> None:
    ada, ben = Person(new_keys()), Person(new_keys())
    many = [blob(seed, 2_000) for seed in range(40)]
    async with house(tmp_path) as home, Client(ada, home.url) as first, Client(ben, home.url) as second:
        await first.enter(ada.genesis())
        await second.enter(ben.genesis())
        await brought(first, FIRST)
        for text in many:
            await bring(first, text)
        await brought(second, SECOND)
        assert (await first.do(Close())).outcome == "applied"
    # The relay's clock goes on from the time that its file says.
    changed(tmp_path, f"UPDATE relay SET room_ms = room_ms + {days * DAY_MS}")
    async with house(tmp_path) as home:
        if days < 30:
            await until(lambda: home.relay._texts.tidying._sweep_at > 0)
            assert len(digests(home)) == 42
        else:
            await until(lambda: digests(home) == {digest_of(SECOND)})
            await until(lambda: not home.relay.storing.unscrubbed)
            assert not in_files(tmp_path, FIRST)
        async with Client(ada, home.url) as first:
            await first.hello()
            assert (await fetch(first, digest_of(FIRST)) == FIRST) is (days < 30)


async def test_a_full_disk_and_a_long_backup_put_the_tidying_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scrub, tries = SqliteBodies.scrub, list[str]()

    def troubled(bodies: SqliteBodies) -> bool:
        tries.append("try")
        if len(tries) == 1:
            raise LogFull("There is no space left.")
        return len(tries) > 2 and scrub(bodies)

    monkeypatch.setattr(SqliteBodies, "scrub", troubled)
    person = Person(new_keys())
    async with house(tmp_path) as home, Client(person, home.url) as ada:
        await ada.enter(person.genesis())
        await until(lambda: not home.relay.storing.unscrubbed and len(tries) == 3)
        assert (await ada.do(Here())).outcome == "applied"
        assert home.broken == []


async def test_what_never_came_whole_leaves_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.uploads.UNFINISHED_FOR", 0.1)
    person = Person(new_keys())
    async with house(tmp_path) as home, Client(person, home.url) as ada:
        await ada.enter(person.genesis())
        assert await put(ada, part(FIRST, 0)) == Kept(digest_of(FIRST), 32_768)
        uploads: Uploads = home.relay._texts.puts.uploads
        await until(lambda: len(uploads) == 0)
        assert await put(ada, part(FIRST, 32_768)) == Kept(digest_of(FIRST), 0)
