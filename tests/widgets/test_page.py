"""The page replaces parts of Textual's TextArea; each test here notices when Textual stops calling one."""

import pytest
from textual.containers import Horizontal
from textual.widgets import Static, TextArea

from tests.widgets.stage import Stage, rows_painted, shown
from widgets.cells import cells, settled
from widgets.editor import Editor
from widgets.page import MEASURE
from widgets.prose import Prose
from widgets.wrapped import Wrapped

OVERRIDDEN = (
    "_set_document",
    "_rewrap_and_refresh_virtual_size",
    "_refresh_size",
    "_watch_selection",
    "_on_paste",
    "find_matching_bracket",
    "gutter_width",
    "wrap_width",
    "render_line",
    "render_lines",
    "notify_style_update",
)
KEYS = """
a b enter c left left x shift+left shift+up y ctrl+a backspace d e enter enter ctrl+z up down end
pageup ctrl+z ctrl+z ctrl+y ctrl+home ctrl+shift+end delete f
"""
PROSE = "The harbour was still when she came down to it, a grey plate with one boat on it.\n" * 100


@pytest.mark.parametrize("name", OVERRIDDEN)
def test_textual_still_has_what_is_overridden(name: str) -> None:
    assert name in vars(TextArea)


async def test_every_text_is_a_prose_in_rows() -> None:
    async with Stage(editor := Editor()).run_test():
        for text in ("one", "two\nthree"):
            editor.load_text(text)
            assert isinstance(editor.document, Prose)
            assert isinstance(editor.wrapped_document, Wrapped)
            assert editor.navigator._wrapped_document is editor.wrapped_document


async def test_a_key_paints_only_the_row_it_changes() -> None:
    app = Stage(editor := Editor())
    async with app.run_test(size=(80, 24)) as pilot:
        editor.open_text(PROSE)
        editor.focus()
        editor.move_cursor((95, 3))
        await pilot.pause()
        painted = rows_painted(editor)
        await pilot.press("x")
        await pilot.pause()
        assert len(set(painted)) == 1
        assert any("Thex harbour" in row for row in shown(app))


async def test_undo_and_redo_are_seen_at_once() -> None:
    app = Stage(editor := Editor())
    async with app.run_test() as pilot:
        editor.focus()
        await pilot.press("m", "o", "o", "n")
        assert any("moon" in row for row in shown(app))
        await pilot.press("ctrl+z")
        assert not any("m" in row for row in shown(app))
        await pilot.press("ctrl+shift+z")
        assert any("moon" in row for row in shown(app))


async def test_the_screen_always_shows_what_a_full_repaint_shows() -> None:
    app = Stage(editor := Editor())
    async with app.run_test(size=(40, 12)) as pilot:
        editor.focus()
        for key in KEYS.split():
            await pilot.press(key)
            await pilot.pause()
            before = app.screen._compositor.render_strips()
            editor.refresh()
            await pilot.pause()
            assert app.screen._compositor.render_strips() == before, key


async def test_an_edit_away_from_the_cursor_is_seen_too() -> None:
    app = Stage(editor := Editor())
    async with app.run_test() as pilot:
        editor.open_text("one\ntwo\nthree")
        await pilot.pause()
        editor.insert("second ", (1, 0))
        await pilot.pause()
        assert any("second two" in row for row in shown(app))


async def test_another_text_is_shown_whole_even_where_its_lines_were_there_before() -> None:
    app = Stage(editor := Editor())
    async with app.run_test(size=(20, 10)) as pilot:
        editor.load_text("x\nshort")
        await pilot.pause()
        editor.load_text("a line of two rows\nshort")
        await pilot.pause()
        assert [row.strip() for row in shown(app)[1:4]] == ["a line of two", "rows", "short"]


async def test_the_scrollbar_follows_the_rows() -> None:
    app = Stage(editor := Editor())
    async with app.run_test(size=(80, 24)) as pilot:
        editor.open_text(PROSE)
        editor.focus()
        await pilot.pause()
        await pilot.press("enter")
        assert editor.vertical_scrollbar.window_virtual_size == editor.rows.height
        await pilot.press("ctrl+a", "delete")
        await pilot.pause()
        assert editor.scroll_offset.y == 0
        assert not editor.show_vertical_scrollbar


