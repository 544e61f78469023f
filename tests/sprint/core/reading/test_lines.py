"""Line numbers are the same for everybody, and no character of a piece is lost or moved."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sprint.core.cleaning import clean
from sprint.core.reading.bodies import Form
from sprint.core.reading.lines import MEASURE, Line, lines_of, passage, quoted

TEXTS = st.one_of(
    st.text(max_size=300),
    st.text(alphabet="ab c—d  \t\né雪、「か한u\u0301👍🏽\u200dשגक्", max_size=400),
    st.lists(st.sampled_from(["the harbour ", "was ", "still", "\n", "\n\n", "   ", "雪の女王", "ม่"])).map(
        "".join
    ),
)
FORMS: tuple[Form, ...] = ("prose", "poem")
PROSE = (
    "The harbour was still when she came down to it, a grey plate with one boat on it.\n\n"
    "  Nobody had told her that the ferry ran only on Thursdays now."
)


def together(lines: tuple[Line, ...]) -> str:
    return "".join(("\n" if line.begins else "") + line.text for line in lines).removeprefix("\n")


@given(TEXTS, st.sampled_from(FORMS))
@example("\t" * 40, "prose")
@example("x" * 200, "prose")
@example(" " * 200 + "x" * 70, "prose")
@example("कि" + "ि" * 8 * 20, "prose")
def test_every_character_of_the_cleaned_text_is_in_one_line_in_its_order(text: str, form: Form) -> None:
    assert together(lines_of(text, form)) == clean(text)


@given(TEXTS, st.sampled_from(FORMS))
def test_every_line_with_something_on_it_has_the_next_number_and_no_other(text: str, form: Form) -> None:
    numbers = [line.number for line in lines_of(text, form) if line.text.strip()]
    assert numbers == list(range(1, len(numbers) + 1))
    assert all(line.number == 0 for line in lines_of(text, form) if not line.text.strip())


@given(TEXTS)
def test_the_lines_of_a_poem_are_those_of_its_text(text: str) -> None:
    lines = lines_of(text, "poem")
    assert [line.text for line in lines] == clean(text).split("\n")
    assert all(line.begins for line in lines)


@given(st.text(alphabet="abc é雪、か한\u0301ש", max_size=400))
def test_a_line_of_prose_is_not_wider_than_the_measure(text: str) -> None:
    wide = "雪、か한"
    for line in lines_of(text, "prose"):
        shown = line.text.rstrip()
        assert sum(2 if char in wide else char != "\u0301" for char in shown) <= MEASURE
        assert line.text[:1] != "\u0301" or line.begins


@given(st.lists(st.text(alphabet="abcde", min_size=1, max_size=12), min_size=1, max_size=60).map(" ".join))
def test_a_line_of_prose_takes_all_the_words_that_fit(text: str) -> None:
    lines = lines_of(text, "prose")
    for line, below in pairwise(lines):
        assert len(line.text.rstrip()) + 1 + len(below.text.split()[0]) > MEASURE


@given(st.text(alphabet="abcdé—   ", max_size=400))
@example("x" * 64 + "  y")
@example(" " + "x" * 100)
def test_a_mark_over_the_last_letter_moves_no_line(text: str) -> None:
    marked = [len(line.text) for line in lines_of(text + "z\u0301", "prose")]
    plain = [len(line.text) for line in lines_of(text + "z", "prose")]
    assert marked == [*plain[:-1], plain[-1] + 1]


def test_prose_is_wrapped_between_words_and_keeps_what_stands_before_a_paragraph() -> None:
    lines = lines_of(PROSE, "prose")
    assert [(line.number, line.text) for line in lines] == [
        (1, "The harbour was still when she came down to it, a grey plate "),
        (2, "with one boat on it."),
        (0, ""),
        (3, "  Nobody had told her that the ferry ran only on Thursdays now."),
    ]
    assert [line.begins for line in lines] == [True, False, True, True]


def test_numbers_do_not_change_from_one_version_to_the_next() -> None:
    mixed = "雪が降る、" * 9 + "snow \t falls " * 7 + "e\u0301" * 70 + " 👨‍👩‍👧 " + "ม่านฟ้า" * 20
    assert [len(line.text) for line in lines_of(mixed, "prose")] == [32, 46, 52, 6, 128, 19, 90, 50]


def test_a_word_longer_than_a_line_is_never_cut_inside_a_character() -> None:
    lines = lines_of("e\u0301" * 100, "prose")
    assert [line.text for line in lines] == ["e\u0301" * 64, "e\u0301" * 36]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("abc\n...\nשלום\n...\n12", [False, False, True, True, True]),
        ("البحر\nsea", [True, False]),
        ("«שלום» abc", [True]),
    ],
)
def test_a_line_is_read_from_the_side_of_its_first_letter(text: str, expected: list[bool]) -> None:
    assert [line.rtl for line in lines_of(text, "poem")] == expected


def test_what_a_terminal_would_obey_is_not_in_a_line() -> None:
    assert [line.text for line in lines_of("a\x1b[31mb\r\nc\u202ed", "poem")] == ["a[31mb", "cd"]


def test_a_passage_has_the_blank_lines_inside_it_and_none_around_it() -> None:
    lines = lines_of("one\n\n  two\n\nthree\n", "poem")
    assert [line.text for line in passage(lines, 1, 2)] == ["one", "", "  two"]
    assert quoted(lines, 1, 2) == "> one\n>\n>   two"
    assert quoted(lines, 3, 9) == "> three"
    assert passage(lines, 4, 9) == ()
    assert quoted(lines, 4, 9) == ""
