import pytest

from tests.widgets.stage import Stage
from widgets.editor import Editor

TEXT = "Don’t go e\u0301 👩‍👩‍👧.\n\nSalt,\nrope\n\nEnd here"


@pytest.mark.parametrize(
    ("start", "keys", "end"),
    [
        ((0, 0), ["ctrl+right"], (0, 5)),
        ((0, 8), ["ctrl+left", "ctrl+left"], (0, 0)),
        ((0, 0), ["ctrl+down"], (2, 0)),
        ((2, 0), ["ctrl+down"], (5, 0)),
        ((5, 0), ["ctrl+down"], (5, 8)),
        ((3, 2), ["ctrl+up"], (2, 0)),
        ((2, 0), ["ctrl+up"], (0, 0)),
        ((3, 2), ["home"], (3, 0)),
        ((3, 2), ["end"], (3, 4)),
        ((3, 2), ["ctrl+home"], (0, 0)),
        ((3, 2), ["ctrl+end"], (5, 8)),
        ((0, 9), ["right", "right", "right"], (0, 17)),
        ((0, 17), ["left"], (0, 12)),
        ((2, 0), ["left"], (1, 0)),
        ((2, 5), ["right"], (3, 0)),
    ],
)
async def test_the_cursor_goes_where_an_ordinary_editor_puts_it(
    start: tuple[int, int], keys: list[str], end: tuple[int, int]
) -> None:
    async with Stage(editor := Editor()).run_test() as pilot:
        editor.open_text(TEXT)
        editor.focus()
        editor.move_cursor(start)
        await pilot.press(*keys)
        assert editor.cursor_location == end


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        (["ctrl+w"], "one two "),
        (["ctrl+backspace"], "one two "),
        (["ctrl+home", "ctrl+delete"], " two three’s"),
        (["ctrl+a", "x"], "x"),
        (["ctrl+x"], "one two three’s"),
        (["ctrl+shift+left", "ctrl+x", "ctrl+home", "ctrl+v"], "three’sone two "),
        (["ctrl+shift+left", "ctrl+c", "ctrl+end", "ctrl+v"], "one two three’sthree’s"),
    ],
)
async def test_the_keys_of_an_ordinary_editor_change_the_text_as_they_do_there(
    keys: list[str], text: str
) -> None:
    async with Stage(editor := Editor()).run_test() as pilot:
        editor.open_text("one two three’s")
        editor.focus()
        await pilot.press(*keys)
        assert editor.text == text
