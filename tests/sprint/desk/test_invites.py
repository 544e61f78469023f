"""Invites on the disk: private, never over another file, and read beside a program that has the desk open."""

import os
from pathlib import Path

import pytest

from sprint.core.errors import BadInput, BadInvite, DeskTrouble
from sprint.desk.desk import Desk
from sprint.desk.folders import Folders
from sprint.desk.invites import known_rooms, load_invite, load_named, save_at_desk, save_invite
from sprint.desk.records import RoomRecord
from tests.sprint.screens.fakelink import INVITE


def test_an_invite_file_is_for_its_owner_alone_and_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "circle.sprint-invite"
    save_invite(path, INVITE, "Tuesdays")
    assert path.stat().st_mode & 0o777 == 0o600
    assert load_invite(path) == INVITE


def test_a_file_that_is_there_is_left_alone_unless_forced(tmp_path: Path) -> None:
    path = tmp_path / "novel.txt"
    path.write_text("Chapter one")
    path.chmod(0o644)
    with pytest.raises(BadInput, match="--force"):
        save_invite(path, INVITE, "")
    assert path.read_text() == "Chapter one"
    save_invite(path, INVITE, "", force=True)
    assert load_invite(path) == INVITE
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_an_invite_is_not_written_through_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    link.symlink_to(target)
    with pytest.raises(BadInput):
        save_invite(link, INVITE, "")
    assert not target.exists()


@pytest.mark.parametrize("force", [False, True])
def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, force: bool) -> None:
    with pytest.raises(BadInput, match="not there"):
        save_invite(tmp_path / "none" / "file", INVITE, "", force=force)
    with pytest.raises(BadInput):
        save_invite(tmp_path, INVITE, "", force=force)


def test_saved_at_the_desk_the_file_is_named_after_the_room_and_never_twice(tmp_path: Path) -> None:
    desk = Folders.under(tmp_path)
    names = [
        save_at_desk(desk, INVITE, title).name
        for title in ("Tuesday/../circle", "Tuesday/../circle", "", "///")
    ]
    assert names == [
        "Tuesday circle.sprint-invite",
        "Tuesday circle 2.sprint-invite",
        "circle.sprint-invite",
        "circle 2.sprint-invite",
    ]


def test_saving_is_refused_in_a_sentence_when_the_folder_cannot_be_had(tmp_path: Path) -> None:
    (tmp_path / "invites").write_text("in the way")
    with pytest.raises(BadInput, match="not saved"):
        save_at_desk(Folders.under(tmp_path), INVITE, "")


def test_a_pipe_or_folder_named_on_a_screen_is_refused_at_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for name in (str(pipe), str(tmp_path), "/dev/zero"):
        with pytest.raises(BadInvite, match="not an ordinary file"):
            load_named(name)
    for name in ("~nobody-of-that-name/file", "/" + "x" * 5_000, "/a\0b", str(tmp_path / "none")):
        with pytest.raises(BadInvite, match="cannot be read"):
            load_named(name)


def test_the_home_folder_may_be_written_as_a_tilde(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    save_invite(tmp_path / "circle.sprint-invite", INVITE, "")
    assert load_named("~/circle.sprint-invite") == INVITE


def test_rooms_are_read_while_another_program_has_the_desk(tmp_path: Path) -> None:
    folders = Folders.under(tmp_path)
    with Desk.open(folders) as desk:
        for number in (1, 2):
            desk.rooms.keep(RoomRecord(room=f"{number:032x}", invite="x", last_seen_at=number))
        assert [record.last_seen_at for record in known_rooms(folders)] == [2, 1]
    assert known_rooms(Folders.under(tmp_path / "new")) == []
    assert not (tmp_path / "new").exists()


def test_reading_rooms_moves_nothing_when_they_are_damaged(tmp_path: Path) -> None:
    folders = Folders.under(tmp_path)
    with Desk.open(folders) as desk:
        for number in (1, 2):
            desk.rooms.keep(RoomRecord(room=f"{number:032x}", invite="x"))
    (folders.data / "rooms.json").write_bytes(b"not whole")
    before = sorted(path.name for path in folders.data.iterdir())
    assert len(known_rooms(folders)) == 1
    assert sorted(path.name for path in folders.data.iterdir()) == before
    (folders.data / "rooms.json.previous").unlink()
    with pytest.raises(DeskTrouble):
        known_rooms(folders)
