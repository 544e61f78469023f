"""The decks that come with Sprint: enough of every kind, short enough to keep in view, none twice."""

from importlib.resources import files

import pytest

from sprint import prompts
from sprint.core.cleaning import clean
from sprint.core.deck import KINDS, pile_of, read_deck
from sprint.prompts.beginning import BEGINNING


def test_there_is_a_deck_for_every_file_and_every_kind() -> None:
    there = {path.name for path in files(prompts).iterdir() if path.name.endswith(".toml")}
    assert there == {f"{name}.toml" for name in KINDS}
    with pytest.raises(KeyError):
        prompts.load("../image")


def test_there_are_enough_of_each_kind_and_none_stands_there_twice() -> None:
    decks = [prompts.load(name) for name in prompts.names()]
    for deck in decks:
        assert {prompt.kind for prompt in deck.prompts} == {deck.name}
        assert len(deck.prompts) >= 25
        assert deck.title
        assert deck.about
    texts = [prompt.text.casefold() for deck in decks for prompt in deck.prompts]
    assert len(set(texts)) == len(texts) >= 160
    assert len(pile_of(decks).prompts) == len(texts)


@pytest.mark.parametrize("name", prompts.names())
def test_each_is_a_sentence_or_two_and_fits_two_lines_of_the_smallest_terminal(name: str) -> None:
    for prompt in prompts.load(name).prompts:
        assert prompt.text == clean(prompt.text).strip()
        assert 10 <= len(prompt.text) <= 100, prompt.text
        assert prompt.text[0].isupper() or not prompt.text[0].isalpha()
        assert prompt.text[-1] in ".?”)", prompt.text


def test_what_a_deck_of_ones_own_begins_with_has_every_kind_behind_its_comments() -> None:
    assert [prompt.kind for prompt in read_deck(BEGINNING, "ours").prompts] == ["image"]
    let_in = "\n".join(
        line.removeprefix("# ") if line.endswith('["..."]') else line for line in BEGINNING.splitlines()
    )
    assert tuple(dict.fromkeys(prompt.kind for prompt in read_deck(let_in, "ours").prompts)) == KINDS
