"""When something is said: at once, between two paragraphs, after the bell, or when the editor is closed."""

from collections.abc import Callable
from typing import Literal

from sprint.core.cleaning import clean, clean_line
from sprint.core.settings import Notices

PREFIX = ": "
#: Before the rest of a sentence that takes more than one row.
LATER = "  "
#: On a narrower terminal, as a braille line is, the terminal breaks lines as whoever reads it is used to.
LEAST_COLUMNS = 40

#: ``bell`` is said at once while one writes here, the rest when a paragraph is ended. ``people`` come and go.
Kind = Literal["bell", "clock", "note", "people"]


class Voice:
    """Says lines by ``put``, each cleaned, folded to one line, and told by its prefix from what one typed.

    ``columns`` tells how wide the terminal is, where there is one: what is longer is broken between words, as
    the terminal itself would not. ``level`` is how much may be said while a sprint runs: all, few (nobody's
    coming and going), or none but the clock, with the rest after the bell.
    """

    def __init__(
        self, put: Callable[[str], None], level: Notices = "all", columns: Callable[[], int] | None = None
    ) -> None:
        self.level: Notices = level
        self._columns = columns
        self.running = False
        self._put = put
        self._page: Literal["none", "here", "editor"] = "none"
        self._waiting: list[str] = []
        self._later: list[str] = []

    def answer(self, sentence: str) -> None:
        """Say something that was asked for."""
        self._say(sentence)

    def new_line(self) -> None:
        """Begin a line of one's own, after what the terminal wrote by itself."""
        self._put("")

    def raw(self, line: str) -> None:
        """Say something that is to be copied, alone on its line."""
        self._put(clean_line(line))

    def verbatim(self, line: str) -> None:
        """Say a line of somebody's text, with the spaces in it as they are."""
        self._put(PREFIX + clean(line).replace("\n", " "))

    def news(self, sentence: str, kind: Kind) -> None:
        """Say what happened, when it is time to."""
        if not sentence:
            return
        if self.running and kind in ("note", "people") and self.level != "all":
            if self.level == "none":
                self._later.append(sentence)
                return
            if kind == "people":
                return
        if self._page == "editor" or (self._page == "here" and kind != "bell"):
            self._waiting.append(sentence)
        else:
            self._say(sentence)

    def set_running(self, running: bool) -> None:
        """A sprint runs now, or no more: then what was kept for later is said."""
        self.running = running
        if not running:
            self._release()

    def set_level(self, level: Notices) -> None:
        """Say so much from now on."""
        self.level = level
        if level == "all":
            self._release()

    def turn_to(self, page: Literal["none", "here", "editor"]) -> None:
        """The person writes here, or in an editor, or types words again."""
        self._page = page
        if page == "none":
            for sentence in self._taken():
                self._say(sentence)

    def paragraph(self) -> None:
        """A paragraph is ended: what waited is said in one line."""
        waiting = self._taken()
        if waiting:
            self._say(" ".join(map(_ended, waiting)))

    def _release(self) -> None:
        later, self._later = self._later, []
        for sentence in later:
            self.news(sentence, "clock")

    def _taken(self) -> list[str]:
        waiting, self._waiting = self._waiting, []
        return waiting

    def _say(self, sentence: str) -> None:
        line, columns = clean_line(sentence), self._columns() if self._columns is not None else 0
        if columns < LEAST_COLUMNS:
            self._put(PREFIX + line)
            return
        # Imported here: what goes to no terminal needs none of it.
        from sprint.telling.wrapping import wrapped

        for row in wrapped(line, columns, PREFIX, LATER).split("\n"):
            self._put(row)


def _ended(sentence: str) -> str:
    """A sentence that another one can follow; a note may end in any way."""
    return f"{sentence}." if sentence[-1].isalnum() else sentence
