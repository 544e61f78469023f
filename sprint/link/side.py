"""The sealed side of a room: names, notes and the title, opened on this machine and shown nowhere else.

Everything in it is cleaned on the way in, so that what is read from it can be shown as it stands.
"""

from typing import TypeVar

import msgspec

from sprint.core import acts
from sprint.core.cleaning import clean, clean_line, fit
from sprint.core.errors import Untrusted
from sprint.core.keyring import KeyRing
from sprint.core.reading.acts import Offer, Read, Thank
from sprint.core.reading.bodies import About, ProtocolWords, read_words
from sprint.core.reading.shown import cleaned_about, cleaned_words
from sprint.core.sealing import Place, Sealed, unseal
from sprint.core.signed import Act

NAME_CELLS = 32
TITLE_CELLS = 60
LONGEST_NOTE = 4_000
STRANGER = "somebody without the invite"
NO_PROTOCOL = ProtocolWords("", "A reading")

Words = TypeVar("Words", About, ProtocolWords)


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


class Side:
    """Names by member key, notes and cheers in order, the room's title; the words of protocols by reading,
    what authors say of their pieces by piece, and thanks by response.
    """

    def __init__(self, room: str, ring: KeyRing) -> None:
        self._room = room
        self._ring = ring
        self.title = ""
        self.names: dict[str, str] = {}
        self.notes: list[Note] = []
        self.cheers: list[Cheered] = []
        self.protocols: dict[str, ProtocolWords] = {}
        self.abouts: dict[str, About] = {}
        self.thanks: dict[str, str] = {}

    def take(self, act: Act, at: int, *, proven: bool = True) -> None:
        """Open what an accepted act carries; what cannot be opened is shown as such and harms nobody.

        Whoever took a seat without proving that they hold the invite (``proven``) has no name and no say.
        """
        match act.body:
            case acts.Join() if not proven:
                self.names[act.by] = STRANGER
            case _ if self.names.get(act.by) == STRANGER and not isinstance(act.body, acts.Join):
                self._wordless(act)
            case acts.Open(title=title):
                self.title = fit(clean_line(self._open("title", act, title)), TITLE_CELLS)
            case acts.Join(name=name):
                self.names[act.by] = fit(clean_line(self._open("name", act, name)), NAME_CELLS) or "somebody"
            case acts.Say(text=text):
                said = clean(self._open("note", act, text))[:LONGEST_NOTE]
                self.notes.append(Note(act.id, act.by, at, said))

            case acts.Cheer(to=to):
                whom = self._open("cheer", act, to).strip()
                # For somebody who is not here, or for nobody that can be read: then it was for everyone.
                self.cheers.append(Cheered(act.id, act.by, at, whom if whom in self.names else ""))
            case Read(words=words):
                self.protocols[act.id] = cleaned_words(self._value("protocol", act, words, NO_PROTOCOL))
            case Offer(about=about):
                self.abouts[act.id] = cleaned_about(self._value("about", act, about, About()))
            case Thank(response=response, words=words):
                self.thanks[response] = clean(self._open("thanks", act, words))[:LONGEST_NOTE]

    def name(self, key: str) -> str:
        """The name of a member, for showing."""
        return self.names.get(key, "somebody")

    def _wordless(self, act: Act) -> None:
        """Every reading has words and every piece its title, so that nothing that is shown lacks them."""
        match act.body:
            case Read():
                self.protocols[act.id] = cleaned_words(NO_PROTOCOL)
            case Offer():
                self.abouts[act.id] = cleaned_about(About())

    def _value(self, kind: str, act: Act, sealed: Sealed, instead: Words) -> Words:
        try:
            return read_words(self._open(kind, act, sealed), type(instead))
        except Untrusted:
            return instead

    def _open(self, kind: str, act: Act, sealed: Sealed) -> str:
        try:
            place = Place(self._room, kind, act.by, act.id)
            return unseal(sealed, place, self._ring.content(sealed.gen))
        except Untrusted:
            return "(could not be opened)"
