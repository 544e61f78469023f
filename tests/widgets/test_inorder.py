"""Keys that arrive in one burst do what they do one by one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Input

from sprint.screens.fields import Field
from tests.server.house import until
from widgets.editor import Editor

WORDS = {"left": None, "backspace": None, "end": None, "home": None, "delete": None}


class Desk(App[None]):
    def compose(self) -> ComposeResult:
        yield Editor(id="page")
        yield Field("", longest=200)


def typed(keys: list[str]) -> str:
    """What a plain string becomes."""
    text, at = "", 0
    for key in keys:
        match key:
            case "backspace":
                text, at = text[: max(0, at - 1)] + text[at:], max(0, at - 1)
            case "delete":
                text = text[:at] + text[at + 1 :]
            case "left":
                at = max(0, at - 1)
            case "home":
                at = 0
            case "end":
                at = len(text)
            case letter:
                text, at = text[:at] + letter + text[at:], at + 1
    return text


def burst(app: App[None], keys: list[str]) -> None:
    """All keys at once, as a slow line brings them."""
    for key in keys:
        app.post_message(events.Key(key, key if len(key) == 1 else None))


@pytest.mark.parametrize("kind", [Editor, Input])
async def test_a_burst_of_keys_is_carried_out_in_its_order(kind: type[Editor | Input]) -> None:
    keys = [
        *"hello wordl",
        "backspace",
        "backspace",
        *"ld",
        "home",
        "delete",
        *"J",
        "end",
        *"!?",
        "left",
        "backspace",
    ]
    async with Desk().run_test() as pilot:
        widget = pilot.app.query_one(kind)
        widget.focus()
        await pilot.pause()
        burst(pilot.app, keys)
        await until(lambda: (widget.text if isinstance(widget, Editor) else widget.value) == typed(keys))
        assert typed(keys) == "Jello world?"


@settings(max_examples=25)
@given(st.lists(st.sampled_from([*"abc", *WORDS]), max_size=40))
async def test_any_burst_does_what_its_keys_do_one_by_one(keys: list[str]) -> None:
    async with Desk().run_test() as pilot:
        page = pilot.app.query_one(Editor)
        page.focus()
        await pilot.pause()
        burst(pilot.app, [*keys, "end", "z"])
        await until(lambda: page.text.endswith("z"))
        assert page.text == typed([*keys, "end", "z"])
