"""A piece is read with keys or the mouse, and what its reader marks is told."""

import pytest
from textual.message import Message
from textual.pilot import Pilot
from textual.widgets import Static

from sprint.core.reading.bodies import Mark
from sprint.core.reading.marks import Marks
from tests.widgets.pieces import HEBREW, MARKS, OTHERS, POEM, PROSE
from tests.widgets.stage import Stage, rows_painted, shown
from widgets.piece import PieceView

LONG = "\n".join(f"line {number}" for number in range(1, 201))


class Desk(Stage):
    """Keeps what the view tells, and gives it the marks as a screen would."""

    def __init__(self, view: PieceView) -> None:
        super().__init__(view, Static("below"))
        self.view = view
        self.told: list[Message] = []

    def on_piece_view_reached(self, message: PieceView.Reached) -> None:
        self.told.append(message)

    def on_piece_view_line_marked(self, message: PieceView.LineMarked) -> None:
        self.told.append(message)
        self.view.show_marks(self.view.marks.add(Mark(message.first, message.last, message.kind)))

    def on_piece_view_mark_removed(self, message: PieceView.MarkRemoved) -> None:
        self.told.append(message)
        self.view.show_marks(self.view.marks.remove(message.mark))

    def on_piece_view_mark_asked(self, message: PieceView.MarkAsked) -> None:
        self.told.append(message)

    def last(self) -> Message:
        return self.told[-1]


async def reading(pilot: Pilot[None], view: PieceView, *keys: str) -> None:
    if not view.has_focus:
        view.focus()
        await pilot.pause()
    await pilot.press(*keys)
    await pilot.pause()


def row_with(app: Stage, words: str) -> str:
    (row,) = [row for row in shown(app) if words in row]
    return row


async def test_the_line_one_is_at_has_an_arrow_and_its_number_and_every_fifth_its_number() -> None:
    app = Desk(view := PieceView(POEM, "poem"))
    async with app.run_test(size=(80, 24)) as pilot:
        await reading(pilot, view, "down", "down")
        assert view.at == 3
        assert "▸ 3 " in row_with(app, "has forgotten")
        assert "  5 " in row_with(app, "another summer")
        assert row_with(app, "Three rakes").split()[0] == "Three"


async def test_blank_lines_are_passed_over() -> None:
    app = Desk(view := PieceView("one\n\n\ntwo\n", "poem"))
    async with app.run_test(size=(60, 20)) as pilot:
        await reading(pilot, view, "j")
        assert (view.at, view.count) == (2, 2)
        await reading(pilot, view, "down", "down", "k", "up", "up")
        assert view.at == 1


async def test_numbers_are_the_same_at_every_width() -> None:
    app = Desk(view := PieceView(PROSE, "prose"))
    async with app.run_test(size=(120, 40)) as pilot:
        await reading(pilot, view)
        for size in ((120, 40), (80, 24), (60, 20), (30, 20)):
            await pilot.resize_terminal(*size)
            view.move_to(10)
            await pilot.pause()
            (row,) = [row for row in shown(app) if "▸10" in row]
            assert "instead. But he" in row


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 20)])
async def test_the_words_of_the_line_one_is_at_lie_on_its_ground_at_every_width(
    size: tuple[int, int],
) -> None:
    app = Desk(view := PieceView(PROSE, "prose"))
    async with app.run_test(size=size) as pilot:
        await reading(pilot, view)
        for line in view.lines:
            if line.number:
                view.move_to(line.number)
                await pilot.pause()
                assert _on_ground(view) == f"▸{line.number}{''.join(line.text.split())}"


def _on_ground(view: PieceView) -> str:
    """All that is painted on the ground of the line one is at, without its gaps."""
    ground = view.get_component_rich_style("piece--here").bgcolor
    rows = [view.render_line(y) for y in range(view.size.height)]
    found = [part.text for row in rows for part in row if part.style and part.style.bgcolor == ground]
    return "".join("".join(found).split())


async def test_marking_tells_the_lines_and_marking_again_takes_the_mark_away() -> None:
    app = Desk(view := PieceView(POEM, "poem"))
    async with app.run_test(size=(80, 24)) as pilot:
        await reading(pilot, view, "down", "shift+down", "shift+down")
        assert view.selected == (2, 4)
        assert "┃" in row_with(app, "Three rakes")
        view.mark("stayed")
        await pilot.pause()
        assert view.marks.all == (Mark(2, 4, "stayed"),)
        assert not view.selecting
        assert row_with(app, "Three rakes").strip().startswith("♥")
        assert row_with(app, "has forgotten").strip().startswith("│")
        await reading(pilot, view, "up")
        view.mark("stayed")
        await pilot.pause()
        assert isinstance(app.last(), PieceView.MarkRemoved)
        assert view.marks == Marks()
        assert "♥" not in "".join(shown(app))


