"""A path that is typed is the one that is meant, or a sentence says that there can be none."""

from pathlib import Path

import pytest

from sprint.core.errors import BadInput
from sprint.desk.typed import typed_path


def test_a_tilde_is_a_home_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert typed_path(" ~/chapter one.txt ") == tmp_path / "chapter one.txt"
    assert typed_path("chapter.txt") == Path("chapter.txt")


def test_what_can_be_no_path_is_said() -> None:
    with pytest.raises(BadInput, match=r"~nobody-of-that-name/a\.txt cannot be found"):
        typed_path("~nobody-of-that-name/a.txt")
    with pytest.raises(BadInput, match="is no name of a file"):
        typed_path("a\0.txt")
