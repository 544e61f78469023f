"""The measure, and clusters against it: nothing that is painted is measured in two ways."""

from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich import cells as rich_cells
from rich.cells import cell_len
from rich.style import Style

from sprint.core.cleaning import clean, fit
from widgets.breaking import breaks
from widgets.cells import cells, cluster_end, cluster_start, clusters, column_at, settled
from widgets.measure import settle
from widgets.painting import Ink, PaintedRow, paint

INK = Ink(Style(color="black"), Style(bgcolor="yellow"), Style(bgcolor="red"), Style(color="white"))
PIECES = [
    *"ab  \té雪、か", "e\u0301", "か\u3099", "葛\U000e0100", "ｶﾞ", "한", "\u1112\u1161\u11ab",
    "👩‍👩‍👧‍👦", "👍🏽", "🇩🇪", "1️⃣", "❤️", "🏳️‍🌈", "क्षत्रिय", "क्\u200dष", "कि", "கா", "ක්‍ෂ", "مي\u200c", "אֶ",
    "น้ำ", "ຈື່", "ខ្ញុំ", "မှတ်", "ཀྲ", "\u200d", "\u0301", "\ufe0f",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


@pytest.fixture(autouse=True)
def measure() -> Iterator[None]:
    before = vars(rich_cells)["load_cell_table"]
    settle()
    yield
    vars(rich_cells)["load_cell_table"] = before
    rich_cells.get_character_cell_size.cache_clear()
    rich_cells.cached_cell_len.cache_clear()


@pytest.mark.parametrize(
    ("text", "wide"),
    [("கடல்", 3), ("கா", 2), ("कि", 2), ("မှာ", 2), ("雪", 2), ("e\u0301", 1), ("👍🏽", 2), ("🇩🇪", 2), ("1️⃣", 2)],
)
def test_a_spacing_mark_has_a_cell_of_its_own(text: str, wide: int) -> None:
    assert cell_len(text) == cells(text) == wide


@given(TEXTS)
def test_the_whole_is_as_wide_as_its_characters(text: str) -> None:
    assert sum(cells(text[a:b]) for a, b in clusters(text) if "\t" not in text) == (
        cells(text) if "\t" not in text else 0
    )


@given(TEXTS)
def test_the_cursor_meets_the_same_characters_on_its_way_there_and_back(text: str) -> None:
    edges = [0, *(end for _, end in clusters(text))]
    there = [0]
    while there[-1] < len(text):
        there.append(min(cluster_end(text, there[-1]), len(text)))
    back = [len(text)]
    while back[-1] > 0:
        back.append(cluster_start(text, back[-1]))
    assert there == edges
    assert back[::-1] == edges


@given(TEXTS)
def test_a_column_inside_a_character_settles_at_its_start(text: str) -> None:
    edges = {0, len(text), *(end for _, end in clusters(text))}
    for column in range(len(text) + 1):
        assert settled(text, column) == max(edge for edge in edges if edge <= column)


@given(TEXTS, st.integers(0, 40))
def test_a_click_lands_on_a_whole_character(text: str, x: int) -> None:
    assert column_at(text, x) in {0, len(text), *(end for _, end in clusters(text))}


@given(TEXTS, st.integers(4, 20))
@example("aaaa \u200d", 4)
def test_rows_break_between_characters(text: str, width: int) -> None:
    assert set(breaks(text, width)) <= {end for _, end in clusters(text)}


@given(TEXTS, st.integers(5, 30), st.integers(-1, 40), st.integers(0, 40), st.integers(0, 40))
def test_a_row_is_painted_exactly_as_wide_as_it_is(
    text: str, width: int, cursor: int, a: int, b: int
) -> None:
    low, high = sorted(settled(text, min(edge, len(text))) for edge in (a, b))
    cursor = -1 if cursor < 0 else settled(text, min(cursor, len(text)))
    strip = paint(PaintedRow(text, 2, width, (low, high), cursor), INK)
    assert strip.cell_length == width == sum(segment.cell_length for segment in strip)


@given(TEXTS, st.integers(0, 30))
def test_what_was_made_to_fit_does_fit_where_it_is_painted(text: str, room: int) -> None:
    shown = fit(text, room)
    assert cell_len(shown) <= room
    if shown.endswith("…"):
        whole = clean(text).replace("\t", " ").replace("\n", " ")
        kept = shown[:-1]
        assert whole.startswith(kept)
        assert len(kept) in {0, *(end for _, end in clusters(whole))} or whole[len(kept)].isspace()
