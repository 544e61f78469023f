"""The decks that a person draws prompts from: those that come with Sprint, and their own files.

One's own lie in the folder ``prompts`` beside the settings file, and are known by the names of their files.
A circle shares a deck by giving the file round.
"""

from pathlib import Path
from typing import Final

import msgspec

from sprint import prompts
from sprint.core.deck import Deck, Pile, pile_of, read_deck
from sprint.core.errors import BadDeck, BadText
from sprint.core.tomlfile import text_of
from sprint.desk.disk import DISK, Disk
from sprint.desk.ownfiles import SUFFIX, OwnFiles, read_bytes, shown
from sprint.prompts.beginning import BEGINNING

FOLDER: Final = "prompts"


class Decks(msgspec.Struct, frozen=True):
    """All that can be drawn from, and a sentence on every file that cannot."""

    decks: tuple[Deck, ...]
    complaints: tuple[str, ...] = ()
    exit_code: int = 0

    @property
    def pile(self) -> Pile:
        """All prompts, none drawn yet."""
        return pile_of(self.decks)


class OwnPrompts:
    """One's own decks, below the folder ``config``, which need not be there."""

    def __init__(self, config: Path, disk: Disk = DISK) -> None:
        self._files = OwnFiles(config / FOLDER, BadDeck, prompts.names(), prompts.text_of, disk)
        self.folder = self._files.folder

    def all(self) -> Decks:
        """Every deck, those that come with Sprint first; one bad file spoils nothing else."""
        shelf = self._files.shelf()
        decks = [prompts.load(name) for name in prompts.names()]
        complaints, exit_code = list(shelf.complaints), 0
        for path in shelf.files.values():
            try:
                decks.append(read_file(path))
            except (BadDeck, BadText) as error:
                complaints.append(str(error))
                exit_code = error.exit_code
        return Decks(tuple(decks), tuple(complaints), exit_code)

    def begin(self, name: str) -> Path:
        """Write a file to start from; gives its path. Raises ``BadInput`` or ``DeskTrouble``."""
        return self._files.begin(name, BEGINNING)


def read_file(path: Path) -> Deck:
    """Read a deck's file, wherever it lies; raises ``BadDeck``, or ``BadText`` for no file."""
    name = shown(path).removesuffix(SUFFIX)
    return read_deck(text_of(read_bytes(path), name, BadDeck), name)
