"""The log of a solo room: whole after a kill, kept aside when another room begins."""

from pathlib import Path

import pytest

from sprint.core.entry import Entry
from sprint.core.errors import DeskTrouble
from sprint.desk.sololog import ASIDE, NAME, SoloLog

SECRET = bytes(range(16))
ONE = Entry(1, 5, '{"a":"\\u00e9"}', b"s")
TWO = Entry(2, 6, "{}", b"")


def test_entries_are_found_again_in_order(tmp_path: Path) -> None:
    log = SoloLog.begin(tmp_path, SECRET)
    log.append(ONE)
    log.append(TWO)
    found = SoloLog.load(tmp_path)
    assert found is not None
    assert (found.secret, found.past) == (SECRET, (ONE, TWO))


def test_a_found_log_goes_on(tmp_path: Path) -> None:
    SoloLog.begin(tmp_path, SECRET).append(ONE)
    found = SoloLog.load(tmp_path)
    assert found is not None
    found.append(TWO)
    again = SoloLog.load(tmp_path)
    assert again is not None
    assert again.past == (ONE, TWO)


def test_nothing_is_found_when_there_is_nothing(tmp_path: Path) -> None:
    assert SoloLog.load(tmp_path) is None


@pytest.mark.parametrize("rubbish", [b"", b"\0" * 40, b"[]", b'{"secret":"AAAA"}\n', b'{"secret":'])
def test_what_cannot_be_read_counts_as_none_and_is_kept_aside(tmp_path: Path, rubbish: bytes) -> None:
    (tmp_path / NAME).write_bytes(rubbish)
    assert SoloLog.load(tmp_path) is None
    SoloLog.begin(tmp_path, SECRET)
    assert (tmp_path / ASIDE).read_bytes() == rubbish


def test_the_file_is_private(tmp_path: Path) -> None:
    SoloLog.begin(tmp_path, SECRET)
    assert (tmp_path / NAME).stat().st_mode & 0o777 == 0o600


def test_an_entry_that_could_not_be_kept_does_not_count(tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    log = SoloLog.begin(tmp_path / "gone", SECRET)
    (tmp_path / "gone" / NAME).unlink()
    (tmp_path / "gone").rmdir()
    with pytest.raises(DeskTrouble):
        log.append(ONE)
    assert log.past == ()