async def test_each_kind_of_mark_has_a_sign_and_a_place_of_its_own() -> None:
    app = Desk(view := PieceView(PROSE, "prose", Marks(MARKS)))
    async with app.run_test(size=(80, 24)):
        assert row_with(app, "The ferry").startswith("♥  ")
        assert row_with(app, "tickets.").startswith(" ? ")
        assert row_with(app, "years ago").startswith("│ ✎")
        assert view.marks == Marks(MARKS)


async def test_a_mark_over_a_blank_line_goes_on_beside_it() -> None:
    app = Desk(PieceView("one\n\ntwo\n\nthree", "poem", Marks((Mark(1, 2),))))
    async with app.run_test(size=(60, 20)):
        rows = [row.strip()[:1] for row in shown(app)]
        first = rows.index("♥")
        assert rows[first : first + 5] == ["♥", "│", "│", "", "t"]


async def test_a_note_is_asked_for_with_the_one_that_is_there() -> None:
    app = Desk(view := PieceView(PROSE, "prose", Marks(MARKS)))
    async with app.run_test(size=(80, 24)) as pilot:
        await reading(pilot, view, "down")
        view.mark("note")
        view.move_to(9)
        view.mark("note")
        await pilot.pause()
        asked = [message for message in app.told if isinstance(message, PieceView.MarkAsked)]
        assert [(one.first, one.last, one.note) for one in asked] == [(2, 2, None), (9, 9, MARKS[3])]
        assert view.marks == Marks(MARKS)


async def test_taking_a_mark_takes_the_shortest_first() -> None:
    app = Desk(view := PieceView(PROSE, "prose", Marks(MARKS)))
    async with app.run_test(size=(80, 24)) as pilot:
        view.move_to(9)
        for left in ((MARKS[0], MARKS[1], MARKS[2]), (MARKS[0], MARKS[1]), (MARKS[0], MARKS[1])):
            view.take_mark()
            await pilot.pause()
            assert view.marks.all == left


async def test_what_others_marked_is_counted_beside_the_words() -> None:
    app = Desk(PieceView(PROSE, "prose", others=OTHERS))
    async with app.run_test(size=(80, 24)) as pilot:
        assert row_with(app, "her case down").rstrip().endswith("♥2 ✎")
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert any(row.rstrip(" ▁▂▃▄▅▆▇█").endswith("•3") for row in shown(app))


async def test_escape_selects_nothing_and_is_the_screens_where_nothing_is_selected() -> None:
    class Closing(Desk):
        BINDINGS = [("escape", "closed", "")]  # noqa: RUF012
        closed = 0

        def action_closed(self) -> None:
            self.closed += 1

    app = Closing(view := PieceView(POEM, "poem"))
    async with app.run_test(size=(80, 24)) as pilot:
        view.select()
        await reading(pilot, view, "down", "shift+down")
        view.select()
        assert not view.selecting
        await reading(pilot, view, "shift+down", "escape")
        assert (view.selecting, app.closed) == (False, 0)
        await reading(pilot, view, "escape")
        assert app.closed == 1


async def test_selecting_goes_on_with_plain_moves_until_it_is_let_go() -> None:
    app = Desk(view := PieceView(POEM, "poem"))
    async with app.run_test(size=(80, 24)) as pilot:
        await reading(pilot, view, "down")
        view.select()
        await reading(pilot, view, "down", "j")
        assert view.selected == (2, 4)
        view.select()
        assert view.selected == (4, 4)


async def test_pages_and_ends() -> None:
    app = Desk(view := PieceView(LONG, "poem"))
    async with app.run_test(size=(60, 21)) as pilot:
        await reading(pilot, view, "space")
        assert view.at == 20
        await reading(pilot, view, "pagedown", "pageup")
        assert view.at == 20
        await reading(pilot, view, "end")
        assert (view.at, view.scroll_offset.y) == (200, view.max_scroll_y)
        assert any("line 200" in row for row in shown(app))
        await reading(pilot, view, "shift+home")
        assert (view.selected, view.scroll_offset.y) == ((1, 200), 0)


async def test_a_line_longer_than_the_page_is_seen_whole_before_the_next() -> None:
    app = Desk(view := PieceView("word " * 2_000 + "\nlast", "poem"))
    async with app.run_test(size=(60, 20)) as pilot:
        await reading(pilot, view, "down", "down")
        assert (view.at, view.scroll_offset.y) == (1, 2)
        await reading(pilot, view, "end", "up")
        assert view.at == 1
        top = view.scroll_offset.y
        await reading(pilot, view, "up")
        assert (view.at, view.scroll_offset.y) == (1, top - 1)


async def test_after_scrolling_away_the_first_key_goes_on_with_what_is_in_view() -> None:
    app = Desk(view := PieceView(LONG, "poem"))
    async with app.run_test(size=(60, 20)) as pilot:
        view.scroll_to(y=100, animate=False)
        await reading(pilot, view, "down")
        assert view.at == 100
        assert view.scroll_offset.y == 99


