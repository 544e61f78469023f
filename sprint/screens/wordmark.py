"""The name of the program, drawn in the same hand as the large digits of the clock."""

from textual.content import Content
from textual.widgets import Static

ROWS = (
    "╭─╴ ╭─╮ ╭─╮ ╷ ╭╮╷ ╶┬╴",
    "╰─╮ ├─╯ ├┬╯ │ │╰┤  │ ",
    "╶─╯ ╵   ╵╰╴ ╵ ╵ ╵  ╵ ",
)


class Wordmark(Static):
    """``SPRINT``, three rows high."""

    DEFAULT_CSS = """
    Wordmark { width: auto; height: 3; }
    """

    def __init__(self) -> None:
        super().__init__(Content("\n".join(ROWS)))
