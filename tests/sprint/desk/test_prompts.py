"""One's own decks of prompts on the disk: drawn from with the others, begun without harm."""

from pathlib import Path

import pytest

from sprint import prompts
from sprint.core.errors import BadDeck, BadInput, BadText
from sprint.desk.prompts import OwnPrompts, read_file
from sprint.prompts.beginning import BEGINNING


@pytest.fixture
def own(tmp_path: Path) -> OwnPrompts:
    return OwnPrompts(tmp_path)


def test_nothing_is_made_by_looking(own: OwnPrompts, tmp_path: Path) -> None:
    found = own.all()
    assert [deck.name for deck in found.decks] == list(prompts.names())
    assert (found.complaints, found.exit_code) == ((), 0)
    assert list(tmp_path.iterdir()) == []


def test_ones_own_are_drawn_from_after_those_that_come_with_sprint(own: OwnPrompts) -> None:
    path = own.begin("ours")
    assert path == own.folder / "ours.toml"
    assert path.read_text(encoding="utf-8") == BEGINNING
    found = own.all()
    assert [deck.name for deck in found.decks] == [*prompts.names(), "ours"]
    assert found.decks[-1].prompts[0] in found.pile.prompts
    with pytest.raises(BadInput, match="left alone"):
        own.begin("ours")


def test_one_bad_file_spoils_nothing_else(own: OwnPrompts) -> None:
    own.begin("ours")
    (own.folder / "theirs.toml").write_text('title = "x"\nimage = [1]\n')
    (own.folder / "folder.toml").mkdir()
    (own.folder / "form.toml").write_text(BEGINNING)
    found = own.all()
    assert [deck.name for deck in found.decks][-1] == "ours"
    assert found.exit_code == BadDeck.exit_code
    assert found.complaints == (
        "form.toml is left out: that is the name of one that comes with Sprint; choose another.",
        "folder.toml cannot be read: it is a folder, not a file.",
        "The deck “theirs” cannot be used yet; this has to be mended:\n"
        "  line 2, image[1]: this should be a text in quotation marks, not a number.",
    )


@pytest.mark.parametrize("name", ["../x", "image", "a b", ""])
def test_a_name_that_cannot_be_one_is_refused(own: OwnPrompts, tmp_path: Path, name: str) -> None:
    with pytest.raises(BadInput, match="cannot be the name of a deck"):
        own.begin(name)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadText, match=r"x\.toml cannot be read: it is not there\."):
        read_file(tmp_path / "x.toml")
