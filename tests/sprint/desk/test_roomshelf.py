"""A room's log and texts on this machine: as they came, once each, and whole after a line was cut off."""

from pathlib import Path

from sprint.desk.roomshelf import LOG, RoomShelf
from tests.sprint.core.world import BEN, World


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


def test_texts_are_kept_byte_for_byte(tmp_path: Path) -> None:
    texts = RoomShelf(tmp_path, "ab" * 16).texts
    assert texts.get("0" * 64) is None
    texts.put("0" * 64, b"\x00sealed\n")
    assert RoomShelf(tmp_path, "ab" * 16).texts.get("0" * 64) == b"\x00sealed\n"
    texts.remove("0" * 64)
    texts.remove("0" * 64)
    assert texts.get("0" * 64) is None
