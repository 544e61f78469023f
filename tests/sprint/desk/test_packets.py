"""A packet on the disk: never a file of anybody's in the way, and the same one not twice."""

from pathlib import Path

import pytest

from sprint.core.errors import DeskTrouble
from sprint.desk.packets import save_packet

FILES = {"pieces/01 Low tide.txt": b"Low\ttide\n", "packet.md": b"# Tea\n"}


def held(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_it_goes_into_a_folder_that_is_new_or_empty(tmp_path: Path) -> None:
    assert save_packet(FILES, tmp_path, "Tea packet") == (tmp_path, True)
    assert held(tmp_path) == FILES
    new = tmp_path / "a" / "b"
    assert save_packet(FILES, new, "Tea packet") == (new, True)
    assert held(new) == FILES


def test_it_has_a_folder_of_its_own_where_something_is_already(tmp_path: Path) -> None:
    (tmp_path / "packet.md").write_text("mine")
    folder, written = save_packet(FILES, tmp_path, "Tea packet")
    assert (folder, written) == (tmp_path / "Tea packet", True)
    later = {**FILES, "packet.md": b"# Tea, and more\n"}
    assert save_packet(later, tmp_path, "Tea packet") == (tmp_path / "Tea packet 2", True)
    assert held(tmp_path / "Tea packet") == FILES
    assert (tmp_path / "packet.md").read_text() == "mine"


def test_the_very_same_packet_is_not_written_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    first = save_packet(FILES, None, "Tea packet")
    assert first == (tmp_path / "Tea packet", True)
    assert save_packet(FILES, None, "Tea packet") == (tmp_path / "Tea packet", False)
    assert save_packet(FILES, tmp_path / "Tea packet", "Tea packet") == (tmp_path / "Tea packet", False)
    assert [path.name for path in tmp_path.iterdir()] == ["Tea packet"]


def test_where_it_cannot_be_that_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(DeskTrouble, match=r"could not be written .*a part of that path is a file"):
        save_packet(FILES, tmp_path / "file" / "out", "Tea packet")
    with pytest.raises(DeskTrouble, match="still kept by Sprint"):
        save_packet(FILES, tmp_path / "file", "Tea packet")
    assert (tmp_path / "file").read_text() == "mine"


def test_in_a_folder_that_is_gone_that_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    with pytest.raises(DeskTrouble, match="still kept by Sprint"):
        save_packet(FILES, None, "Tea packet")
    assert save_packet(FILES, tmp_path / "new", "Tea packet") == (tmp_path / "new", True)
