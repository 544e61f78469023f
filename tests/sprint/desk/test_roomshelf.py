"""A room's log and texts on this machine: as they came, once each, and whole after a line was cut off."""

import errno
from pathlib import Path

import msgspec
import pytest

from sprint.core import acts
from sprint.core.entry import Entry
from sprint.core.errors import DeskTrouble
from sprint.desk.disk import Disk
from sprint.desk.roomshelf import LOG, RoomShelf
from tests.sprint.core.world import ANA, BEN, World


def world() -> World:
    made = World()
    made.schedule(BEN)
    return made


def test_the_log_is_kept_as_it_came_and_goes_on_after_a_new_start(tmp_path: Path) -> None:
    log = world().log
    shelf = RoomShelf(tmp_path, "ab" * 16)
    assert shelf.log() == []
    shelf.append(log[:2])
    shelf.append(log[:3])
    again = RoomShelf(tmp_path, "ab" * 16)
    again.append(log)
    again.append(log)
    assert again.log() == log


def test_what_does_not_follow_is_not_kept(tmp_path: Path) -> None:
    log = world().log
    shelf = RoomShelf(tmp_path, "ab" * 16)
    shelf.append(log[2:])
    assert shelf.log() == []


def test_a_line_that_was_cut_off_is_dropped_and_comes_again(tmp_path: Path) -> None:
    log = world().log
    shelf = RoomShelf(tmp_path, "ab" * 16)
    shelf.append(log)
    path = tmp_path / "rooms" / ("ab" * 16) / LOG
    path.write_bytes(path.read_bytes()[:-20])
    again = RoomShelf(tmp_path, "ab" * 16)
    assert again.log() == log[:-1]
    again.append(log)
    assert RoomShelf(tmp_path, "ab" * 16).log() == log


def folder_of(tmp_path: Path) -> Path:
    return tmp_path / "rooms" / ("ab" * 16)


def test_two_histories_are_never_mixed_and_the_one_of_before_is_put_aside(tmp_path: Path) -> None:
    """As where a relay came back from an old backup, and the room went another way."""
    kept, other = world(), world()
    kept.do(BEN, acts.Here())
    kept.do(BEN, acts.Here())
    other.do(ANA, acts.Here(), after=5_000)
    other.do(BEN, acts.Here())
    other.do(BEN, acts.Here())
    RoomShelf(tmp_path, "ab" * 16).append(kept.log)
    shelf = RoomShelf(tmp_path, "ab" * 16)
    for entry in other.log:
        shelf.append([entry])
    assert RoomShelf(tmp_path, "ab" * 16).log() == other.log
    aside = folder_of(tmp_path) / "log 2.jsonl"
    assert [msgspec.json.decode(line, type=Entry) for line in aside.read_bytes().splitlines()] == kept.log


def test_a_log_that_cannot_be_read_just_now_is_not_written_over(tmp_path: Path) -> None:
    log = world().log
    RoomShelf(tmp_path, "ab" * 16).append(log)
    disk = Unreadable()
    shelf = RoomShelf(tmp_path, "ab" * 16, disk)
    with pytest.raises(DeskTrouble):
        shelf.append(log[-1:])
    disk.well = True
    shelf.append(log[-1:])
    assert shelf.log() == log


def test_what_follows_a_spoilt_line_is_put_aside_and_not_thrown_away(tmp_path: Path) -> None:
    log = world().log
    RoomShelf(tmp_path, "ab" * 16).append(log)
    path = folder_of(tmp_path) / LOG
    lines = path.read_bytes().splitlines(keepends=True)
    spoilt = b"".join([lines[0], b"x" + lines[1], *lines[2:]])
    path.write_bytes(spoilt)
    shelf = RoomShelf(tmp_path, "ab" * 16)
    shelf.append(log)
    assert shelf.log() == log
    assert (folder_of(tmp_path) / "log 2.jsonl").read_bytes() == spoilt


class Unreadable(Disk):
    """A disk that cannot be read until it is well, as with too many files open."""

    well = False

    def read(self, path: Path) -> bytes:
        if not self.well:
            raise OSError(errno.EMFILE, "Too many open files")
        return super().read(path)


def test_texts_are_kept_byte_for_byte(tmp_path: Path) -> None:
    texts = RoomShelf(tmp_path, "ab" * 16).texts
    assert texts.get("0" * 64) is None
    texts.put("0" * 64, b"\x00sealed\n")
    assert RoomShelf(tmp_path, "ab" * 16).texts.get("0" * 64) == b"\x00sealed\n"
    texts.remove("0" * 64)
    texts.remove("0" * 64)
    assert texts.get("0" * 64) is None
