"""A file that another program writes is taken once it is at rest, and an empty one only after a while."""

import os
from pathlib import Path

import pytest

from sprint.plain.looking import EMPTY_MS, Looks

NOW = 1_000_000


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "draft.txt"


def saved(file: Path, text: str, at_ms: int) -> None:
    """Have another program save ``text``."""
    file.write_text(text)
    os.utime(file, ns=(at_ms * 1_000_000, at_ms * 1_000_000))


def test_a_file_that_was_changed_just_now_is_taken_when_two_looks_agree(file: Path) -> None:
    looks = Looks(file)
    saved(file, "half", NOW)
    assert looks.at_rest(NOW + 10, 0) is None
    saved(file, "half and the rest", NOW + 20)
    assert looks.at_rest(NOW + 30, 20) is None
    assert looks.at_rest(NOW + 40, 30) == 17


def test_a_file_that_has_not_changed_for_a_second_is_taken_at_once(file: Path) -> None:
    saved(file, "words", NOW)
    assert Looks(file).at_rest(NOW + 1_000, 0) == 5


def test_an_empty_file_is_taken_only_when_it_stays_so(file: Path) -> None:
    looks = Looks(file)
    saved(file, "", NOW)
    assert looks.at_rest(NOW + 2_000, 0) is None
    assert looks.at_rest(NOW + 2_000, EMPTY_MS - 1) is None
    assert looks.at_rest(NOW + 2_000, EMPTY_MS) == 0


def test_a_file_that_is_away_is_not_at_rest(file: Path) -> None:
    assert Looks(file).at_rest(NOW, 0) is None
