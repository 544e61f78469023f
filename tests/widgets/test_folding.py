"""Rows of a piece hold all of it in order, in the width there is, and every line keeps its number."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sprint.core.reading.bodies import Form
from sprint.core.reading.lines import MEASURE, lines_of
from widgets.cells import cells
from widgets.folding import HANGS, LEAST, WIDEST_POEM, Row, Rows, wanted

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


@given(TEXTS, st.sampled_from(FORMS), WIDTHS)
@example("\t" * 30 + "a", "poem", 8)
@example("  a\tb\tc\td", "poem", 12)
def test_every_character_is_in_one_row_in_its_order(text: str, form: Form, width: int) -> None:
    lines = lines_of(text, form)
    found = ["" for _ in lines]
    for row in rows_of(Rows(lines, form, width)):
        assert row.start == len(found[row.line])
        found[row.line] += lines[row.line].text[row.start : row.end]
    assert found == [line.text for line in lines]


@given(TEXTS, st.sampled_from(FORMS), WIDTHS)
@example("  a\tb\tc\td\te\tf", "poem", 12)
@example("\ta b\tc\td\te\tf", "poem", 13)
def test_no_row_is_wider_than_the_width(text: str, form: Form, width: int) -> None:
    lines = lines_of(text, form)
    for row in rows_of(Rows(lines, form, width)):
        assert row.indent + cells(row.shown(lines[row.line].text)) <= width


@given(TEXTS, st.sampled_from(FORMS), WIDTHS)
def test_all_that_can_be_seen_is_shown(text: str, form: Form, width: int) -> None:
    lines = lines_of(text, form)
    shown = "".join(row.shown(lines[row.line].text) for row in rows_of(Rows(lines, form, width)))
    assert "".join(shown.split()) == "".join("".join(line.text for line in lines).split())


@given(TEXTS, st.sampled_from(FORMS), WIDTHS)
def test_every_line_has_one_first_row_at_every_width(text: str, form: Form, width: int) -> None:
    lines = lines_of(text, form)
    rows = Rows(lines, form, width)
    firsts = [row.line for row in rows_of(rows) if row.first]
    assert firsts == list(range(len(lines)))
    for line in range(len(lines)):
        top, below = rows.span(line)
        assert [row.line for y in range(top, below) if (row := rows.row_at(y))] == [line] * (below - top)


def test_prose_in_its_measure_is_never_folded() -> None:
    lines = lines_of("The harbour was still when she came down to it, a grey plate. " * 9, "prose")
    assert Rows(lines, "prose", MEASURE).height == len(lines)


def test_a_line_that_is_too_wide_hangs_and_a_poems_own_indent_is_kept() -> None:
    text = "    one pocket out like a dog’s tongue"
    poem = rows_of(Rows(lines_of(text, "poem"), "poem", 30))
    assert [(row.indent, row.shown(text)) for row in poem] == [
        (4, "one pocket out like a"),
        (4 + HANGS["poem"], "dog’s tongue"),
    ]
    prose = rows_of(Rows(lines_of(text, "prose"), "prose", 30))
    assert [row.indent for row in prose] == [4, HANGS["prose"]]


def test_an_indent_leaves_room_for_words() -> None:
    text = " " * 100 + "far out"
    (row,) = rows_of(Rows(lines_of(text, "poem"), "poem", 40))
    assert (row.indent, row.shown(text)) == (20, "far out")


def test_tabs_stand_where_they_stand_in_the_source() -> None:
    text = "a\tb\n  \tc"
    lines = lines_of(text, "poem")
    assert [(row.indent, row.shown(lines[row.line].text)) for row in rows_of(Rows(lines, "poem", 30))] == [
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
