"""The sealed words of a room's days: titles and prompts, what was announced, and what people put before and
after a day.

Everything in it is cleaned on the way in.
"""

import datetime as dt
from typing import Final

import msgspec

from sprint.core.agenda.acts import Pledged
from sprint.core.agenda.shown import cleaned_agenda
from sprint.core.agenda.values import Agenda
from sprint.core.agenda.words import AgendaWords, BlockWords, NextDay
from sprint.core.cleaning import clean
from sprint.core.reading.bodies import ProtocolWords

LONGEST_PLEDGE: Final = 1_000
LONGEST_ANNOUNCEMENT: Final = 1_000
NO_WORDS: Final = BlockWords()
UNNAMED: Final = ProtocolWords("", "A reading")


class Announcement(msgspec.Struct, frozen=True):
    """What was announced: act id, author's key, room time, cleaned words."""

    id: str
    by: str
    at: int
    text: str


class Spoken(msgspec.Struct, frozen=True):
    """What somebody put before or after a day, or on the board: their key, room time, cleaned words."""

    by: str
    at: int
    text: str


class DaySide:
    """Words of agendas by the agenda's id, announcements by act id, and pledges by kind and key: those that
    stand now, and all that were ever said.
    """

    def __init__(self) -> None:
        self.words: dict[str, AgendaWords] = {}
        self.announced: dict[str, Announcement] = {}
        self.pledges: dict[Pledged, dict[str, Spoken]] = {}
        self.kept: dict[str, Spoken] = {}
        self._dates: dict[str, NextDay] = {}
        self._said: dict[Pledged, list[Spoken]] = {}

    def plan(self, agenda: str, words: AgendaWords) -> None:
        """Take the words of a plan; a change keeps those of blocks that it says nothing about."""
        words = cleaned_agenda(words)
        before = self.words.get(agenda, AgendaWords())
        self.words[agenda] = AgendaWords(
            words.title or before.title, {**before.blocks, **words.blocks}, words.date or before.date
        )

    def announce(self, act_id: str, by: str, at: int, text: str) -> None:
        """Take an announcement."""
        self.announced[act_id] = Announcement(act_id, by, at, clean(text)[:LONGEST_ANNOUNCEMENT].strip())

    def pledge(self, of: Pledged, by: str, at: int, text: str) -> None:
        """Take what somebody says; without words they say nothing any more."""
        said = clean(text)[:LONGEST_PLEDGE].strip()
        self.pledges.setdefault(of, {}).pop(by, None)
        self._said.setdefault(of, []).append(Spoken(by, at, said))
        if said:
            self.pledges[of][by] = Spoken(by, at, said)

    def between(self, of: Pledged, since: int, until: int | None) -> dict[str, Spoken]:
        """What people said last from the room time ``since`` on and before ``until``, by their keys, though
        it has been said anew since then.
        """
        found: dict[str, Spoken] = {}
        for said in self._said.get(of, ()):
            if since <= said.at and (until is None or said.at < until):
                found.pop(said.by, None)
                if said.text:
                    found[said.by] = said
        return found

    def meet(self, act_id: str, day: NextDay) -> None:
        """Take when the circle meets next."""
        self._dates[act_id] = day

    def date(self, act_id: str) -> NextDay | None:
        """The date that an act set, if it can be read."""
        return self._dates.get(act_id)

    def keep(self, act_id: str, by: str, at: int, text: str) -> None:
        """Take what was put on the board."""
        self.kept[act_id] = Spoken(by, at, clean(text)[:LONGEST_PLEDGE].strip())

    def title(self, agenda: str) -> str:
        """The title of a day, perhaps none."""
        return self.words.get(agenda, AgendaWords()).title

    def planned_on(self, agenda: str) -> dt.date | None:
        """The date of a day that has one without a time."""
        return self.words.get(agenda, AgendaWords()).date

    def block(self, agenda: str, block: str) -> BlockWords:
        """The words of a block, perhaps none."""
        return self.words.get(agenda, AgendaWords()).blocks.get(block, NO_WORDS)

    def readings(self, day: Agenda) -> dict[str, ProtocolWords]:
        """The words of the protocols of the readings that a day has held, by the reading's id."""
        held = [(past.block, past.reading) for past in day.past]
        if day.now is not None:
            held.append((day.now.block, day.now.reading))
        return {reading: self.block(day.id, block).protocol or UNNAMED for block, reading in held if reading}
