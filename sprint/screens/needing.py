"""All that needs whoever leads, whole: the console has only few rows for it."""

from collections.abc import Iterator, Sequence

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from sprint.core.cleaning import clean
from sprint.screens.setting import Setting
from sprint.screens.toread import ToReadScreen


class NeedsScreen(ToReadScreen):
    """Shows each sentence below the other, the most pressing first."""

    style_sheet = "offering"

    def __init__(self, setting: Setting, head: str, needed: Sequence[str]) -> None:
        super().__init__(setting)
        self._head, self._needed = head, needed

    def parts(self) -> Iterator[Widget]:
        yield Static(Content(self._head), classes="title")
        for sentence in self._needed:
            yield Static(Content(clean(sentence)), classes="paragraph")
