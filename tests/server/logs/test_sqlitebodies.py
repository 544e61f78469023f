"""Sealed texts on real files: what was kept is there, what was deleted nowhere, older files take them in."""

import shutil
import sqlite3
from pathlib import Path

import pytest

import server.logs.sqlitebodies
from server.clock import Anchor
from server.logs.bodylog import Held, NewBody
from server.logs.roomlog import Batch, Kept, LogBroken, LogFull
from server.logs.sqlite import SqliteLog
from server.logs.sqlitefile import NAME
from sprint.core.reading.bodies import digest_of

ANCHOR = Anchor("boot", 5.0, 1_000.0)
ROOM, OTHER = "a" * 32, "f" * 32
ADA, BEN = "1" * 64, "2" * 64
VERSION_1 = """
PRAGMA journal_mode = WAL;
CREATE TABLE relay (
    only INTEGER PRIMARY KEY CHECK (only = 1), fence INTEGER NOT NULL,
    boot TEXT NOT NULL, boot_ms REAL NOT NULL, room_ms REAL NOT NULL
);
CREATE TABLE rooms (
    number INTEGER PRIMARY KEY, room TEXT NOT NULL UNIQUE, epoch TEXT NOT NULL, proof TEXT NOT NULL,
    seq INTEGER NOT NULL, head TEXT NOT NULL, closed INTEGER NOT NULL
);
CREATE TABLE entries (
    place INTEGER PRIMARY KEY, room INTEGER NOT NULL, seq INTEGER NOT NULL, entry TEXT NOT NULL
);
CREATE UNIQUE INDEX by_room ON entries (room, seq);
INSERT INTO relay VALUES (1, 7, 'boot', 5.0, 1000.0);
INSERT INTO rooms VALUES (1, 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'e', 'b', 2, 'c', 0);
INSERT INTO rooms VALUES (2, 'ffffffffffffffffffffffffffffffff', 'e', 'b', 1, 'c', 1);
INSERT INTO entries VALUES (1, 1, 1, 'one'), (2, 1, 2, 'two'), (3, 2, 1, 'other');
PRAGMA application_id = 1397902385;
PRAGMA user_version = 1;
"""


def rooms(log: SqliteLog, seq: int = 1, closed_at: int = 0, erased: tuple[str, ...] = ()) -> None:
    """Both rooms have one more entry."""
    kept = [
        Kept(
            room, "e" * 32, log.fence, ("b" * 64,), seq, "c" * 64, closed_at=closed_at if room == ROOM else 0
        )
        for room in (ROOM, OTHER)
    ]
    log.append([Batch(kept[0], (f"entry {seq}",), erased), Batch(kept[1], (f"entry {seq}",))], ANCHOR)


def body(blob: bytes, room: str = ROOM, author: str = ADA, at: int = 1_000) -> NewBody:
    return NewBody(room, digest_of(blob), author, at, blob)


def in_files(folder: Path, blob: bytes) -> bool:
    """Whether anything of ``blob`` stands in any file of the relay."""
    return any(blob[at : at + 64] in path.read_bytes() for path in folder.iterdir() for at in (24, 60_000))


