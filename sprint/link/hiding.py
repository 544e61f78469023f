"""Whom this person has hidden for themselves, what waits while notes are muted, and what of all that was said
is therefore shown.

Nothing is thrown away: whoever is shown again is there with every word. The others are not told, and a seat
stays a seat, so that tables and turns make sense.
"""

from typing import Final

import msgspec

from sprint.core.reading.bodies import About

SOMEBODY: Final = "somebody you have hidden"
#: Stands where their title would; what it says of form and content is kept, for it protects the reader.
TITLE: Final = "a piece"


class Note(msgspec.Struct, frozen=True):
    """A note to the circle: act id, author's key, room time, cleaned text."""

    id: str
    by: str
    at: int
    text: str


class Cheered(msgspec.Struct, frozen=True):
    """A cheer: act id, author's key, room time, and for whom, empty for everyone."""

    id: str
    by: str
    at: int
    to: str


class Titled(msgspec.Struct, frozen=True):
    """What the author of a piece says of it."""

    piece: str
    by: str
    about: About


class Thanked(msgspec.Struct, frozen=True):
    """The words of an author's thanks for a response."""

    response: str
    by: str
    words: str


class Asked(msgspec.Struct, frozen=True):
    """What somebody is stuck with: the ask's id, their key, room time, cleaned words, perhaps none."""

    id: str
    by: str
    at: int
    text: str


class IdeaHad(msgspec.Struct, frozen=True):
    """An idea for whoever raised ``ask``: act id, author's key, room time, cleaned words."""

    id: str
    ask: str
    by: str
    at: int
    text: str


Said = Note | Cheered | Titled | Thanked | Asked | IdeaHad


class Shown:
    """What people said, as far as it is shown: notes, cheers and ideas in order, what authors say of their
    pieces by piece, thanks by response, asks by their id. ``hidden`` are the keys of those whose words are
    not. ``waiting`` is what is not shown yet, as notes are muted, and ``opened`` what waited before that.
    """

    def __init__(self) -> None:
        self._said: list[Said] = []
        self.waiting: list[Said] = []
        self.opened: list[Said] = []
        self.hide(frozenset())

    def hide(self, keys: frozenset[str]) -> None:
        """Hide these people from now on, and nobody else."""
        self.hidden = keys
        self.notes: list[Note] = []
        self.cheers: list[Cheered] = []
        self.abouts: dict[str, About] = {}
        self.thanks: dict[str, str] = {}
        self.asks: dict[str, Asked] = {}
        self.ideas: list[IdeaHad] = []
        for one in self._said:
            self._show(one)

    def hear(self, said: Said, *, waits: bool = False) -> None:
        """Keep what somebody said, and show it unless they are hidden, or it ``waits``."""
        if waits:
            self.waiting.append(said)
        else:
            self._said.append(said)
            self._show(said)

    def open_notes(self) -> None:
        """Show all that waited, in the order in which it was said."""
        self.opened, self.waiting = self.waiting, []
        for said in self.opened:
            self.hear(said)

    def _show(self, said: Said) -> None:
        hidden = said.by in self.hidden
        match said:
            case Titled(piece=piece, about=about):
                self.abouts[piece] = msgspec.structs.replace(about, title=TITLE) if hidden else about
            case Asked(id=ask):
                # That somebody is stuck is still so; with what, they said.
                self.asks[ask] = msgspec.structs.replace(said, text="") if hidden else said
            case _ if hidden:
                pass
            case Note():
                self.notes.append(said)
            case Cheered():
                self.cheers.append(said)
            case Thanked(response=response, words=words):
                self.thanks[response] = words
            case IdeaHad():
                self.ideas.append(said)
