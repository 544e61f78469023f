from pathlib import Path

import pytest

from sprint.desk.places import other_places


def test_other_places_are_folders_that_take_files_and_not_the_same_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "none"))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    assert other_places(tmp_path / "drafts" / "a.txt") == [tmp_path]
    assert other_places(tmp_path / "a.txt") == []


def test_a_place_on_another_disk_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("TMPDIR", "/dev/shm")
    if not Path("/dev/shm").is_dir() or Path("/dev/shm").stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("this machine has no second disk to look at")
    assert other_places(tmp_path / "drafts" / "a.txt") == [Path("/dev/shm"), tmp_path]
