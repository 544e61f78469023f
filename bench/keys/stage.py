"""What is measured, run as a child: ``python -m bench.keys.stage KIND FILE LINE COLUMN``."""

import os
import sys
from itertools import count
from pathlib import Path

os.environ.setdefault("TEXTUAL_FPS", "120")

from textual import on
from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import TextArea

from styles import shared
from styles.themes import THEMES
from widgets.clock import Clock, ClockFace
from widgets.editor import Editor
from widgets.progress import Progress, Standing
from widgets.roster import Roster, RosterRow
from widgets.savestate import SaveState

MEMBERS = 20


class SprintStage(Screen[None]):
    """A sprint in full: countdown, progress, text, and a roster in which every count moves twice a second."""

    CSS = "SprintStage { background: $background; } #head { height: 3; }"

    def __init__(self, text: str, location: tuple[int, int]) -> None:
        super().__init__()
        self._text, self._location = text, location
        self._ticks = count()

    def compose(self) -> ComposeResult:
        with Horizontal(id="head"):
            yield Clock()
            yield Progress()
        with Horizontal():
            yield Editor()
            yield Roster()
        yield SaveState()

    def on_mount(self) -> None:
        editor = self.query_one(Editor).open_text(self._text)
        editor.move_cursor(self._location, center=True)
        editor.focus()
        self._tick()
        self.set_interval(0.5, self._tick)

    def _tick(self) -> None:
        tick = next(self._ticks)
        rows = [
            RosterRow(seat, f"Member {seat}", "writing", tick * seat, me=not seat) for seat in range(MEMBERS)
        ]
        self.query_one(Roster).update_rows(rows)
        self.query_one(Clock).show(ClockFace("running", 1_500_000 - tick * 500, 1_500_000, "19:45"))
        self.query_one(SaveState).show("sending" if tick % 2 else "safe in the room")

    @on(Editor.CountChanged)
    def _show_count(self, event: Editor.CountChanged) -> None:
        self.query_one(Progress).show(Standing(event.count, "words", 250_000, 14))


class PlainStage(Screen[None]):
    """Textual's own TextArea and nothing else."""

    def __init__(self, text: str, location: tuple[int, int]) -> None:
        super().__init__()
        self._text, self._location = text, location

    def compose(self) -> ComposeResult:
        yield TextArea(self._text)

    def on_mount(self) -> None:
        area = self.query_one(TextArea)
        area.focus()
        self.call_after_refresh(area.move_cursor, self._location, center=True)


STAGES = {"sprint": SprintStage, "textarea": PlainStage}


class Stage(App[None]):
    """Shows one of the stages."""

    CSS_PATH = shared()

    def __init__(self, screen: Screen[None]) -> None:
        super().__init__()
        self._shown = screen
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = "sprint-dark"

    def get_default_screen(self) -> Screen[None]:
        return self._shown


def main() -> None:
    """Run the stage named on the command line."""
    kind, path, line, column = sys.argv[1:]
    Stage(STAGES[kind](Path(path).read_text(encoding="utf-8"), (int(line), int(column)))).run()


if __name__ == "__main__":
    main()