async def test_a_lower_page_shows_its_cursor_still_but_leaves_alone_who_looks_elsewhere() -> None:
    app = Stage(editor := Editor())
    async with app.run_test(size=(80, 24)) as pilot:
        editor.open_text(PROSE)
        editor.focus()
        await pilot.press("ctrl+end", *"here")
        await pilot.resize_terminal(80, 12)
        await pilot.pause()
        assert any("here" in row for row in shown(app))
        await pilot.resize_terminal(80, 24)
        editor.scroll_home(animate=False)
        await pilot.pause()
        await pilot.resize_terminal(80, 12)
        await pilot.pause()
        assert editor.scroll_offset.y == 0


async def test_a_new_row_scrolls_without_a_new_layout() -> None:
    app = Stage(editor := Editor())
    async with app.run_test(size=(80, 24)) as pilot:
        editor.open_text(PROSE)
        editor.focus()
        await pilot.pause()
        layouts: list[int] = []
        app.screen.screen_layout_refresh_signal.subscribe(app, lambda _: layouts.append(1), immediate=True)
        height = editor.virtual_size.height
        await pilot.press("enter", "enter", "e", "n", "d")
        await pilot.pause()
        assert editor.virtual_size.height == height + 2 == editor.rows.height
        assert editor.scroll_offset.y == editor.max_scroll_y
        assert any("end" in row for row in shown(app))
        assert layouts == []


async def test_brackets_are_not_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    def scanned(*_: object) -> None:
        raise AssertionError("the text was scanned for a bracket")

    monkeypatch.setattr(TextArea, "_yield_character_locations", scanned)
    monkeypatch.setattr(TextArea, "_yield_character_locations_reverse", scanned)
    async with Stage(editor := Editor()).run_test() as pilot:
        editor.open_text("(a")
        editor.focus()
        await pilot.press("left", "left", "x", "left")
        assert editor.text == "x(a"


async def test_the_text_is_never_joined_for_a_key(monkeypatch: pytest.MonkeyPatch) -> None:
    async with Stage(editor := Editor()).run_test() as pilot:
        editor.open_text(PROSE)
        editor.focus()

        def joined(_: object) -> str:
            raise AssertionError("the whole text was joined")

        with monkeypatch.context() as patched:
            patched.setattr(Prose, "text", property(joined))
            await pilot.press("x", "left", "backspace", "enter", "ctrl+z")
        assert editor.prose.count == len(editor.text.split())


