import datetime
from pathlib import Path

import pytest

from sprint.desk.names import draft_name, free_path

STARTED = datetime.datetime(2026, 11, 22, 14, 5, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("", "2026-11-22 14.05 sprint"),
        ("Dawn & dusk (2)", "2026-11-22 14.05 Dawn & dusk (2)"),
        ("../../etc/passwd", "2026-11-22 14.05 etc passwd"),
        ("\x1b[31m\0 \u202e/", "2026-11-22 14.05 31m"),
        ("...", "2026-11-22 14.05 sprint"),
        ("Рассвет 夜明け", "2026-11-22 14.05 Рассвет 夜明け"),
    ],
)
def test_a_draft_is_named_by_its_start_and_its_title(title: str, name: str) -> None:
    assert draft_name(STARTED, title) == name


def test_a_long_title_is_cut_between_characters() -> None:
    name = draft_name(STARTED, "語" * 500)
    assert len(name.encode()) <= 100
    assert name.endswith("語")


def test_a_taken_name_gets_a_number(tmp_path: Path) -> None:
    for expected in ("a.txt", "a 2.txt", "a 3.txt"):
        path = free_path(tmp_path, "a", ".txt")
        assert path.name == expected
        path.touch()
    (tmp_path / "b.txt").symlink_to(tmp_path / "nowhere")
    assert free_path(tmp_path, "b", ".txt").name == "b 2.txt"
