"""All that was announced on a day, for whoever missed it: when, by whom, and the words whole."""

from collections.abc import Iterator, Sequence
from typing import Final

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from sprint.screens.setting import Setting
from sprint.screens.toread import ToReadScreen
from sprint.telling.announced import Told

HEAD: Final = "What was announced"
NOTHING: Final = "Nothing was announced yet."


class AnnouncementsScreen(ToReadScreen):
    """Shows one below the other, the newest first."""

    style_sheet = "offering"

    def __init__(self, setting: Setting, told: Sequence[Told]) -> None:
        super().__init__(setting)
        self._told = told

    def parts(self) -> Iterator[Widget]:
        yield Static(Content(HEAD), classes="title")
        for told in self._told:
            yield Static(Content(told.head), classes="head")
            yield Static(Content(told.words), classes="text")
        if not self._told:
            yield Static(Content(NOTHING), classes="text")
