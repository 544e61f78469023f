"""Rows of a piece hold all of it in order, in the width there is, and every line keeps its number."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sprint.core.reading.bodies import Form
from sprint.core.reading.lines import MEASURE, Line, lines_of
from widgets.cells import cells
from widgets.folding import HANG, LEAST, WIDEST_POEM, Row, Rows, wanted

TEXTS = st.one_of(
    st.text(alphabet="ab c—d  \t\né雪、「か한u\u0301👍🏽\u200dשג", max_size=300),
    st.lists(
        st.sampled_from(["the harbour ", "was ", "still", "\n", "\n\n", "   ", "\t", "雪の女王"]), max_size=60
    ).map("".join),
)
FORMS: tuple[Form, ...] = ("prose", "poem")
WIDTHS = st.integers(LEAST, 90)


def rows_of(rows: Rows) -> list[Row]:
    return [row for y in range(rows.height) if (row := rows.row_at(y))]


def shown(row: Row, lines: Sequence[Line]) -> str:
    return "".join(row.shown(lines))


@given(TEXTS, st.sampled_from(FORMS), WIDTHS)
@example("\t" * 30 + "a", "poem", 8)
@example("  a\tb\tc\td", "poem", 12)
def test_every_character_is_in_one_row_in_its_order(text: str, form: Form, width: int) -> None:
    lines = lines_of(text, form)
    found = ["" for _ in lines]
    for row in rows_of(Rows(lines, form, width)):
        for part in row.parts:
            assert part.start == len(found[part.line])
            assert not any(found[part.line + 1 :])
            found[part.line] += lines[part.line].text[part.start : part.end]
    assert found == [line.text for line in lines]


@given(TEXTS, st.sampled_from(FORMS), WIDTHS)
@example("  a\tb\tc\td\te\tf", "poem", 12)
@example("\ta b\tc\td\te\tf", "poem", 13)
@example("   a\tb c" * 20, "prose", 9)
def test_no_row_is_wider_than_the_width(text: str, form: Form, width: int) -> None:
    lines = lines_of(text, form)
    for row in rows_of(Rows(lines, form, width)):
        assert row.indent + cells(shown(row, lines)) <= width


@given(TEXTS, st.sampled_from(FORMS), WIDTHS)
def test_all_that_can_be_seen_is_shown(text: str, form: Form, width: int) -> None:
    lines = lines_of(text, form)
    words = "".join(shown(row, lines) for row in rows_of(Rows(lines, form, width)))
    assert "".join(words.split()) == "".join("".join(line.text for line in lines).split())


@given(TEXTS, st.sampled_from(FORMS), WIDTHS)
def test_every_line_begins_once_and_is_where_its_span_says(text: str, form: Form, width: int) -> None:
    lines = lines_of(text, form)
    rows = Rows(lines, form, width)
    begun = [part.line for row in rows_of(rows) for part in row.parts if part.begins]
    assert begun == list(range(len(lines)))
    for line in range(len(lines)):
        found = [y for y, row in enumerate(rows_of(rows)) if line in [part.line for part in row.parts]]
        assert found == list(range(*rows.span(line)))


@given(TEXTS, WIDTHS)
def test_a_line_of_a_poem_shares_no_row(text: str, width: int) -> None:
    rows = rows_of(Rows(lines_of(text, "poem"), "poem", width))
    assert all(len(row.parts) == 1 for row in rows)


@given(TEXTS, st.sampled_from(FORMS), WIDTHS)
def test_what_begins_a_line_of_the_text_begins_a_row(text: str, form: Form, width: int) -> None:
    lines = lines_of(text, form)
    for row in rows_of(Rows(lines, form, width)):
        assert not any(part.begins and lines[part.line].begins for part in row.parts[1:])


PARAGRAPH = "The harbour was still when she came down to it, a grey plate. " * 9


def test_prose_in_its_measure_is_never_folded() -> None:
    lines = lines_of(PARAGRAPH, "prose")
    assert Rows(lines, "prose", MEASURE).height == len(lines)


@pytest.mark.parametrize("width", [20, 33, 50, 63])
def test_prose_in_less_than_its_measure_flows_and_leaves_no_stubs(width: int) -> None:
    lines = lines_of(PARAGRAPH.strip(), "prose")
    rows = rows_of(Rows(lines, "prose", width))
    longest = max(map(len, PARAGRAPH.split()))
    for row, after in pairwise(rows):
        word = shown(after, lines).split()[0]
        assert len(shown(row, lines)) + 1 + len(word) > width
        assert len(shown(row, lines)) >= width - longest


def test_a_paragraph_keeps_its_indent_and_a_blank_line_its_row() -> None:
    lines = lines_of(f"    {PARAGRAPH.strip()}\n\n    “There,” said Ines.\n", "prose")
    rows = rows_of(Rows(lines, "prose", 40))
    assert [row.indent for row in rows] == [4, *[0] * (len(rows) - 4), 0, 4, 0]
    assert [shown(row, lines) for row in rows[-3:]] == ["", "“There,” said Ines.", ""]


def test_a_line_of_a_poem_that_is_too_wide_hangs_and_its_own_indent_is_kept() -> None:
    text = "    one pocket out like a dog’s tongue"
    lines = lines_of(text, "poem")
    assert [(row.indent, shown(row, lines)) for row in rows_of(Rows(lines, "poem", 30))] == [
        (4, "one pocket out like a"),
        (4 + HANG, "dog’s tongue"),
    ]


def test_an_indent_leaves_room_for_words() -> None:
    lines = lines_of(" " * 100 + "far out", "poem")
    (row,) = rows_of(Rows(lines, "poem", 40))
    assert (row.indent, shown(row, lines)) == (20, "far out")


def test_tabs_stand_where_they_stand_in_the_source() -> None:
    lines = lines_of("a\tb\n  \tc", "poem")
    assert [(row.indent, shown(row, lines)) for row in rows_of(Rows(lines, "poem", 30))] == [
        (0, "a   b"),
        (4, "c"),
    ]


@pytest.mark.parametrize(
    ("text", "form", "widest", "usual"),
    [
        ("a", "prose", MEASURE, MEASURE),
        ("雪の\n\nab  ", "poem", 4, 4),
        ("abc\n" * 9 + "x" * 200, "poem", WIDEST_POEM, 3),
        ("", "poem", MEASURE, MEASURE),
    ],
)
def test_prose_wants_its_measure_and_a_poem_its_longest_line(
    text: str, form: Form, widest: int, usual: int
) -> None:
    assert wanted(lines_of(text, form), form) == (widest, usual)
