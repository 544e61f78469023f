import re
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from widgets import breaking
from widgets.breaking import breaks, breaks_again, next_break
from widgets.cells import cells, cluster_start

PROSE = st.text(alphabet="ab c—d  \té雪、「か한u\u0301👍🏽", max_size=60)
WIDTHS = st.integers(2, 20)
#: White space at the end of a row, with the marks that stand on it.
HANGING = re.compile("([ \t][\u0301🏽]*)+$")


def rows(text: str, width: int) -> list[str]:
    edges = [0, *breaks(text, width), len(text)]
    return [text[start:end] for start, end in pairwise(edges)]


def test_words_go_down_whole_and_spaces_hang_over_the_edge() -> None:
    assert rows("one two  three", 7) == ["one two  ", "three"]
    assert rows("one two three", 6) == ["one ", "two ", "three"]
    assert rows("one two   ", 7) == ["one two   "]


def test_a_word_longer_than_the_row_is_cut() -> None:
    assert rows("to abcdefghij k", 4) == ["to ", "abcd", "efgh", "ij k"]


def test_a_nonbreaking_space_holds_its_words_together() -> None:
    assert rows("aa bb\u00a0cc", 6) == ["aa ", "bb\u00a0cc"]


def test_han_breaks_anywhere_but_before_closing_punctuation() -> None:
    assert rows("海边很安静。她坐", 10) == ["海边很安", "静。她坐"]


def test_no_width_means_one_row() -> None:
    assert breaks("a b c", 0) == []


@given(PROSE, WIDTHS)
def test_no_row_is_wider_than_the_width_but_for_hanging_spaces(text: str, width: int) -> None:
    found = rows(text, width)
    assert "".join(found) == text
    assert all(cells(HANGING.sub("", row)) <= width for row in found if len(row) > 1)


@given(PROSE, WIDTHS)
@example("か\u0301🏽a", 2)
def test_no_row_begins_inside_a_character(text: str, width: int) -> None:
    for column in breaks(text, width):
        if text[column] in "\u0301🏽":
            assert cluster_start(text, column) == column - 1


@given(PROSE, PROSE, PROSE, PROSE, WIDTHS, st.integers(-2, 2))
@example("aaaa bb", " ", "", "cccc dddd", 8, 0)
@example(" ", "a、a", "", "", 2, 2)
def test_breaking_again_gives_what_breaking_anew_gives(
    before: str, removed: str, inserted: str, after: str, width: int, slip: int
) -> None:
    old_text, text = before + removed + after, before + inserted + after
    old = breaks(old_text, width)
    edited = max(0, len(before) + slip)
    assert breaks_again(text, width, old_text, old, edited) == breaks(text, width)


def test_an_edit_in_a_long_paragraph_decides_only_the_rows_around_it(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "some words in a row " * 2_000
    edited = text[:20_004] + "x" + text[20_004:]
    old, anew = breaks(text, 60), breaks(edited, 60)
    decided: list[int] = []

    def counted(text: str, start: int, width: int) -> int | None:
        decided.append(start)
        return next_break(text, start, width)

    monkeypatch.setattr(breaking, "next_break", counted)
    assert breaks_again(edited, 60, text, old, 20_004) == anew
    assert len(decided) < 40


def test_a_text_that_is_all_one_word_is_not_searched_to_its_end_for_each_row() -> None:
    text = "ม่านฟ้า" * 300
    assert "".join(rows(text, 10)) == text
    assert {cells(row) for row in rows(text, 10)[:-1]} == {10}
