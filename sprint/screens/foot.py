"""The foot of a screen: the keys that matter now, and in their place, for a while, a sentence.

Above them stands what is so for longer, as that there is no connection.
"""

from collections.abc import Sequence
from typing import Literal

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from sprint.core.cleaning import clean
from sprint.screens.command import Command
from sprint.screens.keynames import key_name
from widgets.lines import Line, Lines, Piece

Tone = Literal["", "good", "warning"]
LEAST_S, PER_CHARACTER_S = 5.0, 0.06


class Keys(Lines):
    """``F1 Help  Ctrl+Q Leave``: as many as there is room for; the last ones, which work everywhere, stay."""

    DEFAULT_CSS = """
    Keys { height: 1; width: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[tuple[str, str], ...] = ()

    def show(self, commands: Sequence[Command]) -> None:
        """Show the first key of each of ``commands``; cheap when they are the same."""
        shown = tuple((key_name(command.keys.split(",")[0]), command.title) for command in commands)
        if shown != self._shown:
            self._shown = shown
            self.show_changes()

    def lines(self, width: int, height: int) -> list[Line]:
        """The keys in ``width`` cells."""
        shown = list(self._shown)
        while len(shown) > 1 and sum(cell_len(key) + len(title) + 4 for key, title in shown) - 3 > width:
            del shown[-2 if len(shown) > 3 else -1]
        line: Line = ()
        for key, title in shown:
            line = (
                *line,
                Piece("   " if line else ""),
                Piece(key, "ink--accent"),
                Piece(f" {title}", "ink--faint"),
            )
        return [line]


class Foot(Vertical):
    """The last lines of a screen."""

    DEFAULT_CSS = """
    Foot { dock: bottom; height: auto; }
    Foot > Static { display: none; height: auto; max-height: 4; }
    Foot.-told > Static { display: block; }
    Foot.-told > Keys { display: none; }
    Foot > .lasting, Foot.-told > .lasting { display: none; }
    Foot.-lasts > .lasting { display: block; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.said = self.lasting = ""
        self._lasting = Static(classes="lasting -warning")
        self._sentence = Static()
        self._keys = Keys()
        self._quiet: Timer | None = None

    def compose(self) -> ComposeResult:
        yield self._lasting
        yield self._sentence
        yield self._keys

    def show_keys(self, commands: Sequence[Command]) -> None:
        """Show these keys."""
        self._keys.show(commands)

    def keep(self, sentence: str) -> None:
        """Show ``sentence``, or nothing, until another is kept; cheap when it is the same."""
        sentence = clean(sentence)
        if sentence != self.lasting:
            self.lasting = sentence
            self._lasting.update(Content(sentence))
            self.set_class(bool(sentence), "-lasts")

    def tell(self, sentence: str, tone: Tone = "") -> None:
        """Show ``sentence`` as long as it takes to read it."""
        if self._quiet is not None:
            self._quiet.stop()
        self.said = sentence = clean(sentence)
        self._sentence.update(Content(sentence))
        self._sentence.set_class(tone == "good", "-good")
        self._sentence.set_class(tone == "warning", "-warning")
        self.add_class("-told")
        self._quiet = self.set_timer(max(LEAST_S, len(sentence) * PER_CHARACTER_S), self.hush)

    def hush(self) -> None:
        """Show the keys again."""
        self.said = ""
        self.remove_class("-told")
