"""An app that shows one widget with the real sheets and themes, and what a test asks of it."""

from typing import ClassVar, TypeVar

from textual.app import App, ComposeResult
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from styles import shared
from styles.themes import THEMES
from widgets.editor import Editor

Kind = TypeVar("Kind", bound=Message)


class Stage(App[None]):
    CSS_PATH: ClassVar = shared()

    def __init__(self, *widgets: Widget) -> None:
        super().__init__()
        self._staged = widgets
        self.heard: list[Message] = []
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = "sprint-light"
        self.animation_level = "none"  # a cursor that blinks between two looks is a difference

    def compose(self) -> ComposeResult:
        yield from self._staged

    def on_editor_count_changed(self, message: Editor.CountChanged) -> None:
        self.heard.append(message)

    def on_editor_edited(self, message: Editor.Edited) -> None:
        self.heard.append(message)

    def on_editor_goes_by_spaces(self, message: Editor.GoesBySpaces) -> None:
        self.heard.append(message)

    def on_editor_paste_held(self, message: Editor.PasteHeld) -> None:
        self.heard.append(message)

    def on_editor_paste_refused(self, message: Editor.PasteRefused) -> None:
        self.heard.append(message)

    def on_paste(self) -> None:
        raise AssertionError("a paste bubbled up to the app")

    def heard_of(self, kind: type[Kind]) -> list[Kind]:
        return [message for message in self.heard if isinstance(message, kind)]


def rows_painted(widget: Widget) -> list[int]:
    """A list which from now on gets every row of ``widget`` that is painted."""
    painted: list[int] = []
    paint = widget.render_line

    def noted(y: int) -> Strip:
        painted.append(y)
        return paint(y)

    widget.render_line = noted  # type: ignore[method-assign]
    return painted


def shown(app: App[None]) -> list[str]:
    """The text of every row of the screen, as the terminal would get it."""
    return [strip.text for strip in app.screen._compositor.render_strips()]
