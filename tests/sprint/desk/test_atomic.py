import stat
from pathlib import Path

import pytest

from sprint.desk.atomic import temporary_name, write_atomically
from tests.sprint.desk.crashes import NotingDisk, crash_states
from tests.sprint.desk.failing import FailingDisk


def test_a_file_has_the_new_bytes_and_is_private(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"old")
    path.chmod(0o644)
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_any_crash_leaves_the_old_or_the_new_file_and_the_new_one_after_returning(tmp_path: Path) -> None:
    disk = NotingDisk()
    path = tmp_path / "a.json"
    write_atomically(path, b"old bytes", disk=disk)
    first = len(disk.steps)
    write_atomically(path, b"new and longer bytes", disk=disk)
    for end in range(first, len(disk.steps) + 1):
        for state in crash_states(disk.steps[:end]):
            assert state["a.json"] in (b"old bytes", b"new and longer bytes")
    assert {state["a.json"] for state in crash_states(disk.steps)} == {b"new and longer bytes"}


@pytest.mark.parametrize("step", ["create", "write", "sync", "replace"])
def test_the_old_file_is_whole_and_nothing_left_over_when_a_step_fails(tmp_path: Path, step: str) -> None:
    disk = FailingDisk()
    path = tmp_path / "a.json"
    write_atomically(path, b"old", disk=disk)
    disk.breaks = step
    with pytest.raises(OSError, match="No space"):
        write_atomically(path, b"new", disk=disk)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("step", ["sync", "sync_folder"])
def test_a_failed_sync_is_told_and_never_tried_again(tmp_path: Path, step: str) -> None:
    disk = FailingDisk()
    disk.breaks = step
    with pytest.raises(OSError, match="No space"):
        write_atomically(tmp_path / "a.json", b"new", disk=disk)
    assert disk.calls.count(step) == 1


def test_what_a_killed_program_left_is_no_hindrance(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    temporary_name(path).write_bytes(b"half")
    write_atomically(path, b"new")
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_laid_under_the_hidden_name_is_not_followed(tmp_path: Path) -> None:
    path, victim = tmp_path / "a.json", tmp_path / "victim"
    victim.write_bytes(b"theirs")
    temporary_name(path).symlink_to(victim)
    write_atomically(path, b"new")
    assert victim.read_bytes() == b"theirs"


@pytest.mark.parametrize("name", ["x" * 255, "ö" * 127, "語" * 85])
def test_the_longest_names_can_be_written(tmp_path: Path, name: str) -> None:
    write_atomically(tmp_path / name, b"new")
    assert (tmp_path / name).read_bytes() == b"new"
