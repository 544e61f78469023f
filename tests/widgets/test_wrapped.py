from hypothesis import given
from hypothesis import strategies as st
from textual.geometry import Offset

from widgets.cells import cells
from widgets.prose import Prose
from widgets.wrapped import Wrapped

TEXTS = st.text(alphabet="ab c\n é雪\t", max_size=50)
EDITS = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 20), st.integers(0, 9), st.integers(0, 20), TEXTS), max_size=6
)


@given(TEXTS, EDITS, st.integers(0, 12))
def test_rows_after_edits_are_those_of_the_text_wrapped_anew(
    text: str, edits: list[tuple[int, int, int, int, str]], width: int
) -> None:
    prose = Prose(text)
    wrapped = Wrapped(prose, width)
    for row, column, other_row, other_column, insert in edits:
        places = [(min(r, prose.line_count - 1), c) for r, c in ((row, column), (other_row, other_column))]
        start, end = sorted((r, min(c, len(prose.get_line(r)))) for r, c in places)
        result = prose.replace_range(start, end, insert)
        wrapped.wrap_range(start, end, result.end_location)
        fresh = Wrapped(Prose(prose.text), width)
        assert wrapped.lines == fresh.lines
        assert wrapped.height == fresh.height == sum(map(len, fresh.lines))
        assert [wrapped.row_at(y) for y in range(-1, fresh.height + 1)] == [
            fresh.row_at(y) for y in range(-1, fresh.height + 1)
        ]


@given(TEXTS, st.integers(2, 12))
def test_rows_cover_the_text_in_order(text: str, width: int) -> None:
    prose = Prose(text)
    wrapped = Wrapped(prose, width)
    rows = [row for y in range(wrapped.height) if (row := wrapped.row_at(y))]
    pieces = [prose.get_line(row.line)[row.start : row.end] + ("\n" if row.last else "") for row in rows]
    assert "".join(pieces) == text + "\n"


@given(st.text(alphabet="ab c\ndefg 雪", max_size=50), st.integers(2, 12))
def test_a_place_and_its_offset_find_each_other(text: str, width: int) -> None:
    prose = Prose(text)
    wrapped = Wrapped(prose, width)
    for line, content in enumerate(prose.lines):
        for column in range(len(content) + 1):
            offset = wrapped.location_to_offset((line, column))
            row = wrapped.row_at(offset.y)
            assert row is not None
            assert row.line == line
            if cells(content[row.start : column]) < width:
                assert wrapped.offset_to_location(offset) == (line, column)


def test_offsets_beyond_the_text_land_on_its_last_row() -> None:
    wrapped = Wrapped(Prose("one\ntwo three"), 5)
    assert wrapped.offset_to_location(Offset(2, 99)) == (1, 6)
    assert wrapped.offset_to_location(Offset(0, -1)) == (0, 0)


def test_the_cursor_among_hanging_spaces_stands_at_the_edge() -> None:
    wrapped = Wrapped(Prose("three    "), 5)
    assert [wrapped.location_to_offset((0, column)).x for column in (4, 5, 6, 9)] == [4, 5, 5, 5]