def text(seed: int, size: int = 115_000) -> bytes:
    return b"".join(digest_of(b"%d %d" % (seed, at)).encode() for at in range(size // 64 + 1))[:size]


def test_a_text_is_read_back_in_parts_after_the_file_was_closed(tmp_path: Path) -> None:
    log, blob = SqliteLog(tmp_path), text(1)
    rooms(log)
    digest = digest_of(blob)
    assert log.bodies.look(ROOM, digest) == 0
    assert log.bodies.read(ROOM, digest, 0, 10) == (0, b"")
    assert log.bodies.keep([body(blob)]) == ["kept"]
    log.close()
    again = SqliteLog(tmp_path)
    assert again.bodies.look(ROOM, digest) == 115_000
    assert again.bodies.look(OTHER, digest) == 0, "another room has its own"
    parts = [again.bodies.read(ROOM, digest, at, 50_000) for at in (0, 50_000, 100_000, 115_000)]
    assert [size for size, _ in parts] == [115_000] * 4
    assert b"".join(part for _, part in parts) == blob
    assert again.bodies.kept_in(ROOM) == [(digest, 1_000)]
    assert again.bodies.held == Held(1, 115_000)
    again.close()


def test_the_same_text_twice_is_kept_once(tmp_path: Path) -> None:
    log = SqliteLog(tmp_path)
    rooms(log)
    assert log.bodies.keep([body(b"x" * 200), body(b"x" * 200, author=BEN)]) == ["kept", "kept"]
    assert log.bodies.keep([body(b"x" * 200)]) == ["kept"]
    assert log.bodies.keep([body(b"x" * 200, OTHER)]) == ["kept"]
    assert log.bodies.held == Held(2, 400)
    log.close()


def test_each_has_a_share_and_the_room_has_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server.logs.sqlitebodies, "BODIES_OF_ONE", 20_000)
    monkeypatch.setattr(server.logs.sqlitebodies, "BODIES_OF_ROOM", 40_000)
    log = SqliteLog(tmp_path)
    rooms(log)
    big, more, small = text(1, 15_000), text(2, 15_000), text(3, 100)
    assert log.bodies.keep([body(big), body(more), body(small), body(text(4, 1))]) == [
        "kept",
        "mine-full",
        "kept",
        "mine-full",
    ], "a small one counts for four kilobytes"
    assert log.bodies.fits(ROOM, BEN, 15_000) == "kept"
    assert log.bodies.fits(ROOM, BEN, 25_000) == "room-full"
    assert log.bodies.keep([body(more, author=BEN), body(text(5, 8_000), author="3" * 64)]) == [
        "kept",
        "room-full",
    ]
    assert log.bodies.keep([body(big)]) == ["kept"], "what is there already needs no more"
    assert log.bodies.fits(OTHER, ADA, 15_000) == "kept"
    log.bodies.forget([(ROOM, digest_of(big))])
    assert log.bodies.fits(ROOM, ADA, 15_000) == "kept"
    log.close()


def test_a_full_disk_keeps_nothing_and_the_log_goes_on_when_there_is_space(tmp_path: Path) -> None:
    log = SqliteLog(tmp_path)
    rooms(log)
    (pages,) = log.store.writer.execute("PRAGMA page_count").fetchone()
    log.store.writer.execute(f"PRAGMA max_page_count = {pages + 5}")
    with pytest.raises(LogFull, match="no space"):
        log.bodies.keep([body(b"small"), body(text(1))])
    assert log.bodies.kept_in(ROOM) == []
    assert log.bodies.held == Held()
    log.store.writer.execute("PRAGMA max_page_count = 1000000")
    assert log.bodies.keep([body(b"small"), body(text(1))]) == ["kept", "kept"]
    log.close()


def test_texts_leave_the_last_of_the_disk_to_entries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = SqliteLog(tmp_path)
    rooms(log)
    assert log.bodies.keep([body(text(1)), body(text(2))]) == ["kept", "kept"]
    free = shutil.disk_usage(tmp_path).free
    monkeypatch.setattr(server.logs.sqlitebodies, "LEFT_FOR_ACTS", 2 * free)
    with pytest.raises(LogFull, match="that is for the entries"):
        log.bodies.keep([body(text(3))])
    rooms(log, seq=2)
    assert len(log.read(ROOM, 0, 10, 1_000)) == 2
    assert log.bodies.look(ROOM, digest_of(text(1))) == 115_000
    log.close()


def test_what_an_erased_text_took_is_space_for_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = SqliteLog(tmp_path)
    rooms(log)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: shutil._ntuple_diskusage(10**9, 10**9, 0))
    monkeypatch.setattr(server.logs.sqlitebodies, "LEFT_FOR_ACTS", 0)
    log.bodies.keep([body(text(1)), body(text(2))])
    monkeypatch.setattr(server.logs.sqlitebodies, "LEFT_FOR_ACTS", 50_000)
    with pytest.raises(LogFull):
        log.bodies.keep([body(text(3))])
    log.bodies.forget([(ROOM, digest_of(text(1)))])
    assert log.bodies.keep([body(text(3))]) == ["kept"]
    log.close()


def spoil(folder: Path, blob: bytes) -> None:
    """Flip one bit of a text in the relay's file, as a disk might; the file is closed."""
    path = folder / NAME
    data = bytearray(path.read_bytes())
    data[data.index(blob[50_000:50_064])] ^= 1
    path.write_bytes(data)


