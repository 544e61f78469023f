"""The log on real files: what was committed is there, what was not is nowhere, damage is refused and kept."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from server.clock import Anchor, RoomClock
from server.loading import load_room
from server.logs.folder import DataFolder
from server.logs.roomlog import Batch, Kept, LogBroken, LogFull, RoomDamaged
from server.logs.sqlite import SqliteLog
from sprint.core.acts import Here
from sprint.core.errors import DeskTrouble, OtherVersion
from tests.server.hall import Hall

ANCHOR = Anchor("boot", 5.0, 1_000.0)
ROOM = "a" * 32


def batch(log: SqliteLog, first: int, *entries: str, room: str = ROOM) -> Batch:
    kept = Kept(room, "e" * 32, log.fence, ("b" * 64,), first + len(entries) - 1, "c" * 64, closed_at=0)
    return Batch(kept, entries)


def story(log: SqliteLog) -> Hall:
    """A true room of four entries in the log."""
    hall = Hall()
    hall.hub._fence = hall.room.fence = log.fence
    ada = hall.joined()
    for _ in range(2):
        hall.do(ada, hall.ada, Here())
        hall.commit()
    for kept in hall.batches:
        fenced = Kept(
            **{**{name: getattr(kept.kept, name) for name in Kept.__struct_fields__}, "fence": log.fence}
        )
        log.append([Batch(fenced, kept.entries)], ANCHOR)
    return hall


def test_what_was_appended_is_read_back_in_batches(tmp_path: Path) -> None:
    log = SqliteLog(tmp_path)
    log.append([batch(log, 1, "one", "two"), batch(log, 1, "other", room="f" * 32)], ANCHOR)
    log.append([batch(log, 3, *(f"entry {number}" for number in range(3, 500)))], ANCHOR)
    assert log.read(ROOM, 0, 200, 100_000)[:3] == ["one", "two", "entry 3"]
    assert len(log.read(ROOM, 0, 200, 100_000)) == 200
    assert log.read(ROOM, 498, 200, 100_000) == ["entry 499"]
    assert log.read(ROOM, 2, 200, 10) == ["entry 3"]
    assert log.read("0" * 32, 0, 200, 100) == []
    kept = log.look(ROOM)
    assert kept is not None
    assert (kept.seq, kept.closed_at, kept.fence) == (499, 0, log.fence)
    assert log.look("0" * 32) is None
    assert log.open_rooms() == ["one", "other"]
    log.close()


def test_the_clocks_anchor_is_saved_with_the_commit(tmp_path: Path) -> None:
    log = SqliteLog(tmp_path)
    assert log.anchor() is None
    log.append([batch(log, 1, "one")], ANCHOR)
    log.close()
    again = SqliteLog(tmp_path)
    assert again.anchor() == ANCHOR
    assert (
        RoomClock(again.anchor(), boot="boot", boot_clock=lambda: 7.0, wall_clock=lambda: 0.0).now() == 1_002
    )
    again.close()


def test_a_batch_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    log = SqliteLog(tmp_path)
    log.append([batch(log, 1, "one")], ANCHOR)
    with pytest.raises(LogBroken):
        log.append([batch(log, 1, "fresh", room="f" * 32), batch(log, 1, "one again")], ANCHOR)
    with pytest.raises(LogBroken):
        log.append([batch(log, 2, "two")], ANCHOR)
    log.close()
    again = SqliteLog(tmp_path)
    assert again.look("f" * 32) is None
    assert again.read(ROOM, 0, 200, 1_000) == ["one"]
    again.close()


def test_a_full_disk_writes_nothing_and_the_log_goes_on_when_there_is_space(tmp_path: Path) -> None:
    log = SqliteLog(tmp_path)
    log.append([batch(log, 1, "one")], ANCHOR)
    (pages,) = log.store.writer.execute("PRAGMA page_count").fetchone()
    log.store.writer.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(LogFull, match="no space"):
        log.append([batch(log, 2, "x" * 100_000)], ANCHOR)
    assert log.read(ROOM, 0, 200, 1_000) == ["one"]
    log.store.writer.execute("PRAGMA max_page_count = 1000000")
    log.append([batch(log, 2, "two")], ANCHOR)
    assert log.read(ROOM, 0, 200, 1_000) == ["one", "two"]
    log.close()


def test_an_older_owner_cannot_append_when_a_newer_one_opened_the_file(tmp_path: Path) -> None:
    older = SqliteLog(tmp_path)
    newer = SqliteLog(tmp_path)
    with pytest.raises(LogBroken, match="taken over"):
        older.append([batch(older, 1, "late")], ANCHOR)
    newer.append([batch(newer, 1, "one")], ANCHOR)
    assert newer.read(ROOM, 0, 200, 1_000) == ["one"]
    older.close()
    newer.close()


def test_a_second_relay_is_refused_and_the_first_unharmed(tmp_path: Path) -> None:
    first = DataFolder(tmp_path)
    with pytest.raises(DeskTrouble, match="Another relay"):
        DataFolder(tmp_path)
    first.release()
    DataFolder(tmp_path).release()


def test_a_true_log_gives_its_room_back(tmp_path: Path) -> None:
    log = SqliteLog(tmp_path)
    hall = story(log)
    room = load_room(log, hall.room.id)
    assert room is not None
    assert (room.seq, room.heads.newest) == (4, hall.room.heads.newest)
    assert load_room(log, "0" * 32) is None
    log.close()


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE entries SET entry = replace(entry, '\"at\":1', '\"at\":2') WHERE seq = 2",
        "UPDATE entries SET entry = 'x' WHERE seq = 3",
        "DELETE FROM entries WHERE seq = 4",
        "DELETE FROM entries WHERE seq = 2",
        f"UPDATE rooms SET head = '{'0' * 64}'",
        "UPDATE rooms SET seq = 9",
        f"UPDATE rooms SET proof = '{'0' * 64}'",
    ],
)
def test_a_room_that_does_not_add_up_is_refused_and_left_as_it_was(tmp_path: Path, harm: str) -> None:
    log = SqliteLog(tmp_path)
    hall = story(log)
    log.store.writer.execute(harm)
    with pytest.raises(RoomDamaged, match="backup"):
        load_room(log, hall.room.id)
    log.close()


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[100:4_000] = b"\xff" * 3_900
    path.write_bytes(data)


def flip_last_page(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[-4_096:] = b"\xff" * 4_096
    path.write_bytes(data)


@pytest.mark.parametrize(
    "harm",
    [
        flip,
        flip_last_page,
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(bytes(path.stat().st_size)),
        lambda path: os.truncate(path, path.stat().st_size // 2),
        lambda path: path.write_text("my novel"),
    ],
    ids=["flipped", "flipped at the end", "emptied", "zeroed", "cut", "other"],
)
def test_a_damaged_file_is_refused_with_instructions_and_kept(tmp_path: Path, harm: object) -> None:
    assert callable(harm)
    log = SqliteLog(tmp_path)
    log.append([batch(log, 1, *("x" * 3_000 for _ in range(20)))], ANCHOR)
    log.close()
    harm(log.path)
    left = log.path.read_bytes()
    with pytest.raises(DeskTrouble, match="left as it is"):
        SqliteLog(tmp_path)
    assert log.path.read_bytes() == left


def test_a_file_of_a_newer_relay_is_refused(tmp_path: Path) -> None:
    log = SqliteLog(tmp_path)
    log.store.writer.execute("PRAGMA user_version = 99")
    log.close()
    with pytest.raises(OtherVersion, match="newer"):
        SqliteLog(tmp_path)


def test_a_file_that_vanished_beside_its_log_is_noticed(tmp_path: Path) -> None:
    log = SqliteLog(tmp_path)
    log.append([batch(log, 1, "one")], ANCHOR)
    log.path.rename(tmp_path / "elsewhere")
    with pytest.raises(DeskTrouble, match="the file itself is not"):
        SqliteLog(tmp_path)
    log.close()


_APPENDER = """
import sys
from pathlib import Path
from server.clock import Anchor
from server.logs.roomlog import Batch, Kept
from server.logs.sqlite import SqliteLog
log = SqliteLog(Path(sys.argv[1]))
kept = log.look("a" * 32)
seq = kept.seq if kept else 0
while True:
    seq += 1
    kept = Kept("a" * 32, "e" * 32, log.fence, ("b" * 64,), seq, "c" * 64, 0)
    log.append([Batch(kept, (f"entry {seq}",))], Anchor("boot", 1.0, 1.0 + seq))
    print(seq, flush=True)
"""


def test_the_last_acknowledged_entry_is_there_when_the_process_was_killed(tmp_path: Path) -> None:
    acknowledged = 0
    for most in (1, 7, 40, 90):
        command = [sys.executable, "-c", _APPENDER, str(tmp_path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            for _ in range(most):
                acknowledged = int(process.stdout.readline())
            process.send_signal(signal.SIGKILL)
            rest = process.stdout.read().split("\n")
            acknowledged = max([acknowledged, *(int(line) for line in rest[:-1])])
        log = SqliteLog(tmp_path)
        entries = log.read(ROOM, 0, 10_000, 10_000_000)
        assert entries[:acknowledged] == [f"entry {number}" for number in range(1, acknowledged + 1)]
        assert len(entries) <= acknowledged + 1
        anchor = log.anchor()
        assert anchor is not None
        assert anchor.room_ms == 1.0 + len(entries)
        log.close()


def test_every_commit_is_synced(tmp_path: Path) -> None:
    log = SqliteLog(tmp_path)
    assert log.store.writer.execute("PRAGMA synchronous").fetchone() == (2,)
    assert log.store.writer.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    log.close()
    assert (tmp_path / "rooms.db").stat().st_mode & 0o077 == 0
