"""Lines of so many cells."""

from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from sprint.core.cleaning import clean_line
from sprint.telling.wrapping import packed, wrapped


def test_it_breaks_at_spaces_and_not_in_names() -> None:
    assert wrapped("by round-robin at tables", 12) == "by\nround-robin\nat tables"


def test_the_first_line_and_the_later_ones_begin_as_they_should() -> None:
    assert wrapped("one two three", 9, "1. ", "   ") == "1. one\n   two\n   three"
    assert wrapped("", 9, "1. ", "   ") == "1. "


def test_what_has_no_spaces_is_broken_where_the_line_is_full() -> None:
    assert wrapped("詩の夜を書く", 6) == "詩の夜\nを書く"
    assert wrapped("a" * 7, 3) == "aaa\naaa\na"


@given(st.text(max_size=200).map(clean_line), st.integers(12, 80))
def test_no_line_is_too_wide_and_nothing_is_lost(text: str, cells: int) -> None:
    lines = wrapped(text, cells, "> ", "  ").split("\n")
    assert all(wcswidth(line) <= cells for line in lines)
    assert "".join(line[2:] for line in lines).replace(" ", "") == text.replace(" ", "")


def test_short_parts_share_a_row_where_they_fit_and_none_is_cut() -> None:
    parts = ("At 10:20: Break", "", "the door is locked", "3 of 20 said what they mean to do")
    assert packed(parts, 56) == [
        "At 10:20: Break · the door is locked",
        "3 of 20 said what they mean to do",
    ]
    assert packed(parts, 80) == [" · ".join(filter(None, parts))]
