"""A backup is whole, made while the relay goes on, and what is put in its place is a relay's again."""

import asyncio
import errno
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from server.backup import back_up
from server.logs.sqlite import SqliteLog
from sprint.core.acts import Here
from sprint.core.errors import DeskTrouble
from sprint.core.reading.bodies import digest_of
from sprint.core.wire import Kept
from tests.server.client import Client, Person, new_keys
from tests.server.house import house, relay_process
from tests.server.logs.test_sqlitebodies import VERSION_1
from tests.server.parcels import blob, bring, fetch


def told(*options: object) -> tuple[int, str, str]:
    """Exit code, output and errors of ``backup``."""
    command = [sys.executable, "-P", "-m", "server", "backup", *map(str, options)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout, done.stderr


async def test_a_backup_of_a_busy_relay_is_one_moment_of_its_log(tmp_path: Path) -> None:
    data, copy = tmp_path / "data", tmp_path / "copy.db"
    person = Person(new_keys())
    with relay_process(data) as relay:
        async with Client(person, relay.url) as ada:
            await ada.enter(person.genesis())
            making = asyncio.create_task(asyncio.to_thread(told, copy, "--data", data))
            for _ in range(60):
                await ada.do(Here())
            code, said, errors = await making
            assert (code, errors) == (0, "")
            assert said.startswith(f"{copy}: 1 room with ")
            after = tmp_path / "after.db"
            assert back_up(data, after) == (1, 62)
        assert relay.end()[0] == 0
    assert copy.stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["after.db", "copy.db", "data"]


async def test_a_restored_relay_goes_on_and_tells_who_is_ahead_of_it(tmp_path: Path) -> None:
    data, restored = tmp_path / "data", tmp_path / "restored"
    keys = new_keys()
    ada, ben = Person(keys), Person(keys)
    data.mkdir()
    restored.mkdir()
    async with house(data) as home, Client(ada, home.url) as first, Client(ben, home.url) as second:
        await first.enter(ada.genesis())
        await second.enter()
        back_up(data, restored / "rooms.db")
        await second.close()
        await first.do(Here())
        ahead, with_it = first.seen, second.seen
    assert ahead.seq == with_it.seq + 1
    async with house(restored) as home:
        async with Client(ada, home.url) as first:
            assert first.challenge is not None
            await first.send(ada.hello(first.challenge, ahead))
            bye, code = await first.ended()
            assert bye is not None
            assert (bye.code, code) == ("behind", 4017)
        async with Client(ben, home.url) as second:
            second.seen, second.room = with_it, None
            assert (await second.hello(have=with_it)).seq == with_it.seq
        with sqlite3.connect(restored / "rooms.db") as reading:
            assert reading.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        reading.close()


def test_no_file_is_written_over(tmp_path: Path) -> None:
    SqliteLog(tmp_path).close()
    before = (tmp_path / "rooms.db").read_bytes()
    (tmp_path / "novel.txt").write_text("my novel")
    for name in ("rooms.db", "novel.txt"):
        code, said, errors = told(tmp_path / name, "--data", tmp_path)
        assert (code, said) == (9, "")
        assert "is there already and was left as it is" in errors
    assert (tmp_path / "rooms.db").read_bytes() == before
    assert (tmp_path / "novel.txt").read_text() == "my novel"


def test_a_link_that_leads_nowhere_is_not_written_over(tmp_path: Path) -> None:
    SqliteLog(tmp_path).close()
    (tmp_path / "copy.db").symlink_to(tmp_path / "gone" / "disk.db")
    code, _, errors = told(tmp_path / "copy.db", "--data", tmp_path)
    assert code == 9
    assert "is there already and was left as it is" in errors
    assert (tmp_path / "copy.db").is_symlink()


@pytest.fixture(params=[True, False], ids=["with links", "without links"])
def disk(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that knows hard links, and one that does not, as a stick's."""
    if not request.param:

        def refuse(*_: object) -> None:
            raise PermissionError(errno.EPERM, "Operation not permitted")

        monkeypatch.setattr(os, "link", refuse)


@pytest.mark.usefixtures("disk")
def test_what_appears_during_the_copy_is_not_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    SqliteLog(tmp_path).close()
    copy, synced = tmp_path / "copy.db", os.fsync

    def sync(descriptor: int) -> None:
        synced(descriptor)
        if not copy.exists():
            copy.write_text("somebody else made this meanwhile")

    monkeypatch.setattr(os, "fsync", sync)
    with pytest.raises(DeskTrouble, match="is there already and was left as it is"):
        back_up(tmp_path, copy)
    assert copy.read_text() == "somebody else made this meanwhile"
    assert not list(tmp_path.glob("copy.db.*"))


@pytest.mark.usefixtures("disk")
def test_a_backup_is_whole_and_private_on_every_disk(tmp_path: Path) -> None:
    data, copy = tmp_path / "data", tmp_path / "copy.db"
    data.mkdir()
    SqliteLog(data).close()
    assert back_up(data, copy) == (0, 0)
    assert copy.stat().st_mode & 0o777 == 0o600
    SqliteLog(data).close()
    with sqlite3.connect(copy) as reading:
        assert reading.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    reading.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy.db", "data"]


@pytest.mark.parametrize("kept", [None, b"", b"no database at all" * 100])
def test_what_is_no_relays_file_is_not_copied(tmp_path: Path, kept: bytes | None) -> None:
    if kept is not None:
        (tmp_path / "rooms.db").write_bytes(kept)
    before = sorted(path.name for path in tmp_path.iterdir())
    with pytest.raises(DeskTrouble):
        back_up(tmp_path, tmp_path / "copy.db")
    assert sorted(path.name for path in tmp_path.iterdir()) == before
    if kept is not None:
        assert (tmp_path / "rooms.db").read_bytes() == kept


def test_a_damaged_file_gives_no_backup(tmp_path: Path) -> None:
    log = SqliteLog(tmp_path)
    log.close()
    file = tmp_path / "rooms.db"
    whole = file.read_bytes()
    file.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with pytest.raises(DeskTrouble):
        back_up(tmp_path, tmp_path / "copy.db")
    assert [path.name for path in tmp_path.iterdir()] == ["rooms.db"]


def test_a_folder_that_is_not_there_gets_a_sentence(tmp_path: Path) -> None:
    SqliteLog(tmp_path).close()
    code, _, errors = told(tmp_path / "no" / "copy.db", "--data", tmp_path)
    assert code == 9
    assert "could not be made: No such file or directory" in errors
    assert told("--data", tmp_path)[0] == 2


async def test_a_backup_brings_the_texts_back(tmp_path: Path) -> None:
    data, restored = tmp_path / "data", tmp_path / "restored"
    for folder in (data, restored):
        folder.mkdir()
    person, text = Person(new_keys()), blob(1)
    async with house(data) as home, Client(person, home.url) as ada:
        await ada.enter(person.genesis())
        assert await bring(ada, text) == Kept(digest_of(text), len(text))
        back_up(data, restored / "rooms.db")
    async with house(restored) as home, Client(person, home.url) as ada:
        await ada.hello()
        assert await fetch(ada, digest_of(text)) == text


def test_a_file_of_an_older_relay_is_copied_as_it_is(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "rooms.db") as older:
        older.executescript(VERSION_1)
    older.close()
    assert back_up(tmp_path, tmp_path / "copy.db") == (2, 3)
    with sqlite3.connect(tmp_path / "copy.db") as reading:
        assert reading.execute("PRAGMA user_version").fetchone() == (1,)
    reading.close()
