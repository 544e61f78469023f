"""Where the text of an offer comes from: the sprint, a selection, the whole page, a file, or a paste."""

import asyncio
from pathlib import Path
from typing import Final

from sprint.core.cleaning import clean, clean_line
from sprint.core.errors import BadInput
from sprint.core.reading.acts import LARGEST_PIECE
from sprint.desk.notebook import read_piece_file
from sprint.desk.typed import typed_path
from sprint.screens.brought import Filled, Source
from sprint.screens.visit import Visit

LARGEST_PASTE: Final = 1_000_000
WORDS: Final[dict[Source, str]] = {
    "selection": "what is selected",
    "sprint": "this sprint's text",
    "page": "my whole page",
    "file": "a file",
    "paste": "a paste",
}


class Sources:
    """The texts that are there when the form opens; a file and a paste are looked at when they are chosen."""

    def __init__(self, visit: Visit, selected: str) -> None:
        page = visit.sheet.text
        added = visit.writer.added_text if page.strip() else ""
        self._texts: dict[Source, str] = {}
        if selected.strip():
            self._texts["selection"] = selected
        if added and added != page.strip("\n").rstrip():
            self._texts["sprint"] = added
        if page.strip():
            self._texts["page"] = page
        self.options: list[tuple[Source, str]] = [
            (source, words)
            for source, words in WORDS.items()
            if source in self._texts or source in ("file", "paste")
        ]

    @property
    def usual(self) -> Source:
        """What is offered where nobody chooses."""
        return next(iter(self._texts), "paste")

    async def text(self, filled: Filled) -> str:
        """The text that stands in the form; raises ``BadInput`` with what to do where there is none."""
        if filled.source == "file":
            return checked(await _file_text(filled.file))
        if filled.source == "paste":
            if not filled.pasted.strip():
                raise BadInput("Paste your text here, with your terminal's own keys, or with Ctrl+V.")
            return checked(filled.pasted)
        return checked(self._texts.get(filled.source, ""))


def checked(text: str) -> str:
    """The text, if it can be a piece; raises ``BadInput``."""
    if not text.strip():
        raise BadInput("There is nothing to read in it yet. A piece needs a word at least.")
    size = len(text.encode("utf-8", "replace"))
    if size > LARGEST_PIECE:
        raise BadInput(
            f"It has {size:,} bytes, and a piece has {LARGEST_PIECE:,} at most. Nothing was sent; select a "
            "part of it on your page, or put a part into a file."
        )
    return text


def pasted_text(raw: str) -> str:
    """A paste as it can be offered; raises ``BadInput`` for one that is far too large."""
    if len(raw) > LARGEST_PASTE:
        raise BadInput(
            "That paste is far larger than a piece can be, so it was left out. Paste a part of it."
        )
    return clean(raw)


def pasted_path(raw: str) -> str:
    """The path of a file, where that is what was pasted, as by dropping it on the window; else nothing."""
    line = raw.strip().strip("'\"").removeprefix("file://").replace("\\ ", " ")
    if not line or "\n" in line or len(line) > 1_000:
        return ""
    try:
        return clean_line(line) if Path(line).expanduser().is_file() else ""
    except (OSError, ValueError, RuntimeError):
        return ""


async def _file_text(name: str) -> str:
    if not name.strip():
        raise BadInput("Which file? Type its path, or drop it on this window.")
    return await asyncio.to_thread(read_piece_file, typed_path(name))
