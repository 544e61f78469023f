from random import Random

import pytest
from textual import events

from sprint.core.counting import count
from sprint.core.segmented import segment_with
from tests.widgets.stage import Stage, shown
from widgets import editor as module
from widgets.editor import Editor
from widgets.prose import Prose
from widgets.wrapped import Wrapped

BIG = "word " * 301


async def paste(editor: Editor, text: str) -> None:
    await editor._on_message(events.Paste(text))


async def test_the_count_is_told_as_one_writes() -> None:
    app = Stage(editor := Editor())
    async with app.run_test(notifications=True, tooltips=True) as pilot:
        editor.focus()
        await pilot.press(*"two ", *"words")
        await pilot.pause()
        assert [message.count for message in app.heard_of(Editor.CountChanged)] == [1, 2]
        assert editor.count == 2
        assert app.heard_of(Editor.Edited)[-1].control is editor


async def test_the_count_stays_right_through_random_edits_undo_and_redo() -> None:
    random = Random(7)
    app = Stage(editor := Editor())
    async with app.run_test():
        editor.open_text("one two\n\nthree—four")
        for _ in range(300):
            act = random.choice(["insert", "replace", "undo", "redo"])
            places = sorted(_place(editor, random) for _ in range(2))
            text = random.choice(["x", " ", "\n", "two words", "—", "--", "雪", "", "a\nb", "’s"])
            match act:
                case "insert":
                    editor.insert(text, places[0])
                case "replace":
                    editor.replace(text, *places)
                case "undo":
                    editor.undo()
                case "redo":
                    editor.redo()
            assert editor.count == count(editor.text, "words")
            assert editor.rows.lines == Wrapped(Prose(editor.text), editor.rows.width).lines


def _place(editor: Editor, random: Random) -> tuple[int, int]:
    row = random.randrange(editor.document.line_count)
    return row, random.randint(0, len(editor.document.get_line(row)))


async def test_a_script_without_a_dictionary_is_told_once() -> None:
    segment_with(None)
    app = Stage(editor := Editor())
    async with app.run_test() as pilot:
        editor.open_text("สวัสดี")
        editor.insert("ไทย")
        editor.insert("ລາວ")
        await pilot.pause()
        assert [message.scripts for message in app.heard_of(Editor.GoesBySpaces)] == [("Thai",), ("Lao",)]


async def test_a_long_text_is_counted_after_it_is_shown_and_told_when_it_is_known() -> None:
    app = Stage(editor := Editor())
    async with app.run_test() as pilot:
        editor.open_text("some words in a line\n" * 10_000)
        editor.insert("two more ", (0, 0))
        await pilot.pause()
        assert app.heard_of(Editor.CountChanged) == []
        while not editor.counted:
            editor.count_on()
        await pilot.pause()
        assert [message.count for message in app.heard_of(Editor.CountChanged)] == [50_002]


async def test_another_unit_is_told_at_once() -> None:
    app = Stage(editor := Editor())
    async with app.run_test() as pilot:
        editor.open_text("one two\nthree")
        editor.unit = "lines"
        await pilot.pause()
        assert app.heard_of(Editor.CountChanged)[-1].count == editor.count == 2
        editor.open_text("a\nb\nc")
        assert editor.count == 3


async def test_undo_goes_back_to_the_opened_text_and_never_past_it() -> None:
    async with Stage(editor := Editor()).run_test() as pilot:
        editor.focus()
        await pilot.press("x")
        editor.open_text("as it was")
        await pilot.press("y", "ctrl+z", "ctrl+z", "ctrl+z")
        assert editor.text == "as it was"
        assert editor.cursor_location == (0, 9)


async def test_a_small_paste_goes_in_cleaned_and_does_not_bubble() -> None:
    app = Stage(editor := Editor())
    async with app.run_test() as pilot:
        editor.focus()
        await paste(editor, "safe\x1b]52;c;aGk=\x07\r\n\u202etext")
        await pilot.pause()
        assert editor.text == "safe]52;c;aGk=\ntext"
        assert editor.count == 2
        assert not any(char in "".join(shown(app)) for char in "\x1b\x07\u202e")
        assert app.heard_of(Editor.PasteHeld) == []


async def test_escapes_never_reach_the_screen_by_any_way_in() -> None:
    app = Stage(editor := Editor())
    async with app.run_test() as pilot:
        editor.open_text("a\x1b[31mb")
        editor.insert("c\x9b31md")
        app.copy_to_clipboard("e\x1bf")
        editor.action_paste()
        await pilot.pause()
        assert editor.text == "a[31mbc31mdef"
        assert "\x1b" not in "".join(shown(app))


@pytest.mark.parametrize("text", [BIG, "x" * 2_001])
async def test_a_big_paste_is_held_until_it_is_accepted(text: str) -> None:
    app = Stage(editor := Editor())
    async with app.run_test() as pilot:
        editor.open_text("mine ")
        await paste(editor, text)
        await pilot.pause()
        assert editor.text == "mine "
        (held,) = app.heard_of(Editor.PasteHeld)
        assert (held.text, held.words) == (text, count(text, "words"))
        assert editor.accept_paste()
        assert editor.text == "mine " + text
        assert editor.count == 1 + held.words
        assert not editor.accept_paste()
        editor.undo()
        assert editor.text == "mine "


async def test_a_dropped_paste_is_gone() -> None:
    async with Stage(editor := Editor()).run_test():
        await paste(editor, BIG)
        assert editor.held_paste == BIG
        editor.drop_paste()
        assert not editor.held_paste
        assert not editor.accept_paste()
        assert editor.text == ""


async def test_a_second_big_paste_is_refused_while_the_first_is_asked_about() -> None:
    app = Stage(editor := Editor())
    async with app.run_test() as pilot:
        await paste(editor, BIG)
        await paste(editor, "other " * 400)
        await pilot.pause()
        assert len(app.heard_of(Editor.PasteHeld)) == 1
        (refused,) = app.heard_of(Editor.PasteRefused)
        assert refused.reason == "Answer about the first paste first; the second was not put in."
        assert editor.accept_paste()
        assert editor.text == BIG
        await paste(editor, "other " * 400)
        assert editor.held_paste == "other " * 400


async def test_a_paste_held_for_one_text_does_not_go_into_the_next() -> None:
    async with Stage(editor := Editor()).run_test():
        await paste(editor, BIG)
        editor.open_text("another")
        assert not editor.accept_paste()
        assert editor.text == "another"


async def test_an_absurd_paste_is_refused_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST_PASTE", 10)
    app = Stage(editor := Editor())
    async with app.run_test() as pilot:
        await paste(editor, "eleven long")
        await pilot.pause()
        assert "Nothing was added" in app.heard_of(Editor.PasteRefused)[0].reason
        assert editor.text == ""
        assert editor.held_paste is None


async def test_a_frozen_editor_can_be_read_but_not_changed() -> None:
    async with Stage(editor := Editor()).run_test() as pilot:
        editor.open_text("settled ")
        editor.focus()
        await pilot.press("x")
        await paste(editor, BIG)
        editor.read_only = True
        await paste(editor, "no")
        await pilot.press("y", "backspace", "ctrl+z", "ctrl+y", "ctrl+w", "ctrl+delete", "enter", "ctrl+v")
        await pilot.press("ctrl+home")
        assert editor.cursor_location == (0, 0)
        assert not editor.accept_paste()
        assert editor.text == "settled x"
        editor.read_only = False
        assert editor.held_paste == BIG
