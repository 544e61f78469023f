"""A long text is shown in any width, and the words one is at stay where they are when that changes."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot

from tests.widgets.stage import Stage, rows_painted, shown
from widgets.breaking import breaks
from widgets.cells import cells
from widgets.paper import Paper, Paragraph, Place, Sheet

WORDS = "The tide had gone out further than anyone remembered, and the boats lay down on their sides."
LONG = [Paragraph(f"{number}. {WORDS}") for number in range(2_000)]
texts = st.lists(st.text("ab \t潮é🌊", max_size=60).map(Paragraph), min_size=1, max_size=6)


def words_at_top(app: Stage) -> str:
    return shown(app)[0].strip(" ▁▂▃▄▅▆▇█")


def place_at_top(paper: Paper) -> Place:
    return paper._sheet.place_on(paper.scroll_offset.y)


async def at_row(pilot: Pilot[None], paper: Paper, row: int) -> None:
    paper.scroll_to(y=row, animate=False)
    await pilot.pause()


@given(texts, st.integers(1, 30))
def test_every_place_is_on_one_row_and_no_row_is_too_wide(
    paragraphs: Sequence[Paragraph], width: int
) -> None:
    sheet = Sheet(paragraphs, width)
    assert sheet.height == sum(len(breaks(one.text, width)) + 1 for one in paragraphs)
    places = [sheet.place_on(y) for y in range(sheet.height)]
    assert places == sorted(places)
    assert [sheet.row_of(place) for place in places] == list(range(sheet.height))
    # A cluster is never cut in two, and one that is wider than the row stands on it alone.
    assert all(cells(sheet.row_on(y).text) <= max(width, 4) for y in range(sheet.height))
    told = "".join("".join(sheet.row_on(y).text.split()) for y in range(sheet.height))
    assert told == "".join("".join(one.text.split()) for one in paragraphs)


def test_there_is_nothing_above_and_below_and_in_no_text_at_all() -> None:
    sheet = Sheet([Paragraph("one")], 10)
    assert (sheet.row_on(-1), sheet.row_on(0), sheet.row_on(1)) == (
        Paragraph(),
        Paragraph("one"),
        Paragraph(),
    )
    assert (Sheet((), 10).height, Sheet((), 10).place_on(3)) == (0, Place())


async def test_paragraphs_are_painted_each_in_its_manner() -> None:
    paragraphs = [Paragraph("Salt", "title"), Paragraph(), Paragraph("plain\tly"), Paragraph("so", "faint")]
    app = Stage(paper := Paper(paragraphs))
    async with app.run_test(size=(40, 10)):
        assert [row.rstrip() for row in shown(app)[:4]] == ["Salt", "", "plain   ly", "so"]
        styles = [next(iter(paper.render_line(y))).style for y in (0, 2, 3)]
        assert styles[0] is not None
        assert styles[0].bold
        assert len(set(styles)) == 3


async def test_keys_scroll_to_the_end_and_back() -> None:
    app = Stage(paper := Paper(LONG))
    async with app.run_test(size=(40, 10)) as pilot:
        paper.focus()
        await pilot.press("down")
        assert place_at_top(paper) == Place(0, len("0. The tide had gone out further than "))
        await pilot.press("pagedown")
        assert place_at_top(paper).paragraph == 3
        await pilot.press("end")
        assert shown(app)[9].startswith("lay down on their sides.")
        await pilot.press("home")
        assert words_at_top(app).startswith("0. The tide")


async def test_only_rows_in_view_are_painted() -> None:
    app = Stage(paper := Paper(LONG))
    async with app.run_test(size=(40, 10)) as pilot:
        painted = rows_painted(paper)
        await at_row(pilot, paper, 3_000)
        assert sorted(set(painted)) == list(range(10))


@pytest.mark.parametrize("row", [0, 1, 1_234, 5_990])
async def test_the_words_at_the_top_stay_there_through_any_widths(row: int) -> None:
    app = Stage(paper := Paper(LONG))
    async with app.run_test(size=(40, 10)) as pilot:
        await at_row(pilot, paper, row)
        at, words = place_at_top(paper), words_at_top(app)
        for width in (120, 30, 61, 200, 20):
            await pilot.resize_terminal(width, 10)
            top = paper.scroll_offset.y
            below = paper._sheet.place_on(top + 1)
            assert place_at_top(paper) <= at < below or paper.max_scroll_y == top
        await pilot.resize_terminal(40, 10)
        assert (place_at_top(paper), words_at_top(app)) == (at, words)


async def test_what_fits_has_the_whole_width_and_what_does_not_a_scroll_bar() -> None:
    app = Stage(paper := Paper([Paragraph("x" * 40)] * 10))
    async with app.run_test(size=(40, 10)) as pilot:
        assert (paper.show_vertical_scrollbar, paper.virtual_size.height) == (False, 10)
        await pilot.resize_terminal(40, 9)
        assert (paper.show_vertical_scrollbar, paper.virtual_size.height) == (True, 20)
        await pilot.resize_terminal(40, 10)
        assert (paper.show_vertical_scrollbar, paper.virtual_size.height) == (False, 10)


@pytest.mark.parametrize(("paragraphs", "height"), [(LONG[:2], 6), (LONG[:5], 10), (LONG, 10)])
async def test_it_is_as_high_as_its_text_where_it_may_be(paragraphs: list[Paragraph], height: int) -> None:
    app = Stage(paper := Paper(paragraphs))
    paper.styles.height = "auto"
    paper.styles.max_height = "100%"
    async with app.run_test(size=(40, 10)):
        assert (paper.size.height, paper.virtual_size.height) == (height, 3 * len(paragraphs))
        assert paper.show_vertical_scrollbar == (height == 10)


async def test_other_colours_are_shown_at_once() -> None:
    app = Stage(paper := Paper([Paragraph("Salt", "heading")]))
    async with app.run_test(size=(40, 10)) as pilot:
        before = next(iter(paper.render_line(0))).style
        app.theme = "sprint-dark"
        await pilot.pause()
        assert next(iter(paper.render_line(0))).style != before
