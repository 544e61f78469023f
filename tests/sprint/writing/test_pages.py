"""The page without a screen: its count is always that of its text, and it never outgrows a draft."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprint.core.acts import MAX_COUNT
from sprint.core.cleaning import clean
from sprint.core.counting import Unit, count
from sprint.core.errors import BadText
from sprint.writing import pages
from sprint.writing.pages import NumberPage, TextPage
from sprint.writing.sharing import shared

PIECES = st.lists(st.text(alphabet="ab -–\n\r\t雨́\u202e🙂", max_size=6), max_size=12)
UNITS: list[Unit] = ["words", "lines", "characters"]


@given(PIECES, st.sampled_from(UNITS))
def test_count_is_that_of_the_text_when_it_grows_piece_by_piece(pieces: list[str], unit: Unit) -> None:
    sheet = TextPage(unit, "begun")
    for piece in pieces:
        sheet.append(piece)
        assert sheet.count == count(sheet.text, unit)
    assert sheet.text == "begun" + "".join(map(clean, pieces))


def test_replacing_counts_anew() -> None:
    sheet = TextPage("words", "one two")
    sheet.replace("three\r\nfour five")
    assert (sheet.text, sheet.count) == ("three\nfour five", 3)


def test_what_would_outgrow_a_draft_is_refused_and_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "LARGEST", 10)
    sheet = TextPage("words", "é é é")
    sheet.append(" a")
    for change in (sheet.append, sheet.replace):
        with pytest.raises(BadText):
            change("12345678901")
    assert (sheet.text, sheet.count) == ("é é é a", 4)
    sheet.replace("ok")
    sheet.append("12345678")


def test_a_number_is_what_was_typed_last() -> None:
    sheet = NumberPage()
    sheet.type(3)
    sheet.type(2)
    assert (sheet.count, sheet.text) == (2, "")
    sheet.type(MAX_COUNT + 1)
    assert sheet.count == MAX_COUNT


@given(PIECES, st.sampled_from(UNITS))
def test_what_was_added_and_removed_explains_the_count(texts: list[str], unit: Unit) -> None:
    sheet = TextPage(unit, "some that was there")
    began = sheet.count
    for number, text in enumerate(texts):
        sheet.append(text) if number % 2 else sheet.replace(text)
        assert sheet.count == count(sheet.text, unit)
        assert sheet.count == began + sheet.added - sheet.removed


def test_only_what_differs_was_removed_and_added() -> None:
    sheet = TextPage("words", "one two three four five")
    sheet.replace("one two drei vier sechs five")
    assert (sheet.added, sheet.removed) == (3, 2)
    sheet.begin_tally(10, 4)
    sheet.append(" six")
    assert (sheet.added, sheet.removed) == (11, 4)


@given(st.text(alphabet="ab", max_size=12), st.text(alphabet="ab", max_size=12))
def test_shared_start_and_end_are_as_long_as_can_be_and_do_not_overlap(old: str, new: str) -> None:
    start, end = shared(old, new)
    assert start + end <= min(len(old), len(new))
    assert old[:start] == new[:start]
    assert old[len(old) - end :] == new[len(new) - end :]
    rest_old, rest_new = old[start : len(old) - end], new[start : len(new) - end]
    if rest_old and rest_new:
        assert rest_old[0] != rest_new[0]
        assert rest_old[-1] != rest_new[-1]