async def test_a_resize_wraps_again_and_a_wide_terminal_centres_the_measure() -> None:
    app = Stage(editor := Editor())
    async with app.run_test(size=(40, 24)) as pilot:
        editor.open_text(PROSE)
        await pilot.pause()
        narrow = editor.rows.height
        assert editor.gutter_width == 0
        await pilot.resize_terminal(140, 30)
        await pilot.pause()
        assert editor.rows.width == MEASURE
        assert editor.rows.height < narrow
        row = next(row for row in shown(app) if "harbour" in row)
        left = len(row) - len(row.lstrip())
        assert abs(left - (140 - MEASURE) // 2) <= 1


async def test_a_click_in_the_centred_text_lands_under_the_mouse() -> None:
    app = Stage(editor := Editor())
    async with app.run_test(size=(140, 24)) as pilot:
        editor.load_text("one two three")
        await pilot.pause()
        x = shown(app)[1].index("three")
        await pilot.click(Editor, offset=(x, 1))
        assert editor.cursor_location == (0, 8)


async def test_wide_characters_never_overflow_their_row() -> None:
    app = Stage(editor := Editor())
    async with app.run_test(size=(31, 12)):
        editor.load_text(
            "海边很安静。她坐在墙上，又一次拿出那封信，信上写的和火车上写的一样👩‍👩‍👧‍👦。\n" + "e\u0301" * 60
        )
        assert all(strip.cell_length == 31 for strip in app.screen._compositor.render_strips())


async def test_the_placeholder_is_shown_while_there_is_no_text() -> None:
    app = Stage(editor := Editor(placeholder="Begin [anywhere]."))
    async with app.run_test() as pilot:
        assert any("Begin [anywhere]." in row for row in shown(app))
        editor.focus()
        await pilot.press("x")
        assert not any("Begin" in row for row in shown(app))


async def test_another_theme_repaints_in_its_own_ink() -> None:
    app = Stage(editor := Editor())
    async with app.run_test() as pilot:
        editor.load_text("ink")
        await pilot.pause()
        day = editor._current_ink()
        app.theme = "sprint-dark"
        await pilot.pause()
        assert editor._current_ink().text.bgcolor != day.text.bgcolor
        strip = next(strip for strip in app.screen._compositor.render_strips() if "ink" in strip.text)
        grounds = {segment.style.bgcolor for segment in strip if segment.style and "nk" in segment.text}
        assert grounds == {editor._current_ink().text.bgcolor}


async def test_a_page_made_narrower_by_a_neighbour_shows_the_new_rows_with_the_cursor_in_view() -> None:
    neighbour = Static("a neighbour")
    neighbour.styles.width = 30
    neighbour.display = False
    app = Stage(Horizontal(editor := Editor(), neighbour))
    async with app.run_test(size=(80, 12)) as pilot:
        editor.styles.width = "1fr"
        editor.open_text(PROSE + "And these, which nobody had expected to be read, are the last words.")
        editor.focus()
        await pilot.pause()
        neighbour.display = True
        await pilot.pause()
        await pilot.pause()
        whole = " ".join(" ".join(row[: editor.size.width] for row in shown(app)).split())
        assert "a grey plate with one boat on it. The harbour was still when she came" in whole
        assert "are the last words." in whole


async def test_the_letter_that_begins_a_new_row_at_the_bottom_is_seen_at_once() -> None:
    editor = Editor()
    async with Stage(editor).run_test(size=(60, 12)) as pilot:
        editor.open_text("line\n" * 40 + "x" * 8 + " ")
        await pilot.pause()
        for number in range(200):
            editor.insert("abcde fghij"[number % 11])
            await pilot.pause()
            _, row = editor.wrapped_document.location_to_offset(editor.cursor_location)
            assert 0 <= row - editor.scroll_offset.y < editor.scrollable_content_region.height, number


async def test_dragging_the_mouse_selects_whole_characters() -> None:
    app = Stage(editor := Editor())
    async with app.run_test(size=(60, 12)) as pilot:
        editor.open_text("one 👩‍👩‍👧‍👦 雪 two")
        await pilot.pause()
        # The family takes the cells 4 and 5 of the text, which begins at 2; the snow 7 and 8.
        await pilot.mouse_down(Editor, offset=(2 + 5, 1))
        await pilot.hover(Editor, offset=(2 + 8, 1))
        await pilot.mouse_up(Editor, offset=(2 + 8, 1))
        assert editor.selected_text == "👩‍👩‍👧‍👦 "
        await pilot.press("x")
        assert editor.text == "one x雪 two"


async def test_the_terminals_own_cursor_stands_where_the_next_letter_goes() -> None:
    app = Stage(editor := Editor())
    async with app.run_test(size=(40, 12)) as pilot:
        editor.focus()
        for text in ("雪雪a", "e\u0301\u0301", "long words that need another row of their own", "\n", "👍🏽"):
            editor.insert(text)
            await pilot.pause()
            x, y = app.cursor_position
            assert (x, y) == editor.cursor_screen_offset
            line, column = editor.cursor_location
            row = next(
                row for row in map(editor.rows.row_at, range(20)) if row and row.line == line and row.last
            )
            before = editor.document.get_line(line)[row.start : column]
            assert shown(app)[y].startswith(" " * 2 + before)
            assert x == 2 + cells(before)


async def test_up_and_down_keep_the_cell_and_never_land_inside_a_character() -> None:
    async with Stage(editor := Editor()).run_test(size=(60, 12)) as pilot:
        editor.open_text("abcdefgh\n雪雪雪雪\nab\nख\u094dक्षि👩‍👩‍👧‍👦雪雪\nabcdefgh")
        editor.focus()
        editor.move_cursor((0, 5))
        columns = []
        for _ in range(4):
            await pilot.press("down")
            row, column = editor.cursor_location
            assert settled(editor.document.get_line(row), column) == column
            columns.append(column)
        assert columns[0] == 2
        assert columns[1] == 2
        assert columns[3] == 5
        await pilot.press("up", "up", "up", "up")
        assert editor.cursor_location == (0, 5)
