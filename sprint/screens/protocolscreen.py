"""A protocol of response to look at: what it is for, and its steps with their prompts."""

from collections.abc import Iterator

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from sprint.core.cleaning import clean
from sprint.core.reading.protocolfile import LoadedProtocol
from sprint.screens.setting import Setting
from sprint.screens.toread import ToReadScreen
from sprint.telling.protocols import paragraphs


class ProtocolScreen(ToReadScreen):
    """Shows one protocol."""

    style_sheet = "offering"

    def __init__(self, setting: Setting, loaded: LoadedProtocol) -> None:
        super().__init__(setting)
        self._paragraphs = paragraphs(loaded)

    def parts(self) -> Iterator[Widget]:
        for number, (indent, text) in enumerate(self._paragraphs):
            line = Static(Content(clean(text)), classes="paragraph" if number else "title")
            line.styles.padding = (0, 0, 0, indent)
            yield line
