"""One's own protocols on the disk: found by name, begun without harm, and never in the way."""

import os
import threading
from pathlib import Path

import pytest

from sprint import protocols
from sprint.core.errors import BadInput, BadText, DeskTrouble
from sprint.desk.protocols import OwnProtocols, read_file
from sprint.protocols.beginning import BEGINNING

GUARD_S = 120.0


@pytest.fixture
def own(tmp_path: Path) -> OwnProtocols:
    return OwnProtocols(tmp_path)


def test_nothing_is_made_by_looking(own: OwnProtocols, tmp_path: Path) -> None:
    assert dict(own.shelf().files) == {}
    assert own.find("round-robin") is protocols.load("round-robin")
    with pytest.raises(BadInput, match="There is no protocol"):
        own.find("ours")
    assert list(tmp_path.iterdir()) == []


def test_what_was_begun_is_found_by_its_name(own: OwnProtocols) -> None:
    path = own.begin("ours")
    assert path == own.folder / "ours.toml"
    assert dict(own.shelf().files) == {"ours": path}
    assert own.find("ours").words.name == "ours"
    assert own.find("ours").words.title == "Our evening"
    assert path.read_text(encoding="utf-8") == BEGINNING


def test_a_file_never_takes_the_name_of_one_that_comes_with_sprint(own: OwnProtocols) -> None:
    path = own.begin("ours")
    path.rename(path.with_name("round-robin.toml"))
    assert own.find("round-robin") is protocols.load("round-robin")
    assert own.shelf().complaints == (
        "round-robin.toml is left out: that is the name of one that comes with Sprint; choose another.",
    )


def test_a_folder_of_that_name_is_said_to_be_none(own: OwnProtocols) -> None:
    (own.folder / "ours.toml").mkdir(parents=True)
    with pytest.raises(BadText, match=r"ours\.toml cannot be read: it is a folder, not a file\."):
        own.find("ours")


def test_a_pipe_of_that_name_is_said_to_be_none_and_nothing_waits_at_it(own: OwnProtocols) -> None:
    path = own.begin("ours")
    path.unlink()
    os.mkfifo(path)
    told: list[str] = []

    def look() -> None:
        try:
            own.find("ours")
        except BadText as error:
            told.append(str(error))

    # As a daemon, so that one that waited for ever would not keep the tests from ending.
    looking = threading.Thread(target=look, daemon=True)
    looking.start()
    looking.join(GUARD_S)
    assert told == ["ours.toml cannot be read: it is not an ordinary file. Put a text file there."]


def test_what_is_far_too_large_is_not_read_to_its_end(tmp_path: Path) -> None:
    with (tmp_path / "huge.toml").open("wb") as huge:
        # More than any memory holds, and nothing on the disk.
        huge.truncate(1 << 42)
    with pytest.raises(BadInput, match="larger than"):
        read_file(tmp_path / "huge.toml")


def test_a_name_of_a_file_that_is_none_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadText, match="that is no name of a file"):
        read_file(tmp_path / "a\0b.toml")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_told(own: OwnProtocols) -> None:
    own.folder.mkdir()
    own.folder.chmod(0o500)
    with pytest.raises(DeskTrouble, match="could not be saved"):
        own.begin("ours")
