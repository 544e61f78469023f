from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style

from widgets.painting import Ink, PaintedRow, paint

INK = Ink(Style(color="black"), Style(bgcolor="yellow"), Style(bgcolor="red"), Style(color="white"))


@given(
    st.text(alphabet="ab \té雪u\u0301👍🏽", max_size=20),
    st.integers(0, 4),
    st.integers(5, 12),
    st.integers(-1, 20),
    st.tuples(st.integers(0, 20), st.integers(0, 20)),
)
def test_a_strip_is_exactly_as_wide_as_its_row(
    text: str, margin: int, width: int, cursor: int, selected: tuple[int, int]
) -> None:
    low, high = sorted(min(edge, len(text) + 1) for edge in selected)
    strip = paint(PaintedRow(text, margin, margin + width, (low, high), min(cursor, len(text))), INK)
    assert strip.cell_length == margin + width
    assert sum(segment.cell_length for segment in strip) == margin + width


def in_colour(row: PaintedRow, colour: str) -> str:
    return "".join(
        s.text for s in paint(row, INK) if s.style and s.style.bgcolor and s.style.bgcolor.name == colour
    )


def test_the_cursor_covers_a_whole_character_and_one_cell_past_the_end() -> None:
    assert in_colour(PaintedRow("ae\u0301b", 2, 10, cursor=1), "red") == "e\u0301"
    assert in_colour(PaintedRow("ab", 2, 10, cursor=2), "red") == " "


def test_the_cursor_is_seen_among_spaces_that_hang_over_the_edge() -> None:
    row = PaintedRow("word     ", 1, 7, cursor=8)
    assert in_colour(row, "red") == " "
    assert paint(row, INK).text == " word  "


def test_a_selection_shows_the_line_break_it_holds() -> None:
    assert in_colour(PaintedRow("abc", 0, 10, selected=(1, 4)), "yellow") == "bc "
    assert in_colour(PaintedRow("", 0, 10, selected=(0, 1)), "yellow") == " "