async def test_the_mouse_goes_to_a_line_and_selects_what_it_is_drawn_over() -> None:
    app = Desk(view := PieceView(LONG, "poem"))
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.mouse_down(view, offset=(30, 4))
        assert view.at == 4
        await pilot.hover(view, offset=(30, 7))
        await pilot.mouse_up(view, offset=(30, 7))
        assert view.selected == (4, 7)
        await pilot.hover(view, offset=(30, 9))
        assert view.selected == (4, 7)


async def test_lines_reached_are_told_once() -> None:
    app = Desk(view := PieceView(POEM, "poem"))
    async with app.run_test(size=(80, 24)) as pilot:
        await reading(pilot, view, "down", "up", "up", "shift+down")
        told = [(one.first, one.last) for one in app.told if isinstance(one, PieceView.Reached)]
        assert told == [(2, 2), (1, 1), (1, 2)]


async def test_a_preview_scrolls_and_marks_nothing() -> None:
    app = Desk(view := PieceView(LONG, "poem", reading=False))
    async with app.run_test(size=(60, 20)) as pilot:
        await reading(pilot, view, "down", "down")
        assert view.scroll_offset.y == 2
        await reading(pilot, view, "end")
        assert view.scroll_offset.y == view.max_scroll_y
        view.mark("stayed")
        view.take_mark()
        view.select()
        await pilot.click(view)
        await pilot.pause()
        assert app.told == []
        assert "▸" not in "".join(shown(app))
        view.reading = True
        await pilot.pause()
        assert view.has_focus
        await reading(pilot, view, "home")
        assert "▸" in "".join(shown(app))


async def test_another_piece_begins_at_its_start_without_marks() -> None:
    app = Desk(view := PieceView(PROSE, "prose", Marks(MARKS), others=OTHERS))
    async with app.run_test(size=(60, 20)) as pilot:
        await reading(pilot, view, "end")
        view.show_piece("a  b\n  c", "poem")
        await pilot.pause()
        assert (view.at, view.count, view.scroll_offset.y, view.marks) == (1, 2, 0, Marks())
        assert not set("♥?✎•").intersection("".join(shown(app)))


@pytest.mark.parametrize("text", ["", "\n\n", "   "])
async def test_a_piece_without_a_line_can_be_looked_at(text: str) -> None:
    app = Desk(view := PieceView(text, "prose"))
    async with app.run_test(size=(60, 20)) as pilot:
        await reading(pilot, view, "down", "up", "end", "home", "space", "shift+down", "pageup")
        view.mark("stayed")
        view.take_mark()
        await pilot.click(view)
        assert (view.at, app.told) == (0, [])


async def test_words_read_from_the_right_end_at_the_right_with_their_stops() -> None:
    app = Desk(PieceView(HEBREW, "poem"))
    async with app.run_test(size=(60, 20)):
        long, short = row_with(app, "בבוקר אני"), row_with(app, "אני מקשיבה.")
        assert "\u200fאני מקשיבה.\u200f" in short
        ends = [len(row.replace("\u200f", "").rstrip()) for row in (long, short)]
        assert ends[0] == ends[1]


async def test_foreign_text_is_shown_and_never_obeyed() -> None:
    app = Desk(PieceView("[/b][@click=app.quit]x[/]\x1b[31mred \u202edlo", "poem"))
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True):
        row = row_with(app, "[/b][@click=app.quit]x[/][31mred dlo")
        assert not set("\x1b\u202e") & set(row)


async def test_a_move_paints_only_the_rows_it_changes() -> None:
    app = Desk(view := PieceView(LONG, "poem"))
    async with app.run_test(size=(60, 20)) as pilot:
        await reading(pilot, view, "down", "down")
        painted = rows_painted(view)
        await reading(pilot, view, "down")
        assert set(painted) == {3, 4}


async def test_marks_and_selection_can_be_told_apart_without_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = Desk(
        view := PieceView(POEM, "poem", Marks((Mark(6, 8), Mark(1, 1, "question"), Mark(9, 9, "note"))))
    )
    async with app.run_test(size=(80, 24)) as pilot:
        app.theme = "sprint-terminal"
        await reading(pilot, view, "down", "shift+down")
        assert {"♥", "?", "✎", "│", "┃", "▸"} <= set("".join(shown(app)))


async def test_a_new_theme_paints_anew() -> None:
    app = Desk(view := PieceView(POEM, "poem"))
    async with app.run_test(size=(80, 24)) as pilot:
        await reading(pilot, view)
        before = app.screen._compositor.render_strips()
        app.theme = "sprint-dark"
        await pilot.pause()
        assert app.screen._compositor.render_strips() != before