def test_a_text_that_the_disk_spoilt_is_noticed_told_and_not_given_out(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    log = SqliteLog(tmp_path)
    rooms(log)
    log.bodies.keep([body(text(1)), body(text(2))])
    log.close()
    spoil(tmp_path, text(1))
    again = SqliteLog(tmp_path)
    for at in (0, 50_000):
        assert again.bodies.read(ROOM, digest_of(text(1)), at, 100) == (0, b"")
    assert again.bodies.look(ROOM, digest_of(text(1))) == 0
    assert again.bodies.read(ROOM, digest_of(text(2)), 0, 10) == (115_000, text(2)[:10])
    (record,) = caplog.records
    assert "A text of room aaaaaaaa is damaged" in record.message
    again.close()


def test_a_text_that_the_disk_spoilt_is_whole_when_it_is_brought_again(tmp_path: Path) -> None:
    log = SqliteLog(tmp_path)
    rooms(log)
    log.bodies.keep([body(text(1))])
    log.close()
    spoil(tmp_path, text(1))
    again = SqliteLog(tmp_path)
    assert again.bodies.keep([body(text(1))]) == ["kept"]
    assert again.bodies.read(ROOM, digest_of(text(1)), 0, 200_000) == (115_000, text(1))
    assert again.bodies.held == Held(1, 115_000)
    again.close()


def test_an_older_owner_keeps_and_forgets_nothing(tmp_path: Path) -> None:
    older = SqliteLog(tmp_path)
    rooms(older)
    older.bodies.keep([body(b"one")])
    newer = SqliteLog(tmp_path)
    with pytest.raises(LogBroken, match="taken over"):
        older.bodies.keep([body(b"two")])
    assert newer.bodies.held == Held(1, 3)
    newer.close()
    older.close()


def test_an_erased_text_goes_with_its_entry_and_nothing_of_it_is_left(tmp_path: Path) -> None:
    log, blob = SqliteLog(tmp_path), text(1)
    rooms(log)
    log.bodies.keep([body(blob), body(blob, OTHER), body(text(2))])
    assert in_files(tmp_path, blob)
    rooms(log, 2, erased=(digest_of(blob), digest_of(b"never here")))
    assert log.bodies.look(ROOM, digest_of(blob)) == 0
    assert log.bodies.held == Held(2, 230_000)
    log.bodies.forget([(OTHER, digest_of(blob))])
    assert log.bodies.scrub()
    assert not in_files(tmp_path, blob)
    assert in_files(tmp_path, text(2))
    log.close()


def test_an_erasing_that_fails_with_its_entry_erases_nothing(tmp_path: Path) -> None:
    log = SqliteLog(tmp_path)
    rooms(log)
    log.bodies.keep([body(b"one")])
    with pytest.raises(LogBroken):
        rooms(log, 1, erased=(digest_of(b"one"),))
    log.close()
    again = SqliteLog(tmp_path)
    assert again.bodies.look(ROOM, digest_of(b"one")) == 3
    again.close()


def test_what_a_reader_still_sees_is_scrubbed_later(tmp_path: Path) -> None:
    log, blob = SqliteLog(tmp_path), text(1)
    rooms(log)
    log.bodies.keep([body(blob)])
    with sqlite3.connect(tmp_path / NAME, isolation_level=None) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM bodies").fetchone()
        log.bodies.forget([(ROOM, digest_of(blob))])
        assert not log.bodies.scrub()
        rooms(log, 2)
        other.execute("COMMIT")
    other.close()
    assert log.bodies.scrub()
    assert not in_files(tmp_path, blob)
    log.close()


def test_texts_of_rooms_closed_before_a_time_are_found(tmp_path: Path) -> None:
    log = SqliteLog(tmp_path)
    rooms(log)
    log.bodies.keep([body(b"one"), body(b"two"), body(b"three", OTHER)])
    rooms(log, 2, closed_at=5_000)
    assert log.bodies.kept_after_closing(5_000, 16) == []
    found = log.bodies.kept_after_closing(5_001, 16)
    assert sorted(found) == sorted([(ROOM, digest_of(b"one")), (ROOM, digest_of(b"two"))])
    assert len(log.bodies.kept_after_closing(5_001, 1)) == 1
    log.close()


def test_what_is_there_of_each_is_not_added_up_for_every_new_text(tmp_path: Path) -> None:
    """Commits wait for it: with thousands of small texts one member could hold up everybody's."""
    log = SqliteLog(tmp_path)
    rooms(log)

    def steps() -> int:
        taken = 0

        def step() -> int:
            nonlocal taken
            taken += 1
            return 0

        log.store.reader.set_progress_handler(step, 1)
        assert log.bodies.fits(ROOM, ADA, 100) == "kept"
        log.store.reader.set_progress_handler(None, 1)
        return taken

    log.bodies.keep([body(b"one")])
    few = steps()
    log.bodies.keep([body(b"%d" % number) for number in range(300)])
    assert steps() == few
    log.close()


def test_a_file_of_version_2_is_taken_over_with_the_shares_that_are_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = SqliteLog(tmp_path)
    rooms(log)
    log.bodies.keep([body(text(1, 15_000))])
    log.store.writer.executescript(
        "DROP TRIGGER body_kept; DROP TRIGGER body_gone; DROP TABLE shares; PRAGMA user_version = 2;"
    )
    log.close()
    monkeypatch.setattr("server.logs.sqlitebodies.BODIES_OF_ONE", 20_000)
    again = SqliteLog(tmp_path)
    assert again.bodies.fits(ROOM, ADA, 6_000) == "mine-full"
    assert again.bodies.fits(ROOM, BEN, 6_000) == "kept"
    again.bodies.forget([(ROOM, digest_of(text(1, 15_000)))])
    assert again.bodies.fits(ROOM, ADA, 6_000) == "kept"
    again.close()


def test_a_file_of_version_1_is_taken_over_where_it_is(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / NAME) as older:
        older.executescript(VERSION_1)
    older.close()
    log = SqliteLog(tmp_path)
    assert log.read(ROOM, 0, 10, 1_000) == ["one", "two"]
    assert log.anchor() == ANCHOR
    assert log.fence == 8
    assert log.open_rooms() == ["one"]
    assert log.bodies.keep([body(b"text")]) == ["kept"]
    log.close()
    again = SqliteLog(tmp_path)
    assert again.bodies.look(ROOM, digest_of(b"text")) == 4
    again.close()
    with sqlite3.connect(tmp_path / NAME) as reading:
        made = reading.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()
        assert reading.execute("PRAGMA user_version").fetchone() == (3,)
    reading.close()
    (tmp_path / "fresh").mkdir()
    SqliteLog(tmp_path / "fresh").close()
    with sqlite3.connect(tmp_path / "fresh" / NAME) as reading:
        assert made == reading.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()
    reading.close()
