import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprint.core.counting import Unit, count
from widgets import prose as module
from widgets.prose import Prose, tidy

TEXTS = st.text(alphabet="ab -—'\n雪か1*\u200b", max_size=30)


@given(
    TEXTS,
    st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99), TEXTS), max_size=8),
    st.sampled_from(["words", "lines", "characters"]),
)
def test_the_count_after_edits_is_that_of_the_whole_text(
    text: str, edits: list[tuple[int, int, str]], unit: Unit
) -> None:
    prose = Prose(text, unit)
    for start, end, insert in edits:
        low, high = sorted((start % (len(prose.text) + 1), end % (len(prose.text) + 1)))
        prose.replace_range(_location(prose.text, low), _location(prose.text, high), insert)
        assert prose.count == count(prose.text, unit)


@given(
    TEXTS,
    st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99), TEXTS, st.booleans()), max_size=8),
    st.sampled_from(["words", "lines", "characters"]),
)
def test_a_text_that_is_edited_while_it_is_counted_comes_to_the_same_count(
    text: str, edits: list[tuple[int, int, str, bool]], unit: Unit
) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(module, "SLICE", 2)
        prose = Prose(text, unit)
        for start, end, insert, counting in edits:
            low, high = sorted((start % (len(prose.text) + 1), end % (len(prose.text) + 1)))
            prose.replace_range(_location(prose.text, low), _location(prose.text, high), insert)
            if counting and not prose.counted:
                prose.count_on()
        assert prose.count == count(prose.text, unit)
        assert prose.counted


def test_a_long_text_is_counted_slice_by_slice() -> None:
    prose = Prose("some words in a line\n" * 10_000)
    slices = 0
    while not prose.counted:
        prose.count_on()
        slices += 1
    assert slices == 4
    assert prose.count == 50_000


def _location(text: str, index: int) -> tuple[int, int]:
    before = text[:index]
    return before.count("\n"), len(before) - before.rfind("\n") - 1


def test_another_unit_counts_the_whole_text_again() -> None:
    prose = Prose("one two\n\nthree")
    prose.unit = "lines"
    assert prose.count == 2
    prose.replace_range((1, 0), (1, 0), "four five")
    assert prose.count == 3


@pytest.mark.parametrize("line_break", ["\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_kind_of_line_break_becomes_a_newline(line_break: str) -> None:
    prose = Prose(tidy(f"one{line_break}two"))
    assert prose.text == "one\ntwo"
    assert prose.lines == ["one", "two"]


def test_control_characters_do_not_get_into_a_text() -> None:
    assert tidy("a\x1b[31mb\u202ec") == "a[31mbc"


def test_empty_is_empty() -> None:
    assert Prose("").empty
    assert not Prose("\n").empty
    assert not Prose("a").empty
