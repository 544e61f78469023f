"""A text that is replaced as a whole: only what differs was taken out and put in, and the sums hold."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprint.core.counting import Unit, count
from sprint.writing import differing, pages
from sprint.writing.pages import TextPage

UNITS: list[Unit] = ["words", "lines", "characters"]
TEXTS = st.lists(
    st.sampled_from(["a", "b", "cd", "-", "–", " ", "\n", "雨", "、", "ไทย", "\u202f"]), max_size=25
)


def replaced(old: str, new: str, unit: Unit = "words") -> tuple[int, int]:
    """What was added and removed."""
    page = TextPage(unit, old)
    page.replace(new)
    assert page.count == count(new, unit)
    return page.added, page.removed


@given(TEXTS, TEXTS, st.sampled_from(UNITS))
def test_the_count_is_what_it_was_and_was_added_less_what_was_removed(
    old: list[str], new: list[str], unit: Unit
) -> None:
    before, after = "".join(old), "".join(new)
    added, removed = replaced(before, after, unit)
    assert count(before, unit) + added - removed == count(after, unit)
    assert 0 <= added <= count(after, unit) + count(before, unit)


@given(st.sets(st.integers(0, 399), max_size=40), st.integers(5, 80))
def test_only_the_words_that_others_took_the_place_of_count(places: set[int], in_a_line: int) -> None:
    words = [f"{number}x" for number in range(400)]
    other = [f"y{word[:-1]}y" if at in places else word for at, word in enumerate(words)]
    assert replaced(" ".join(words), " ".join(other)) == (len(places), len(places))

    def lines(all_words: list[str]) -> str:
        return "\n\n".join(
            " ".join(all_words[at : at + in_a_line]) for at in range(0, len(all_words), in_a_line)
        )

    assert replaced(lines(words), lines(other)) == (len(places), len(places))


@pytest.mark.parametrize(
    ("old", "new", "added", "removed"),
    [
        ("one tw", "one two", 0, 0),
        ("one tw", "one two three", 1, 0),
        ("one two three", "one two", 0, 1),
        ("a b c d e f", "zero a b x c d f", 2, 1),
        ("same\n\nold words\n\nsame", "new\n\nsame\n\nold words\n\nsame", 1, 0),
        ("その雨、この風、あの空。", "その雪、この風、かの空。", 2, 2),
        ("", "one two", 2, 0),
    ],
)
def test_words_in_the_middle_that_stayed_are_left_alone(old: str, new: str, added: int, removed: int) -> None:
    assert replaced(old, new) == (added, removed)


def test_a_line_that_was_changed_is_the_same_line() -> None:
    poem = "one sea\ntwo seas\nthree seas\n"
    assert replaced(poem, poem.replace("sea", "sky"), "lines") == (0, 0)
    assert replaced(poem, "a title\n" + poem, "lines") == (1, 0)


def test_the_ends_of_a_long_text_in_one_line_are_two_words() -> None:
    words = [f"w{number % 3_000}" for number in range(20_000)]
    assert replaced(" ".join(words), " ".join(["x", *words[1:-1], "y"])) == (2, 2)


def test_where_too_much_differs_the_sums_hold_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(differing, "MOST_IN_ORDER", 50)
    monkeypatch.setattr(pages, "MOST_LOOKED_AT", 5)
    dice = random.Random(3)
    words = [f"w{number % 40}" for number in range(300)]
    other = [*words, "one", "more"]
    dice.shuffle(other)
    added, removed = replaced(" ".join(words), " ".join(other))
    assert added - removed == 2
    assert added < 10, "only what is there more often than it was"
