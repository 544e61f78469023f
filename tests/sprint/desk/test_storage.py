import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tinydb import TinyDB

from sprint.core.errors import DeskTrouble
from sprint.desk.storage import CrashSafeStorage
from tests.sprint.desk.crashes import NotingDisk, crash_states
from tests.sprint.desk.failing import FailingDisk


def tables(number: int) -> dict[str, dict[str, int]]:
    return {"_default": {"number": number}}


def number_in(storage: CrashSafeStorage) -> int | None:
    held = storage.read()
    return None if held is None else held["_default"]["number"]


def fill(path: Path, *numbers: int) -> None:
    storage = CrashSafeStorage(path)
    for number in numbers:
        storage.write(tables(number))


def test_nothing_kept_reads_as_nothing_and_creates_nothing(tmp_path: Path) -> None:
    assert CrashSafeStorage(tmp_path / "a.json").read() is None
    assert list(tmp_path.iterdir()) == []


def test_what_was_written_is_read_again_with_the_generation_before_it_beside(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    fill(path, 1, 2, 3)
    storage = CrashSafeStorage(path)
    assert number_in(storage) == 3
    assert number_in(CrashSafeStorage(storage.previous)) == 2
    assert storage.notices == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.json", "a.json.previous"]
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in tmp_path.iterdir())


def test_stock_tinydb_works_on_it(tmp_path: Path) -> None:
    for expected in (1, 2):
        with TinyDB(tmp_path / "a.json", storage=CrashSafeStorage) as database:
            database.insert({"name": "Ana"})
            assert len(database) == expected


def test_any_crash_opens_to_the_old_or_the_new_generation_and_to_what_was_acknowledged(
    tmp_path: Path,
) -> None:
    work, crashed = tmp_path / "work", tmp_path / "crashed"
    work.mkdir()
    crashed.mkdir()
    disk, acknowledged = NotingDisk(), [0]
    storage = CrashSafeStorage(work / "a.json", disk=disk)
    for number in (1, 2, 3, 4):
        storage.write(tables(number))
        acknowledged.append(len(disk.steps))
    for end in range(len(disk.steps) + 1):
        least = sum(end >= steps for steps in acknowledged[1:])
        for state in crash_states(disk.steps[:end]):
            for path in crashed.iterdir():
                path.unlink()
            for name, data in state.items():
                (crashed / name).write_bytes(data)
            reopened = CrashSafeStorage(crashed / "a.json")
            number = number_in(reopened) or 0
            assert least <= number <= least + 1
            reopened.write(tables(9))
            assert number_in(CrashSafeStorage(crashed / "a.json")) == 9


def damages(data: bytes) -> list[bytes]:
    chance = random.Random(7)
    spots = chance.sample(range(len(data)), 12)
    flips = [
        data[:spot] + bytes([data[spot] ^ (1 << chance.randrange(8))]) + data[spot + 1 :] for spot in spots
    ]
    return [*flips, *(data[:spot] for spot in spots), bytes(len(data)), b""]


def test_a_damaged_file_is_set_aside_and_the_generation_before_it_used_and_told(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    fill(path, 1)
    whole = path.read_bytes()
    fill(path, 2)
    for number, damaged in enumerate(damages(path.read_bytes()), start=1):
        path.write_bytes(damaged)
        storage = CrashSafeStorage(path)
        assert number_in(storage) == 1
        aside = tmp_path / f"a.json.unreadable-{number}"
        assert aside.read_bytes() == damaged
        assert str(aside) in storage.notices[0]
        storage.write(tables(5))
        again = CrashSafeStorage(path)
        assert number_in(again) == 5
        assert again.notices == []
        assert storage.previous.read_bytes() == whole


def test_data_that_cannot_be_read_at_all_is_refused_each_time_with_what_to_do_and_stays(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.json"
    fill(path, 1, 2)
    path.write_bytes(b"\0" * 50)
    CrashSafeStorage(path).previous.write_bytes(b"{}")
    for _ in range(2):
        with pytest.raises(DeskTrouble) as caught:
            CrashSafeStorage(path).read()
        assert "a.json" in str(caught.value)
        assert "backup" in str(caught.value)
    with pytest.raises(DeskTrouble):
        CrashSafeStorage(path).write(tables(3))
    assert path.read_bytes() == b"\0" * 50
    path.unlink()
    with pytest.raises(DeskTrouble):
        CrashSafeStorage(path).read()


def test_the_only_generation_damaged_is_never_taken_for_an_empty_desk(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"")
    with pytest.raises(DeskTrouble):
        CrashSafeStorage(path).read()


def test_a_missing_file_with_a_generation_before_it_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    fill(path, 1, 2)
    path.unlink()
    storage = CrashSafeStorage(path)
    assert number_in(storage) == 1
    assert len(storage.notices) == 1


def test_a_file_that_the_system_does_not_let_us_read_is_no_damage(tmp_path: Path) -> None:
    (tmp_path / "a.json").mkdir()
    with pytest.raises(DeskTrouble, match="folder, not a file"):
        CrashSafeStorage(tmp_path / "a.json").read()


@pytest.mark.parametrize("step", ["create", "write", "sync", "replace", "sync_folder"])
def test_a_failed_save_is_told_and_what_was_saved_before_is_whole(tmp_path: Path, step: str) -> None:
    disk, path = FailingDisk(), tmp_path / "a.json"
    storage = CrashSafeStorage(path, disk=disk)
    storage.write(tables(1))
    disk.breaks = step
    with pytest.raises(DeskTrouble, match="disk is full"):
        storage.write(tables(2))
    disk.breaks = ""
    told = number_in(storage)
    assert told == number_in(CrashSafeStorage(path))
    assert told == (2 if step == "sync_folder" else 1)
    storage.write(tables(3))
    assert number_in(CrashSafeStorage(path)) == 3


def test_what_json_cannot_hold_never_touches_the_disk(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    storage = CrashSafeStorage(path)
    storage.write(tables(1))
    before = path.read_bytes()
    with pytest.raises(TypeError):
        storage.write({"_default": {"x": object()}})
    assert path.read_bytes() == before
    assert number_in(storage) == 1


SAVE_FOR_EVER = """
import sys, pathlib
from sprint.desk.storage import CrashSafeStorage
storage = CrashSafeStorage(pathlib.Path(sys.argv[1]))
number = (storage.read() or {"_default": {"number": 0}})["_default"]["number"]
while True:
    number += 1
    storage.write({"_default": {"number": number, "much": ["text"] * 5000}})
    print(number, flush=True)
"""


def test_a_process_killed_while_saving_has_lost_nothing_it_acknowledged(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    chance = random.Random(11)
    for _ in range(10):
        with subprocess.Popen(
            [sys.executable, "-c", SAVE_FOR_EVER, str(path)], stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout is not None
            lines = [process.stdout.readline() for _ in range(chance.randint(1, 30))]
            process.send_signal(signal.SIGKILL)
            lines += process.stdout.readlines()
        acknowledged = int(lines[-1])
        assert (number_in(CrashSafeStorage(path)) or 0) >= acknowledged


def test_what_json_cannot_hold_is_not_in_memory_either(tmp_path: Path) -> None:
    with TinyDB(tmp_path / "a.json", storage=CrashSafeStorage) as database:
        database.insert({"name": "Ana"})
        with pytest.raises(TypeError):
            database.insert({"name": object()})
        assert [document["name"] for document in database.all()] == ["Ana"]
