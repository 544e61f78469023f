"""The sealed side of a room: names, notes and the title, opened on this machine and shown nowhere else.

Everything in it is cleaned on the way in, so that what is read from it can be shown as it stands.
"""

import contextlib
from typing import TypeVar

from sprint.core import acts
from sprint.core.agenda.acts import Announce, Jot, Meet, Plan, Pledge
from sprint.core.agenda.words import AgendaWords, NextDay
from sprint.core.asking.acts import Ask, Idea
from sprint.core.cleaning import clean, clean_line, fit
from sprint.core.errors import Untrusted
from sprint.core.keyring import KeyRing
from sprint.core.reading.acts import Offer, Read, Thank
from sprint.core.reading.bodies import About, ProtocolWords, read_words
from sprint.core.reading.shown import cleaned_about, cleaned_words
from sprint.core.room import Room
from sprint.core.sealing import Place, Sealed, unseal
from sprint.core.signed import Act
from sprint.link.dayside import DaySide
from sprint.link.hiding import SOMEBODY, Asked, Cheered, IdeaHad, Note, Said, Shown, Thanked, Titled

NAME_CELLS = 32
TITLE_CELLS = 60
LONGEST_NOTE = 4_000
STRANGER = "somebody without the invite"
NO_PROTOCOL = ProtocolWords("", "A reading")

Words = TypeVar("Words", About, ProtocolWords, AgendaWords)
Saying = acts.Say | acts.Cheer | Offer | Thank | Ask | Idea


class Side(Shown):
    """Names by member key, the room's title, the words of protocols by reading, those of days, and what is
    shown of all that people said.
    """

    def __init__(self, room: str, ring: KeyRing) -> None:
        super().__init__()
        self._room = room
        self._ring = ring
        self.title = ""
        self.names: dict[str, str] = {}
        self.protocols: dict[str, ProtocolWords] = {}
        self.days = DaySide()

    def take(self, act: Act, at: int, *, proven: bool = True, waits: bool = False) -> None:
        """Open what an accepted act carries; what cannot be opened is shown as such and harms nobody.

        Whoever took a seat without proving that they hold the invite (``proven``) has no name and no say.
        What ``waits`` is shown when notes are muted no more.
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
            case Read(words=words):
                self.protocols[act.id] = cleaned_words(self._value("protocol", act, words, NO_PROTOCOL))
            case acts.Say() | acts.Cheer() | Offer() | Thank() | Ask() | Idea():
                self.hear(self._opened(act, act.body, at), waits=waits)
            case _:
                self._take_day(act, at)

    def name(self, key: str) -> str:
        """The name of a member, for showing."""
        return SOMEBODY if key in self.hidden else self.true_name(key)

    def true_name(self, key: str) -> str:
        """The name of a member, also of one who is hidden: for choosing whom one means."""
        return self.names.get(key, "somebody")

    def _opened(self, act: Act, body: Saying, at: int) -> Said:
        match body:
            case acts.Say(text=text):
                return Note(act.id, act.by, at, clean(self._open("note", act, text))[:LONGEST_NOTE])
            case acts.Cheer(to=to):
                whom = self._open("cheer", act, to).strip()
                # For somebody who is not here, or for nobody that can be read: then it was for everyone.
                return Cheered(act.id, act.by, at, whom if whom in self.names else "")
            case Offer(about=about):
                value = self._value("about", act, about, About())
                return Titled(act.id, act.by, cleaned_about(value))
            case Thank(response=response, words=words):
                said = clean(self._open("thanks", act, words))[:LONGEST_NOTE]
                return Thanked(response, act.by, said)
            case Ask(words=words):
                said = clean(self._open("ask", act, words)).strip()[:LONGEST_NOTE]
                return Asked(act.id, act.by, at, said)
            case Idea(ask=ask, words=words):
                said = clean(self._open("idea", act, words)).strip()[:LONGEST_NOTE]
                return IdeaHad(act.id, ask, act.by, at, said)

    def follow(self, room: Room) -> None:
        """Know the words of the readings that the room's day has begun by itself."""
        if room.agenda is not None:
            for reading, words in self.days.readings(room.agenda).items():
                self.protocols.setdefault(reading, words)

    def _take_day(self, act: Act, at: int) -> None:
        match act.body:
            case Plan(changes=changes, words=words) if words is not None:
                self.days.plan(changes or act.id, self._value("agenda", act, words, AgendaWords()))
            case Announce(words=words):
                self.days.announce(act.id, act.by, at, self._open("words", act, words))
            case Meet(words=words) if words is not None:
                with contextlib.suppress(Untrusted):
                    self.days.meet(act.id, read_words(self._open("date", act, words), NextDay))
            case Jot(words=words):
                self.days.keep(act.id, act.by, at, self._open("jot", act, words))
            case Pledge(of=of, words=words):
                self.days.pledge(of, act.by, at, self._open("pledge", act, words))

    def _wordless(self, act: Act) -> None:
        """Every reading has words and every piece its title, so that nothing that is shown lacks them."""
        match act.body:
            case Read():
                self.protocols[act.id] = cleaned_words(NO_PROTOCOL)
            case Offer():
                self.hear(Titled(act.id, act.by, cleaned_about(About())))

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
